package com.aiponge.storage.object;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object about to be written, its bytes excepted. */
public record NewObject(ObjectKey key, Description description, Mode mode) {
    private static final String PUBLIC = "public/";
    private static final Pattern OWNED = Pattern.compile("user/([^/]+)/.*");
    /** What anybody may read never changes under its key: a new version has a new key. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String AN_HOUR = "private, max-age=3600";

    /** What happens when the key is taken. */
    public enum Mode { CREATE_ONLY, REPLACE }

    public static NewObject create(ObjectKey key, String contentType) {
        return new NewObject(key, described(key, contentType), Mode.CREATE_ONLY);
    }

    /** How an object of this key is cached, and whose it is. Public ones do not say whose: metadata is sent to whoever reads the object. */
    public static Description described(ObjectKey key, String contentType) {
        Description description = Description.of(contentType).cached(key.text().startsWith(PUBLIC) ? FOR_EVER : AN_HOUR);
        Matcher owned = OWNED.matcher(key.text());
        return owned.matches() ? description.ownedBy(owned.group(1)) : description;
    }
}
