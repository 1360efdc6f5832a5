package com.aiponge.aiconfig.builtin.song;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** An ID3v2.3 tag (id3.org, 1999): the version that every player reads. Text is UTF-16 with a byte order mark. */
final class Id3 {
    static final String COMMENT = "Made by the built-in synthesiser";
    private static final String ARTIST = "Aiponge";
    private static final Map<String, String> LANGUAGES = Map.of("en", "eng", "es", "spa", "fr", "fra", "de", "deu",
            "pt", "por", "ar", "ara", "ja", "jpn", "hi", "hin");

    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

    private Id3() {
    }

    static byte[] of(Mp3Tags tags, int durationMillis) {
        Id3 id3 = new Id3();
        String language = language(tags.language());
        id3.text("TPE1", ARTIST);
        id3.text("TCON", tags.genre());
        id3.text("TLAN", language);
        id3.text("TLEN", Integer.toString(durationMillis));
        id3.comment(language);
        return id3.withHeader();
    }

    private void text(String id, String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(1);
        utf16(body, value);
        frame(id, body);
    }

    private void comment(String language) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(1);
        ascii(body, language == null ? "eng" : language);
        utf16(body, "");
        body.write(0);
        body.write(0);
        utf16(body, COMMENT);
        frame("COMM", body);
    }

    private void frame(String id, ByteArrayOutputStream body) {
        ascii(frames, id);
        for (int shift = 24; shift >= 0; shift -= 8) {
            frames.write(body.size() >>> shift);
        }
        frames.write(0);
        frames.write(0);
        frames.writeBytes(body.toByteArray());
    }

    private byte[] withHeader() {
        ByteArrayOutputStream tag = new ByteArrayOutputStream();
        ascii(tag, "ID3");
        tag.write(3);
        tag.write(0);
        tag.write(0);
        // seven bits a byte, so that no length looks like the start of a frame
        for (int shift = 21; shift >= 0; shift -= 7) {
            tag.write(frames.size() >>> shift & 0x7F);
        }
        tag.writeBytes(frames.toByteArray());
        return tag.toByteArray();
    }

    private static void utf16(ByteArrayOutputStream body, String value) {
        body.write(0xFF);
        body.write(0xFE);
        body.writeBytes(value.getBytes(StandardCharsets.UTF_16LE));
    }

    private static void ascii(ByteArrayOutputStream body, String value) {
        body.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String language(String code) {
        return code == null || code.length() < 2 ? null : LANGUAGES.get(code.substring(0, 2).toLowerCase(Locale.ROOT));
    }
}
