package com.aiponge.music.song;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestCaller;
import com.aiponge.testkit.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** A job that is stopped at any point goes on from there: one order, one charge, one track, no file without a user. */
class CrashTest {
    private static final List<String> WORK = List.of("content", "text", "task", "cover", "track", "files", "settle", "completion");

    /** Stops every job once, each at another point. */
    private static final class Crashes implements Checkpoint {
        private final Queue<String> plan = new ConcurrentLinkedQueue<>();
        private final Map<UUID, String> chosen = new ConcurrentHashMap<>();
        private final Set<UUID> crashed = ConcurrentHashMap.newKeySet();

        @Override
        public void reached(UUID job, String point) {
            String here = chosen.computeIfAbsent(job, any -> plan.isEmpty() ? "nowhere" : plan.poll());
            if (here.equals(point) && crashed.add(job)) {
                throw new IllegalStateException("killed " + point);
            }
        }
    }

    @Test
    void everyPointOfAJobSurvivesACrash() {
        Crashes crashes = new Crashes();
        WORK.forEach(work -> crashes.plan.addAll(List.of("before " + work, "after " + work)));
        try (SongWorld world = new SongWorld(crashes)) {
            Map<UUID, TestCaller> jobs = new LinkedHashMap<>();
            for (int i = 0; i < 2 * WORK.size(); i++) {
                TestCaller caller = world.service.as(Ids.next());
                jobs.put(world.ordered(caller, SongWorld.entrySong()), caller);
            }
            Eventually.until("all songs are over", Duration.ofSeconds(60), () -> {
                world.service.clock().advance(Duration.ofMillis(100));
                return world.number("SELECT count(*) FROM song_jobs WHERE status IN ('queued', 'processing')") == 0;
            });
            jobs.forEach((job, caller) -> assertWhole(world, job, caller, crashes.chosen.get(job)));
            assertEquals(jobs.size(), crashes.crashed.size(), "every job was stopped once");
            assertEquals(jobs.size(), world.tasks.size(), "one order a song");
            assertEquals(jobs.size(), world.pictures.size(), "one picture a song");
            assertEquals(jobs.size(), world.number("SELECT count(*) FROM tracks"));
            assertEquals(jobs.size(), world.number("SELECT count(*) FROM lyrics"));
        }
    }

    private static void assertWhole(SongWorld world, UUID job, TestCaller caller, String point) {
        JsonNode done = world.job(caller, job);
        assertEquals("completed", done.path("status").asText(), point + ": " + done);
        JsonNode album = caller.get("/api/v1/app/library/albums").data().path("albums").get(0);
        assertEquals(1, album.path("totalTracks").asInt(), point);
        assertEquals(1, caller.get("/api/v1/app/library/private").data().path("total").asInt(), point);
        String audio = done.path("streamingUrl").asText().split("/")[2];
        String cover = done.path("artworkUrl").asText().split("/")[2];
        String use = "track:" + done.path("trackId").asText();
        assertEquals(Set.of(use), world.references.get(audio), point);
        assertEquals(Set.of(use), world.references.get(cover), point);
    }

    @Test
    void everybodyPaysOnceWhateverHappens() {
        Crashes crashes = new Crashes();
        crashes.plan.addAll(List.of("before settle", "after settle", "before completion", "after completion"));
        try (SongWorld world = new SongWorld(crashes)) {
            List<UUID> jobs = new ArrayList<>();
            TestCaller caller = world.service.as(Ids.next());
            for (int i = 0; i < 4; i++) {
                jobs.add(world.ordered(caller, SongWorld.entrySong()));
            }
            Eventually.until("all songs are over", Duration.ofSeconds(60), () -> {
                world.service.clock().advance(Duration.ofMillis(100));
                return world.number("SELECT count(*) FROM song_jobs WHERE status = 'completed'") == jobs.size();
            });
            assertTrue(world.holds.values().stream().allMatch(hold -> hold.settles == 1), "each hold is settled once");
            assertEquals(4, world.holds.size());
        }
    }

    @Test
    void aStoppedServiceGoesOnWithTheSameOrder() {
        try (SongWorld world = new SongWorld()) {
            TestCaller caller = world.service.as(Ids.next());
            world.rendering = true;
            UUID job = world.ordered(caller, SongWorld.entrySong());
            Eventually.until("the music phase", () -> world.job(caller, job).path("percentComplete").asInt() == 50);
            world.service.restart();
            world.rendering = false;
            Eventually.until("the song is there", Duration.ofSeconds(45), () -> {
                world.service.clock().advance(Duration.ofMillis(200));
                return world.job(caller, job).path("status").asText().equals("completed");
            });
            assertEquals(1, world.vendors.requests("POST", "/internal/v1/music/tasks").size());
            assertEquals(1, world.holds.values().iterator().next().settles);
        }
    }
}
