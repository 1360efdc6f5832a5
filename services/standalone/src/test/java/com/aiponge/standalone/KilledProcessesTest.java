package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.HeldPeer.Hold;
import com.aiponge.standalone.HeldPeer.When;
import com.aiponge.testkit.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Eight processes with real PostgreSQL and Redis, of which some are killed by {@code kill -9} in the middle of songs. */
class KilledProcessesTest {
    private static final Duration HELD_WITHIN = Duration.ofSeconds(60);
    private static ProcessPlatform platform;

    @BeforeAll
    static void start() {
        platform = ProcessPlatform.start();
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    /** A song of a person of its own that stands still in a step. */
    private record Stopped(Step step, When when, Hold hold, Outcome outcome) {
        static Stopped in(Step step, When when) {
            Person person = platform.guest();
            Hold hold = step.hold(platform, person, when);
            boolean sung = step != Step.TITLE;
            String song = person.song(sung ? Map.of() : Map.of("musicType", "instrumental"));
            return new Stopped(step, when, hold, new Outcome(platform.database(), person, song, sung));
        }

        void awaitHeld() {
            Eventually.until("a song stands still at " + step + " " + when, HELD_WITHIN, hold::holds);
        }
    }

    /**
     * One song for each step and for each side of it (the peer has not heard of the call; the peer has done it and the answer is lost), all
     * standing still when music is killed: a job is taken up again half a minute after its process died, and this way that is waited for once.
     */
    @Test
    void aSongIsMadeOnceInWhicheverStepMusicIsKilled() {
        List<Stopped> songs = new ArrayList<>();
        // The late steps first: the calls of the early ones have shorter limits than a song takes.
        for (Set<Step> steps : List.of(Set.of(Step.ALIGNMENT), EnumSet.range(Step.WAIT, Step.SETTLE), EnumSet.range(Step.CONTEXT, Step.COVER))) {
            List<Stopped> together = new ArrayList<>();
            for (Step step : steps) {
                for (When when : When.values()) {
                    together.add(Stopped.in(step, when));
                }
            }
            together.forEach(Stopped::awaitHeld);
            songs.addAll(together);
        }
        songs.forEach(Stopped::awaitHeld);

        platform.service(ServiceName.MUSIC).kill();
        letGo();
        platform.service(ServiceName.MUSIC).start();
        platform.awaitReady();

        for (Stopped song : songs) {
            song.outcome().assertOnce("music killed at " + song.step() + " " + song.when());
        }
    }

    @Test
    void aSongIsMadeOnceWhenItsVendorSideOrTheLedgerIsKilled() {
        Person listener = platform.guest();
        Outcome rendered = new Outcome(platform.database(), listener, listener.song(), true);
        Eventually.until("the song is being rendered", () -> tasks("submitted_at IS NOT NULL", listener) == 1);
        platform.service(ServiceName.AI_CONFIG).kill();
        assertEquals(0, tasks("status = 'succeeded'", listener), "finished already");
        platform.service(ServiceName.AI_CONFIG).start();
        platform.awaitReady();

        Stopped paying = Stopped.in(Step.SETTLE, When.ANSWERED);
        Stopped aboutToPay = Stopped.in(Step.SETTLE, When.ASKED);
        paying.awaitHeld();
        aboutToPay.awaitHeld();
        platform.service(ServiceName.USER).kill();
        letGo();
        platform.service(ServiceName.USER).start();
        platform.awaitReady();

        paying.outcome().assertOnce("user killed after settling");
        aboutToPay.outcome().assertOnce("user killed before settling");
        rendered.assertOnce("ai-config killed while rendering");
    }

    @Test
    void songsAreMadeOnceWhenAllProcessesAreKilledTogether() {
        List<Stopped> songs = List.of(Stopped.in(Step.SETTLE, When.ANSWERED), Stopped.in(Step.FILES, When.ASKED), Stopped.in(Step.ORDER, When.ANSWERED),
                Stopped.in(Step.LYRICS, When.ASKED));
        songs.forEach(Stopped::awaitHeld);

        platform.services().forEach(ServiceJvm::kill);
        letGo();
        platform.startAll();

        for (Stopped song : songs) {
            song.outcome().assertOnce("all killed, music at " + song.step() + " " + song.when());
        }
    }

    private static long tasks(String which, Person person) {
        return platform.database().number("SELECT count(*) FROM ai_config_service.music_tasks WHERE " + which + " AND user_id = ?::uuid", person.id());
    }

    private static void letGo() {
        platform.peersOfMusic().forEach(HeldPeer::letGo);
    }
}
