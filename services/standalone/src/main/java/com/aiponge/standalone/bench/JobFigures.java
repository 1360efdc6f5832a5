package com.aiponge.standalone.bench;

import com.aiponge.crypto.Secrets;
import com.aiponge.embedded.PostgresOptions;
import com.aiponge.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Song jobs that all wait for a slow vendor at the same moment, in one music service of its own with this program's own heap limit. */
final class JobFigures {
    private static final double REACH = 256;
    private static final int ORDERS_AT_ONCE = 16;
    /** A song that takes longer fails: contract 0.11. */
    private static final Duration PATIENCE = Duration.ofMinutes(9);
    private static final int LOOKS = 3;
    private final Path folder;
    private final int jobs;
    private final SlowVendor vendor;
    private final Duration vendorTakes;
    private final int port = FreePorts.one();
    private final String secret = Secrets.random(48);

    JobFigures(Path folder, int jobs, Duration vendorTakes) {
        this.folder = folder;
        this.jobs = jobs;
        this.vendorTakes = vendorTakes;
        this.vendor = new SlowVendor(vendorTakes, Clock.systemUTC());
    }

    List<Figure> measure() throws IOException, InterruptedException {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("jobs"), 0, new PostgresOptions(80, true), Secrets.random(24))) {
            postgres.createDatabase("aiponge");
            try (StandIn peers = StandIn.start(vendor); Child music = music(postgres, peers); Connection database = DriverManager.getConnection(postgres.jdbcUrl("aiponge"))) {
                music.untilReady("http://127.0.0.1:" + port + "/ready");
                return List.of(measure(peers, music, database));
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }

    private Figure measure(StandIn peers, Child music, Connection database) throws IOException, InterruptedException, SQLException {
        long began = System.nanoTime();
        int again = order();
        int waiting;
        int rows;
        do {
            pause();
            rows = count(database, "status = 'processing' AND phase = 'generating_music'");
            waiting = vendor.waiting();
        } while ((waiting < jobs || rows < jobs) && isEarly(began));
        double heap = 0;
        for (int i = 0; i < LOOKS; i++) {
            heap = Math.max(heap, Heap.afterCollection(music.pid()));
        }
        Duration vendorTook = vendor.longest();
        vendor.counted();
        while (count(database, "status IN ('queued', 'processing')") > 0 && isEarly(began)) {
            pause();
        }
        int completed = count(database, "status = 'completed'");
        boolean all = waiting == jobs && rows == jobs && completed == jobs && peers.settlements() == jobs && vendor.orders() == jobs;
        return new Figure("%,d jobs waiting on a vendor of %d s, heap".formatted(jobs, vendorTakes.toSeconds()), Math.round(heap) + " MiB", "≤ 256 MiB", all && heap <= REACH,
                "%,d at once (%,d rows), vendor %d s, %,d completed, %,d settled".formatted(waiting, rows, vendorTook.toSeconds(), completed, peers.settlements())
                        + (again == 0 ? "" : "; %,d orders repeated after a 503".formatted(again)));
    }

    /** Asks for all songs; a pool of connections that only begins to grow may refuse some of them for a moment. @return how many had to be asked again */
    private int order() throws InterruptedException {
        Orders orders = new Orders("http://127.0.0.1:" + port, secret);
        try (ExecutorService threads = Executors.newFixedThreadPool(ORDERS_AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                all.add(threads.submit(orders::place));
            }
            int again = 0;
            for (Future<Integer> order : all) {
                again += order.get();
            }
            return again;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a song could not be asked for", e.getCause());
        }
    }

    private Child music(PostgresServer postgres, StandIn peers) {
        Map<String, String> environment = new HashMap<>();
        for (String service : new String[] {"SYSTEM", "STORAGE", "USER", "AI_CONFIG", "AI_CONTENT", "AI_ANALYTICS"}) {
            environment.put(service + "_SERVICE_URL", peers.url());
        }
        environment.put("PORT", Integer.toString(port));
        environment.put("DATABASE_URL", postgres.url("aiponge"));
        environment.put("INTERNAL_SERVICE_SECRET", secret);
        environment.put("ENTRY_ENCRYPTION_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        environment.put("AIPONGE_BIND_ADDRESS", "127.0.0.1");
        environment.put("AIPONGE_DRAIN_SECONDS", "0");
        return Child.start(folder.resolve("music.log"), environment, "run", "music");
    }

    private static int count(Connection database, String condition) throws SQLException {
        try (var statement = database.createStatement(); ResultSet row = statement.executeQuery("SELECT count(*) FROM music_service.song_jobs WHERE " + condition)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean isEarly(long began) {
        return System.nanoTime() - began < PATIENCE.toNanos();
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(250));
    }
}
