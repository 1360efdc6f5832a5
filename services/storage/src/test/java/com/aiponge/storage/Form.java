package com.aiponge.storage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form as a browser sends it. */
public final class Form {
    private final String boundary;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private Form(String boundary) {
        this.boundary = boundary;
    }

    public static Form of() {
        return new Form("----WebKitFormBoundary7MA4YWxkTrZu0gW");
    }

    public static Form withBoundary(String boundary) {
        return new Form(boundary);
    }

    /** One with a picture. */
    public static Form picture(byte[] picture) {
        return of().file("Quiet River.png", "image/png", picture);
    }

    public Form field(String name, String value) {
        return raw("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    /** @param type null leaves it out */
    public Form file(String name, String type, byte[] content) {
        raw("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name.replace("\"", "\\\"") + "\"\r\n"
                + (type == null ? "" : "Content-Type: " + type + "\r\n") + "\r\n");
        body.writeBytes(content);
        return raw("\r\n");
    }

    public Form raw(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    public byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return whole.toByteArray();
    }

    public byte[] unended() {
        return body.toByteArray();
    }
}
