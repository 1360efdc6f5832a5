package com.aiponge.runtime.http;

import com.aiponge.crypto.Secrets;
import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which page a caller asks for (contract 0.8): by cursor, which wins, or by offset 0..1000.
 *
 * @param after the ordering values of the last row of the page before; empty when there is no cursor
 * @param list  what the cursor is bound to: the list and its filters
 */
public record PageRequest(int limit, int offset, List<String> after, String list) {
    private static final int MAX_CURSOR = 512;

    /**
     * @param list    the list and its filters as one text; a cursor of another list or filter is refused
     * @param normal  the limit when none is given
     * @param highest a larger limit is lowered to this
     */
    public static PageRequest of(Input query, String list, int normal, int highest) {
        int limit = query.integer("limit", 1, Integer.MAX_VALUE, normal);
        int offset = query.integer("offset", 0, 1000, 0);
        String cursor = query.text("cursor", MAX_CURSOR);
        query.check();
        return cursor == null
                ? new PageRequest(Math.min(limit, highest), offset, List.of(), list)
                : new PageRequest(Math.min(limit, highest), 0, decode(cursor, list), list);
    }

    /** How many rows to fetch: one more than the page shows. */
    public int fetch() {
        return limit + 1;
    }

    /** Whether the page goes on from a row rather than from an offset. */
    public boolean continues() {
        return !after.isEmpty();
    }

    /** A time among the ordering values of the cursor. @throws Problem.Invalid INVALID_CURSOR when there is none such */
    public Instant timeAfter(int index) {
        try {
            Instant time = Instant.parse(after.get(index));
            int year = time.atZone(ZoneOffset.UTC).getYear();
            if (year >= 1 && year <= 9999) {
                return time;
            }
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            throw refused();
        }
        throw refused();
    }

    /** An id among the ordering values of the cursor. @throws Problem.Invalid INVALID_CURSOR when there is none such */
    public UUID idAfter(int index) {
        if (index < after.size() && PathTable.isUuid(after.get(index))) {
            return UUID.fromString(after.get(index));
        }
        throw refused();
    }

    /** A whole number among the ordering values of the cursor. @throws Problem.Invalid INVALID_CURSOR when there is none such */
    public int numberAfter(int index) {
        try {
            return Integer.parseInt(after.get(index));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw refused();
        }
    }

    String cursorAfter(List<String> key) {
        byte[] json = Json.bytes(Map.of("l", fingerprint(list), "k", key));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    private static List<String> decode(String cursor, String list) {
        try {
            JsonNode json = Json.tree(Base64.getUrlDecoder().decode(cursor));
            List<String> key = new ArrayList<>();
            json.path("k").forEach(value -> key.add(value.asText()));
            if (json.path("l").asText().equals(fingerprint(list)) && !key.isEmpty()) {
                return key;
            }
        } catch (IllegalArgumentException | Json.MalformedJson e) {
            throw refused();
        }
        throw refused();
    }

    private static Problem refused() {
        return new Problem.Invalid("INVALID_CURSOR", "This cursor belongs to no such list");
    }

    private static String fingerprint(String list) {
        byte[] hash = Secrets.sha256(list.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, 9));
    }
}
