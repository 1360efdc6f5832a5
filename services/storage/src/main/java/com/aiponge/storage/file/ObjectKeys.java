package com.aiponge.storage.file;

import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.probe.MediaType;
import java.util.UUID;

/** The names of objects: made here from ids alone. What stands under {@code public/} may be served by a store or a CDN to everybody. */
public final class ObjectKeys {
    private static final String PUBLIC = "public/";
    private static final String THUMB = ".thumb.jpg";

    private ObjectKeys() {
    }

    static ObjectKey of(NewFile file, UUID object, MediaType type) {
        return of(file.visibility(), file.ownerId(), file.category(), object + "." + type.extension());
    }

    /** The key for the same file under another visibility. */
    static ObjectKey moved(FileRow file, UUID object, Visibility visibility) {
        String text = file.key().text();
        return of(visibility, file.ownerId(), file.category(), object + text.substring(text.lastIndexOf('.')));
    }

    /** Of what a person sent, until it is known what to make of it; nothing is ever served from there. */
    public static ObjectKey incoming(UUID owner, UUID object) {
        return new ObjectKey("user/" + owner + "/incoming/" + object);
    }

    public static ObjectKey thumb(ObjectKey key) {
        String text = key.text();
        return new ObjectKey(text.substring(0, text.lastIndexOf('.')) + THUMB);
    }

    public static ObjectKey of(Visibility visibility, UUID owner, Category category, String name) {
        String folder = visibility == Visibility.PUBLIC ? PUBLIC : "user/" + owner + "/";
        return new ObjectKey(folder + category.wireName() + "/" + name);
    }
}
