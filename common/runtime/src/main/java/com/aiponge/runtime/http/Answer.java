package com.aiponge.runtime.http;

import com.aiponge.crypto.Secrets;
import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a handler answers: a status, headers, and a body that is JSON in the envelope of contract 0.4, bytes, or a stream.
 * Immutable; the {@code with…} methods make changed copies.
 *
 * @param length of a stream, −1 when unknown
 */
public record Answer(int status, Map<String, String> headers, byte[] bytes, Writer stream, long length) {

    /** Writes a body that is never held whole. */
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /** 200 with {@code data}, which may be null. */
    public static Answer ok(Object data) {
        return of(200, data);
    }

    /** 201 with {@code data}. */
    public static Answer created(Object data) {
        return of(201, data);
    }

    /** 202 with {@code data}. */
    public static Answer accepted(Object data) {
        return of(202, data);
    }

    public static Answer of(int status, Object data) {
        ObjectNode body = envelope();
        body.set("data", Json.toTree(data));
        return envelope(status, body);
    }

    /** {@code data} with its members repeated at the top level, where the contract says <em>flat</em>. */
    public static Answer flat(int status, Object data) {
        ObjectNode tree = Json.mapper().valueToTree(data);
        ObjectNode body = envelope();
        body.setAll(tree);
        body.set("data", tree);
        return envelope(status, body);
    }

    /** {@code page(name: T)} of the contract: the page stands in {@code data}. */
    public static Answer page(String name, Page<?> page) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(name, page.items());
        data.putAll(position(page));
        return ok(data);
    }

    /** {@code list[T]} of the contract: {@code data} is an array and the page stands beside it. */
    public static Answer list(Page<?> page) {
        ObjectNode body = envelope();
        body.set("data", Json.toTree(page.items()));
        body.set("pagination", Json.toTree(position(page)));
        return envelope(200, body);
    }

    /** JSON without the envelope. */
    public static Answer bare(int status, Object json) {
        return bytes(status, "application/json", Json.bytes(json));
    }

    public static Answer bytes(int status, String contentType, byte[] bytes) {
        return new Answer(status, Map.of("Content-Type", contentType), bytes, null, bytes.length);
    }

    public static Answer stream(int status, String contentType, long length, Writer writer) {
        return new Answer(status, Map.of("Content-Type", contentType), null, writer, length);
    }

    /** Only a status and headers, such as 304. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], null, 0);
    }

    public Answer with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new Answer(status, changed, bytes, stream, length);
    }

    /** Adds a member beside {@code data}, such as {@code message}. */
    public Answer beside(String member, Object value) {
        ObjectNode body = (ObjectNode) Json.tree(bytes);
        JsonNode timestamp = body.remove("timestamp");
        body.set(member, Json.toTree(value));
        body.set("timestamp", timestamp);
        byte[] changed = Json.bytes(body);
        return new Answer(status, headers, changed, null, changed.length);
    }

    /** May be kept by shared caches for so long; everything else is {@code private, no-store}. */
    public Answer publicFor(int seconds) {
        return with("Cache-Control", "public, max-age=" + seconds);
    }

    /** With the strong ETag of a version of {@code data}; 304 without a body when the call already has it. */
    public Answer tagged(Call call, Object version) {
        byte[] hash = Secrets.sha256(Json.bytes(version));
        String tag = '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 15)) + '"';
        return Tags.matches(call.header("if-none-match"), tag) ? empty(304).with("ETag", tag).withAll(headers) : with("ETag", tag);
    }

    private Answer withAll(Map<String, String> more) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        more.forEach((name, value) -> {
            if (!name.equals("Content-Type")) {
                changed.putIfAbsent(name, value);
            }
        });
        return new Answer(status, changed, bytes, stream, length);
    }

    private static ObjectNode envelope() {
        return Json.mapper().createObjectNode().put("success", true);
    }

    private static Answer envelope(int status, ObjectNode body) {
        body.put("timestamp", Json.time(Instant.now()));
        byte[] bytes = Json.bytes(body);
        return new Answer(status, Map.of("Content-Type", "application/json"), bytes, null, bytes.length);
    }

    private static Map<String, Object> position(Page<?> page) {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("total", page.total());
        position.put("limit", page.limit());
        position.put("offset", page.offset());
        position.put("hasMore", page.hasMore());
        position.put("nextCursor", page.nextCursor());
        return position;
    }
}
