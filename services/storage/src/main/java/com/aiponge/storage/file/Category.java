package com.aiponge.storage.file;

import com.aiponge.storage.probe.MediaType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a file is for (E.FileCategory), which decides what it may be and who may see it. */
public enum Category {
    AVATAR, TRACK, TRACK_ARTWORK, ALBUM_ARTWORK, PLAYLIST_ARTWORK, BOOK_COVER, ENTRY, GENERAL;

    private static final Map<String, Category> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Category::wireName, Function.identity()));

    public static Set<String> names() {
        return BY_NAME.keySet();
    }

    public static Category named(String wireName) {
        return BY_NAME.get(wireName);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean takes(MediaType type) {
        return switch (this) {
            case TRACK -> !type.isImage();
            case GENERAL -> true;
            case AVATAR, TRACK_ARTWORK, ALBUM_ARTWORK, PLAYLIST_ARTWORK, BOOK_COVER, ENTRY -> type.isImage();
        };
    }

    /** Pictures of entries are nobody else's, faces are everybody's; for the rest the wish counts. */
    public Visibility visibility(Visibility wished) {
        return switch (this) {
            case AVATAR -> Visibility.PUBLIC;
            case ENTRY, GENERAL -> Visibility.PERSONAL;
            case TRACK, TRACK_ARTWORK, ALBUM_ARTWORK, PLAYLIST_ARTWORK, BOOK_COVER -> wished;
        };
    }
}
