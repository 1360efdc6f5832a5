package com.aiponge.user.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.testkit.ApiAnswer;
import com.aiponge.user.UserWorld;
import com.aiponge.user.UserWorld.Somebody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WritingAtOnceTest {
    private static final int AT_ONCE = 16;
    private static UserWorld world;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static List<ApiAnswer> together(Callable<ApiAnswer> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ApiAnswer>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                calls.add(call);
            }
            List<ApiAnswer> answers = new ArrayList<>();
            for (Future<ApiAnswer> future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    private static long entries(Somebody person) {
        return world.database().number("SELECT count(*) FROM user_service.entries WHERE user_id = ?", person.id());
    }

    @Test
    void oneKeySentOftenAtOnceWritesOneEntry() throws Exception {
        Somebody person = world.guest();
        List<ApiAnswer> answers = together(() -> person.app().withKey("same").post("/api/v1/app/entries", Map.of("content", "once")));
        assertTrue(answers.stream().allMatch(answer -> answer.status() == 201 || "IDEMPOTENCY_IN_PROGRESS".equals(answer.errorCode())));
        assertEquals(1, answers.stream().filter(answer -> answer.status() == 201).map(ApiAnswer::text).distinct().count());
        assertEquals(1, entries(person));
    }

    @Test
    void whatIsWrittenAtOnceIsAllThere() throws Exception {
        Somebody person = world.guest();
        together(() -> person.app().post("/api/v1/app/entries", Map.of("content", "one of many"))).forEach(answer -> answer.expect(201));
        assertEquals(AT_ONCE, entries(person));
        assertEquals(AT_ONCE, person.app().get("/api/v1/app/library/entries").data().path("total").asInt());
        assertEquals(AT_ONCE, world.events(person, "library.changed").stream().filter(event -> event.data().get("kind").equals("entry")).count());
    }

    @Test
    void theBookmarksBookIsMadeOnceHoweverManyAreSavedAtOnce() throws Exception {
        Somebody person = world.guest();
        together(() -> person.app().post("/api/v1/app/entries", Map.of("content", "a line", "autoAssignBookmarks", true))).forEach(answer -> answer.expect(201));
        assertEquals(1, world.database().number("SELECT count(*) FROM user_service.books WHERE user_id = ? AND system_type = 'bookmarks'", person.id()));
        assertEquals(AT_ONCE, world.database().number("""
                SELECT count(*) FROM user_service.entries e JOIN user_service.chapters c ON c.id = e.chapter_id
                WHERE e.user_id = ? AND c.system_type = 'saved'""", person.id()));
    }
}
