package com.aiponge.storage.probe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The kinds of files that are stored (contract 9), told apart by how their bytes begin and by nothing else. */
public enum MediaType {
    JPEG("image/jpeg", "jpg", JpegWalk::new),
    PNG("image/png", "png", ImageHead::png),
    GIF("image/gif", "gif", ImageHead::gif),
    WEBP("image/webp", "webp", ImageHead::webp),
    MP3("audio/mpeg", "mp3", Mp3Walk::new),
    WAV("audio/wav", "wav", WavWalk::new),
    M4A("audio/mp4", "m4a", Mp4Walk::new),
    OGG("audio/ogg", "ogg", OggWalk::new);

    /** So many bytes are enough for {@link #of}. */
    public static final int HEAD = 64;
    private static final List<String> M4A_BRANDS = List.of("M4A ", "M4B ");

    private final String contentType;
    private final String extension;
    private final Supplier<Walk> walk;

    MediaType(String contentType, String extension, Supplier<Walk> walk) {
        this.contentType = contentType;
        this.extension = extension;
        this.walk = walk;
    }

    /** @param head the first {@link #HEAD} bytes, or all of a shorter file */
    public static Optional<MediaType> of(byte[] head) {
        if (starts(head, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        } else if (starts(head, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        } else if (starts(head, 0, "GIF87a") || starts(head, 0, "GIF89a")) {
            return Optional.of(GIF);
        } else if (starts(head, 0, "RIFF") && starts(head, 8, "WEBP")) {
            return Optional.of(WEBP);
        } else if (starts(head, 0, "RIFF") && starts(head, 8, "WAVE")) {
            return Optional.of(WAV);
        } else if (starts(head, 0, "OggS")) {
            return Optional.of(OGG);
        } else if (starts(head, 4, "ftyp") && isM4a(head)) {
            return Optional.of(M4A);
        } else if (starts(head, 0, "ID3") || Mp3Frame.of(head) != null) {
            return Optional.of(MP3);
        }
        return Optional.empty();
    }

    public String contentType() {
        return contentType;
    }

    /** Of file names, without a dot. */
    public String extension() {
        return extension;
    }

    public boolean isImage() {
        return contentType.startsWith("image/");
    }

    Walk walk() {
        return walk.get();
    }

    /** The brand, or one of those it says it is compatible with. */
    private static boolean isM4a(byte[] head) {
        for (int at = 8; at + 4 <= head.length; at += 4) {
            String brand = new String(head, at, 4, StandardCharsets.ISO_8859_1);
            if (M4A_BRANDS.contains(brand) && at != 12) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(byte[] head, int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= at + wanted.length && Arrays.equals(head, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
