package com.aiponge.aiconfig;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.Secrets;
import com.aiponge.harness.PeerStub;
import com.aiponge.runtime.http.Problem;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Storage as far as vendors need it: a repeated operation answers the first file. */
public final class StorageStub implements AutoCloseable {
    private final PeerStub stub = PeerStub.start();
    private final Map<String, Stored> files = new ConcurrentHashMap<>();
    private final List<Map<String, String>> uploads = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Problem problem;
    private volatile boolean storesBeforeFailing;

    public record Stored(UUID id, byte[] bytes, Map<String, String> query) {
    }

    public StorageStub() {
        stub.on("POST", "/internal/v1/files", 201, request -> {
            Map<String, String> query = query(request.path());
            uploads.add(query);
            boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (fails && !storesBeforeFailing) {
                throw problem;
            }
            Stored stored = files.computeIfAbsent(query.get("operationId"), _ -> new Stored(Ids.next(), request.bytes(), query));
            if (fails) {
                throw problem;
            }
            return Map.of("fileId", stored.id(), "sha256", HexFormat.of().formatHex(Secrets.sha256(stored.bytes())));
        });
    }

    public String url() {
        return stub.url();
    }

    /** The next uploads are kept, but nobody learns it. */
    public void loseAnswers(int times) {
        storesBeforeFailing = true;
        problem = new Problem.Unavailable("lost");
        failures.set(times);
    }

    /** The next uploads fail like this. */
    public void failNext(int times, Problem how) {
        storesBeforeFailing = false;
        problem = how;
        failures.set(times);
    }

    public List<Stored> files() {
        return List.copyOf(files.values());
    }

    /** The queries of all uploads, repeats and failures too. */
    public List<Map<String, String>> uploads() {
        return List.copyOf(uploads);
    }

    private static Map<String, String> query(String path) {
        Map<String, String> query = new ConcurrentHashMap<>();
        Arrays.stream(path.split("[?]", 2)[1].split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> query.put(pair[0], pair[1]));
        return query;
    }

    @Override
    public void close() {
        stub.close();
    }
}
