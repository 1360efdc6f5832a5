package com.aiponge.storage.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.Form;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormReaderTest {
    private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

    /** Names and contents, in turns; bytes as Latin-1. */
    private static List<String> read(byte[] form, String boundary, int atOnce) throws IOException {
        FormReader reader = new FormReader(new Dribble(form, atOnce), boundary);
        List<String> read = new ArrayList<>();
        for (FormPart part = reader.next(); part != null; part = reader.next()) {
            read.add(part.name());
            read.add(new String(reader.content().readAllBytes(), StandardCharsets.ISO_8859_1));
        }
        return read;
    }

    private static List<String> read(String form) throws IOException {
        return read(form.getBytes(StandardCharsets.UTF_8), "b", 1_000);
    }

    @Test
    void givesPartsAsTheyWereSentHoweverTheBytesCome() throws IOException {
        byte[] content = new byte[200_000];
        new Random(3).nextBytes(content);
        byte[] form = Form.of().field("category", "avatar").file("a.png", "image/png", content).field("tags", "[]").bytes();
        List<String> wanted = List.of("category", "avatar", "file", new String(content, StandardCharsets.ISO_8859_1), "tags", "[]");
        for (int atOnce : List.of(1, 7, 4_096, 65_536, 1_000_000)) {
            assertEquals(wanted, read(form, BOUNDARY, atOnce));
        }
    }

    @Test
    void whatOnlyLooksLikeABoundaryIsContent() throws IOException {
        String content = "\r\n--\r\n--x\r\n\r\n-b\r--b\n--b--\r\r\n--";
        assertEquals(List.of("file", content), read("--b\r\nContent-Disposition: form-data; name=file\r\n\r\n" + content + "\r\n--b--"));
    }

    @Test
    void anEmptyPartIsEmpty() throws IOException {
        assertEquals(List.of("a", "", "b", ""), read("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--b\r\ncontent-disposition:form-data; name=\"b\"\r\n\r\n\r\n--b--\r\n"));
    }

    @Test
    void preambleSpaceBehindBoundariesAndEpilogueMeanNothing() throws IOException {
        assertEquals(List.of("a", "1"), read("hello\r\n--b \t\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\nand so on"));
    }

    @Test
    void partsThatNobodyReadAreSkipped() throws IOException {
        FormReader reader = new FormReader(new ByteArrayInputStream(Form.of().file("a", null, new byte[100_000]).field("b", "1").bytes()), BOUNDARY);
        assertEquals("file", reader.next().name());
        assertEquals("b", reader.next().name());
        assertNull(reader.next());
    }

    @Test
    void aFormThatEndsTooEarlyIsRefusedInItsMiddle() {
        byte[] whole = Form.of().field("a", "1").file("x.png", "image/png", new byte[300]).bytes();
        for (int length = 0; length < whole.length - 2; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThrows(Problem.Invalid.class, () -> read(cut, BOUNDARY, 50), "of " + whole.length + " bytes came " + length);
        }
    }

    @Test
    void oddFormsAreRefused() {
        for (String odd : List.of("", "x", "--b", "--b--x".substring(0, 3), "--bx\r\n", "--b\r\n\r\n1\r\n--b--", "--b\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", "--b\r\nX: " + "y".repeat(9_000) + "\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1".repeat(1) + "\r\n--c--")) {
            assertThrows(Problem.Invalid.class, () -> read(odd), odd);
        }
        String many = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(21) + "--b--";
        assertThrows(Problem.Invalid.class, () -> read(many));
    }

    @Test
    void namesAreReadAsBrowsersWriteThem() {
        assertEquals(new FormPart("file", "Fluß \"1\".png", "image/png"),
                FormPart.of("Content-Disposition: form-data; name=\"file\"; filename=\"Fluß \\\"1\\\".png\"\r\nContent-Type: Image/PNG; charset=x\r\n\r\n"));
        assertEquals(new FormPart("file", "a;b=c.png", null), FormPart.of("content-disposition: Form-Data; filename=\"a;b=c.png\"; name=\"file\"\r\n\r\n"));
        assertEquals(new FormPart("x", null, null), FormPart.of("content-disposition: form-data; name=x\r\n\r\n"));
        assertEquals("b", FormPart.parameters("multipart/form-data; boundary=\"b\"").get("boundary"));
        assertEquals("b", FormPart.parameters("multipart/form-data; charset=utf-8; boundary=b").get("boundary"));
        assertNull(FormPart.parameters("multipart/form-data; boundary").get("boundary"));
    }

    @Test
    void anotherBoundaryNeverEndsAPart() throws IOException {
        byte[] form = Form.withBoundary("abc").field("a", "--abcd\r\n--ab").bytes();
        assertEquals(List.of("a", "--abcd\r\n--ab"), read(form, "abc", 3));
    }

    /** Gives few bytes at a time. */
    private static final class Dribble extends InputStream {
        private final byte[] bytes;
        private final int atOnce;
        private int at;

        Dribble(byte[] bytes, int atOnce) {
            this.bytes = bytes;
            this.atOnce = atOnce;
        }

        @Override
        public int read() {
            return at == bytes.length ? -1 : bytes[at++] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (at == bytes.length) {
                return -1;
            }
            int given = Math.min(Math.min(atOnce, length), bytes.length - at);
            System.arraycopy(bytes, at, target, offset, given);
            at += given;
            return given;
        }
    }
}
