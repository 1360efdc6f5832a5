package com.aiponge.standalone.bench;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.peers.PeerAnswer;
import com.aiponge.runtime.peers.PeerLink;
import com.aiponge.runtime.peers.PeerRequest;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One page of somebody's files, for a person with a thousand and one with a million, in turns. */
final class ListingFigure {
    private static final double REACH = 1.2;
    private static final int FEW = 1_000;
    private static final int PAGE = 20;
    private static final int SHOWN = 60;
    private final StorageProcess storage;
    private final PeerLink service;
    private final int many;
    private final int requests;

    ListingFigure(StorageProcess storage, int many, int requests) {
        this.storage = storage;
        MessageSigner signer = new MessageSigner(new ServiceKeys(storage.secret(), List.of()), ServiceName.GATEWAY.wireName(), Clock.systemUTC());
        this.service = new PeerLink(ServiceName.STORAGE, "http://127.0.0.1:" + storage.port(), signer, Clock.systemUTC());
        this.many = many;
        this.requests = requests;
    }

    Figure measure() throws IOException, SQLException {
        UUID small = Ids.next();
        UUID large = UUID.fromString("01990000-aaaa-7000-8000-000000000001");
        try (Connection database = storage.database(); var statement = database.createStatement()) {
            FileRows rows = new FileRows(database, storage.cipher());
            rows.addMany(small, FEW, FEW / 2, SHOWN);
            rows.addMany(large, many, many / 2, SHOWN);
            statement.execute("VACUUM ANALYZE storage_service.files");
        }
        double[] first = ratio(small, large, "", "");
        double[] deep = ratio(small, large, cursor(small), cursor(large));
        return new Figure("listing page at %,d rows against 1,000".formatted(many), String.format(java.util.Locale.ROOT, "%.2f", first[0]), "≤ " + REACH, first[0] <= REACH,
                "medians %.0f and %.0f µs, %,d requests each in turns; a later page by its cursor %.2f".formatted(first[2], first[1], requests, deep[0]));
    }

    /** Of the medians, and both in microseconds. */
    private double[] ratio(UUID small, UUID large, String after, String behind) throws IOException {
        double[] few = new double[requests];
        double[] lots = new double[requests];
        for (int i = -requests / 2; i < requests; i++) {
            double one = page(small, after);
            double other = page(large, behind);
            if (i >= 0) {
                few[i] = one;
                lots[i] = other;
            }
        }
        Arrays.sort(few);
        Arrays.sort(lots);
        double median = few[requests / 2];
        return new double[] {lots[requests / 2] / median, median, lots[requests / 2]};
    }

    /** Behind the first page. */
    private String cursor(UUID owner) throws IOException {
        return "&cursor=" + get(owner, "limit=" + PAGE).path("data").path("nextCursor").asText();
    }

    private double page(UUID owner, String cursor) throws IOException {
        long began = System.nanoTime();
        JsonNode answer = get(owner, "limit=" + PAGE + cursor);
        double micros = (System.nanoTime() - began) / 1e3;
        if (answer.path("data").path("files").size() != PAGE) {
            throw new IOException("not a page of files: " + answer.path("error"));
        }
        return micros;
    }

    private JsonNode get(UUID owner, String query) throws IOException {
        Map<String, String> headers = Map.of("x-user-id", owner.toString(), "x-user-role", "user", "x-user-guest", "false", "x-request-id", Ids.next().toString(),
                "x-correlation-id", "bench");
        try (PeerAnswer answer = service.send(new PeerRequest("GET", "/api/v1/storage/files", query, headers, null, null, Clock.systemUTC().instant().plusSeconds(30), true))) {
            return Json.tree(answer.bytes());
        }
    }
}
