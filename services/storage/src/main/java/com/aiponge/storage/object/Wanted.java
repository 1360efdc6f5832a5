package com.aiponge.storage.object;

/**
 * What to read of an object, and on which condition.
 *
 * @param range     null for all of it
 * @param ifVersion null, or the version it must have
 * @param unlessVersion null, or the version it must not have
 */
public record Wanted(ByteRange range, String ifVersion, String unlessVersion) {
    public static final Wanted ALL = new Wanted(null, null, null);

    public static Wanted part(ByteRange range) {
        return new Wanted(range, null, null);
    }

    /** @throws ObjectRefused.ConditionFailed when an object of this version is not wanted */
    public void check(String version) {
        if (ifVersion != null && !ifVersion.equals(version) || version.equals(unlessVersion)) {
            throw new ObjectRefused.ConditionFailed();
        }
    }
}
