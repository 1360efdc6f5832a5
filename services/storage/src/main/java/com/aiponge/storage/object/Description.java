package com.aiponge.storage.object;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is kept beside an object's bytes, and sent with them when a store serves them itself.
 *
 * @param cacheControl {@code Cache-Control}, null for none
 * @param disposition  {@code Content-Disposition}, null for none
 * @param metadata     small: names of lower-case letters, digits and {@code -}, values of visible ASCII, 2,000 characters in all, which is what S3 takes
 */
public record Description(String contentType, String cacheControl, String disposition, Map<String, String> metadata) {
    private static final int MOST = 2_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern VALUE = Pattern.compile("(?:[!-~](?:[ -~]*[!-~])?)?");
    private static final String OWNER = "owner";

    public Description {
        require(contentType != null && !contentType.isEmpty() && VALUE.matcher(contentType).matches(), "content type");
        require(cacheControl == null || VALUE.matcher(cacheControl).matches(), "cache control");
        require(disposition == null || VALUE.matcher(disposition).matches(), "disposition");
        metadata = Map.copyOf(metadata);
        int length = 0;
        for (Map.Entry<String, String> one : metadata.entrySet()) {
            require(NAME.matcher(one.getKey()).matches() && VALUE.matcher(one.getValue()).matches(), "metadata");
            length += one.getKey().length() + one.getValue().length();
        }
        require(length <= MOST, "so much metadata");
    }

    public static Description of(String contentType) {
        return new Description(contentType, null, null, Map.of());
    }

    public Description cached(String control) {
        return new Description(contentType, control, disposition, metadata);
    }

    public Description disposed(String newDisposition) {
        return new Description(contentType, cacheControl, newDisposition, metadata);
    }

    public Description with(String name, String value) {
        Map<String, String> more = new HashMap<>(metadata);
        more.put(name, value);
        return new Description(contentType, cacheControl, disposition, more);
    }

    /** Whom the object belongs to. Metadata is public where objects are: only for private ones. */
    public Description ownedBy(String owner) {
        return with(OWNER, owner);
    }

    /** Null when it was not put with one. */
    public String owner() {
        return metadata.get(OWNER);
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException("no store takes this " + what);
        }
    }
}
