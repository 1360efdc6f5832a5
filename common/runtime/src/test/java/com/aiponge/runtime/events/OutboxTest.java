package com.aiponge.runtime.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.PostgresDatabase;
import com.aiponge.runtime.data.TestCipher;
import com.aiponge.runtime.data.TestSchema;
import com.aiponge.runtime.telemetry.Meters;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.FakeRequest;
import com.aiponge.testkit.LogCapture;
import com.aiponge.testkit.SettableClock;
import com.aiponge.testkit.TcpProxy;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutboxTest {
    /** Looks so seldom that what arrives soon was announced by a signal. */
    private static final Pace PATIENT = new Pace(Duration.ofMinutes(10), Duration.ofSeconds(20), Duration.ofMillis(50), Duration.ofMillis(200));
    private static final Pace QUICK = new Pace(Duration.ofMillis(50), Duration.ofSeconds(20), Duration.ofMillis(50), Duration.ofMillis(200));
    private static final String EVENTS = "/internal/v1/events";

    private static TestSchema schema;
    private static PostgresDatabase database;
    private final FieldCipher cipher = TestCipher.create();
    private final SettableClock clock = SettableClock.at("2026-05-04T09:12:33.120Z");
    private final Receiver receiver = new Receiver();
    private final List<OutboxDelivery> deliveries = new ArrayList<>();
    private final UUID user = Ids.next();

    @BeforeAll
    static void open() {
        schema = TestSchema.create();
        database = schema.open();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @AfterEach
    void stop() throws IOException {
        deliveries.forEach(delivery -> delivery.stop(Duration.ofSeconds(2)));
        receiver.close();
        schema.clear();
    }

    @Test
    void deliversAtOnceAfterTheCommitAndNotBefore() {
        receiver.start();
        Outbox outbox = outbox(started(PATIENT));
        database.inTransaction(() -> {
            outbox.event(user, "credits.updated", Map.of("currentBalance", 7));
            outbox.libraryChanged(user, "track", "created", user);
            assertEquals(List.of(), receiver.requests());
        });
        Eventually.until("all is delivered", () -> rows() == 0);
        JsonNode events = receiver.bodies(EVENTS).getFirst().get("events");
        assertEquals(2, events.size());
        JsonNode first = events.get(0);
        assertEquals(List.of("eventId", "userId", "type", "data"), names(first));
        assertEquals(List.of(user.toString(), "credits.updated", 7), List.of(first.get("userId").textValue(), first.get("type").textValue(), first.get("data").get("currentBalance").intValue()));
        assertEquals(Json.toTree(Map.of("kind", "track", "action", "created", "id", user)), events.get(1).get("data"));
    }

    @Test
    void signsAsTheServiceItselfAndForOneUserWhereTheCallIsAboutOne() {
        receiver.start();
        Outbox outbox = outbox(started(PATIENT));
        outbox.event(user, "credits.updated", Map.of());
        outbox.notification(user, "song_ready", "Your song", "It is ready", null, true);
        Eventually.until("all is delivered", () -> rows() == 0);
        FakeRequest event = request(EVENTS);
        FakeRequest notification = request("/internal/v1/notifications");
        assertEquals("system", event.header("x-user-id"));
        assertEquals(user.toString(), notification.header("x-user-id"));
        assertEquals("service", notification.header("x-user-role"));
        assertTrue(event.header("signature-input").contains("keyid=\"music-service\""));
    }

    @Test
    void writesEachKindOfFactAsItsReceiverTakesIt() {
        receiver.start();
        Outbox outbox = outbox(started(PATIENT));
        outbox.usage(new Outbox.Usage("song", user, "songs", "builtin", null, 10, null, 0L, 1200, true, null));
        outbox.audit(user, "admin", "account.suspended", "account", "42", Map.of("status", "suspended"));
        Map<String, Object> data = new HashMap<>();
        data.put("trackId", null);
        outbox.notification(user, "song_ready", "Your song", "It is ready", data, false);
        Eventually.until("all is delivered", () -> rows() == 0);
        JsonNode usage = receiver.bodies("/internal/v1/usage-events").getFirst().get("events").get(0);
        assertEquals(List.of("eventId", "type", "userId", "service", "feature", "providerId", "model", "inputTokens", "outputTokens", "costMicros", "latencyMs",
                "success", "errorCode", "occurredAt"), names(usage));
        assertEquals(List.of("music-service", "2026-05-04T09:12:33.120Z"), List.of(usage.get("service").textValue(), usage.get("occurredAt").textValue()));
        JsonNode audit = receiver.bodies("/internal/v1/audit-records").getFirst().get("records").get(0);
        assertEquals(List.of("recordId", "actorId", "actorRole", "action", "targetType", "targetId", "changes", "at"), names(audit));
        JsonNode notification = receiver.bodies("/internal/v1/notifications").getFirst();
        assertEquals(List.of("operationId", "userId", "type", "title", "message", "data", "push"), names(notification));
    }

    @Test
    void forgetsFactsOfATransactionThatIsRolledBack() {
        Outbox outbox = outbox(delivery(PATIENT));
        assertThrows(IllegalStateException.class, () -> database.inTransaction(() -> {
            outbox.event(user, "credits.updated", Map.of());
            throw new IllegalStateException();
        }));
        assertEquals(0, rows());
    }

    @Test
    void keepsFactsWhileTheReceiverIsAwayAndDeliversThemInOrderWhenItIsBack() {
        OutboxDelivery delivery = started(QUICK);
        Outbox outbox = outbox(delivery);
        for (int i = 0; i < 250; i++) {
            outbox.event(user, "credits.updated", Map.of("n", i));
        }
        Eventually.until("it was tried", () -> schema.server().number("SELECT max(attempts) FROM test_service.outbox") > 0);
        assertEquals(250, rows());
        receiver.start();
        Eventually.until("all is delivered", Duration.ofSeconds(40), () -> rows() == 0);
        assertEquals(numbers(0, 250), delivered());
        assertTrue(receiver.bodies(EVENTS).stream().allMatch(body -> body.get("events").size() <= 100));
    }

    @Test
    void restsLongerAfterEachFailureAndStartsAfreshWhenAllIsDelivered() {
        OutboxStore store = new OutboxStore(database);
        UUID holder = Ids.next();
        List<Long> rests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            schema.server().execute("UPDATE test_service.outbox_leases SET retry_at = now()");
            assertTrue(store.take(Destination.EVENTS, holder, Duration.ofSeconds(20)));
            store.rest(Destination.EVENTS, holder, List.of(), Duration.ofSeconds(10), Duration.ofSeconds(30));
            rests.add(schema.server().number("SELECT round(extract(epoch FROM retry_at - now()) / 10) FROM test_service.outbox_leases"));
            assertFalse(store.take(Destination.EVENTS, holder, Duration.ofSeconds(20)), "it rests");
            store.release(Destination.EVENTS, holder);
        }
        assertEquals(List.of(1L, 2L, 3L, 3L), rests);
        schema.server().execute("UPDATE test_service.outbox_leases SET retry_at = now()");
        store.take(Destination.EVENTS, holder, Duration.ofSeconds(20));
        store.release(Destination.EVENTS, holder);
        assertEquals(0, schema.server().number("SELECT failures FROM test_service.outbox_leases"));
    }

    @Test
    void deliversAgainWhenItDoesNotKnowWhetherAFactArrived() {
        // The receiver takes the facts, and the sender's connection to its database ends before they are removed.
        receiver.start().during(() -> schema.server().execute("ALTER TABLE test_service.outbox RENAME TO outbox_away"));
        Outbox outbox = outbox(started(QUICK));
        outbox.event(user, "credits.updated", Map.of("n", 1));
        Eventually.until("it arrived once", () -> receiver.requests().size() == 1);
        receiver.during(() -> { });
        Eventually.until("the table is away", () -> schema.server().number("SELECT count(*) FROM pg_class WHERE relname = 'outbox_away'") == 1);
        schema.server().execute("ALTER TABLE test_service.outbox_away RENAME TO outbox");
        Eventually.until("it is delivered", () -> rows() == 0);
        List<JsonNode> bodies = receiver.bodies(EVENTS);
        assertEquals(2, bodies.size());
        assertEquals(bodies.get(0), bodies.get(1), "the same fact with the same id");
    }

    @Test
    void setsARefusedFactAsideAndDeliversThoseBehindIt() {
        double before = setAside();
        receiver.start().answering(body -> StreamSupport.stream(body.json().get("events").spliterator(), false)
                .anyMatch(event -> event.get("data").get("n").intValue() == 3) ? 400 : 202);
        Outbox outbox = outbox(started(QUICK));
        try (LogCapture log = LogCapture.start()) {
            database.inTransaction(() -> {
                for (int i = 0; i < 8; i++) {
                    outbox.event(user, "credits.updated", Map.of("n", i, "title", "my secret title"));
                }
            });
            Eventually.until("the rest is delivered", () -> rows() == 1);
            log.assertNone("secret title");
        }
        assertEquals(List.of(0, 1, 2, 4, 5, 6, 7), delivered(202).stream().distinct().toList());
        assertEquals(1, schema.server().number("SELECT count(*) FROM test_service.outbox WHERE failed_at IS NOT NULL AND attempts = 1"));
        assertEquals(before + 1, setAside());
        outbox.event(user, "credits.updated", Map.of("n", 9));
        Eventually.until("later facts go on", () -> delivered(202).contains(9));
    }

    @Test
    void setsAFactAsideThatNoKeyOpensAnymore() {
        receiver.start();
        UUID id = Ids.next();
        String foreign = TestCipher.withKey((byte) 9).encrypt("{}", Fact.context(id, user));
        new OutboxStore(database).insert(new Fact(id, Destination.AUDIT, user, foreign), clock.instant());
        Outbox outbox = outbox(started(QUICK));
        outbox.audit(user, "admin", "x", "y", "z", Map.of());
        Eventually.until("the other one is delivered", () -> receiver.bodies("/internal/v1/audit-records").size() == 1);
        Eventually.until("the lost one stays", () -> schema.server().number("SELECT count(*) FROM test_service.outbox WHERE failed_at IS NOT NULL") == 1);
    }

    @Test
    void waitsWithFactsThatTheReceiverCannotTakeYet() {
        receiver.start().answering(body -> 404);
        Outbox outbox = outbox(started(QUICK));
        outbox.event(user, "credits.updated", Map.of("n", 1));
        Eventually.until("it was tried twice", () -> receiver.requests().size() >= 2);
        assertEquals(0, schema.server().number("SELECT count(*) FROM test_service.outbox WHERE failed_at IS NOT NULL"));
        receiver.answering(body -> 202);
        Eventually.until("it is delivered", () -> rows() == 0);
    }

    @Test
    void holdsUpNoOtherDestination() {
        receiver.start().answering(body -> body.path().equals(EVENTS) ? 503 : 202);
        Outbox outbox = outbox(started(QUICK));
        outbox.event(user, "credits.updated", Map.of("n", 1));
        outbox.usage(new Outbox.Usage("song", user, "songs", null, null, null, null, null, null, true, null));
        Eventually.until("only the event waits", () -> rows() == 1);
        assertEquals(1, schema.server().number("SELECT count(*) FROM test_service.outbox WHERE destination = 'EVENTS'"));
    }

    @Test
    void deliversInOrderAndByOneInstanceAtATime() {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        receiver.start().during(() -> {
            arrived.countDown();
            await(enough);
        });
        Outbox one = outbox(started(QUICK));
        Outbox two = outbox(started(QUICK));
        for (int i = 0; i < 40; i++) {
            (i % 2 == 0 ? one : two).event(user, "credits.updated", Map.of("n", i));
        }
        await(arrived);
        assertEquals(1, schema.server().number("SELECT count(*) FROM test_service.outbox_leases WHERE held_until > now()"));
        assertFalse(new OutboxStore(database).take(Destination.EVENTS, Ids.next(), Duration.ofSeconds(1)), "a third could take the lease");
        assertEquals(1, receiver.requests().size());
        enough.countDown();
        Eventually.until("all is delivered", () -> rows() == 0);
        assertEquals(numbers(0, 40), delivered());
    }

    @Test
    void takesOverFromAnInstanceThatDied() {
        OutboxStore store = new OutboxStore(database);
        outbox(delivery(PATIENT)).event(user, "credits.updated", Map.of("n", 1));
        assertTrue(store.take(Destination.EVENTS, Ids.next(), Duration.ofMillis(300)));
        receiver.start();
        started(QUICK);
        Eventually.until("it is delivered once the lease has ended", () -> rows() == 0);
    }

    @Test
    void holdsNoTransactionOpenDuringACall() {
        CountDownLatch checked = new CountDownLatch(1);
        receiver.start().during(() -> await(checked));
        outbox(started(PATIENT)).event(user, "credits.updated", Map.of("n", 1));
        Eventually.until("the call waits", () -> receiver.requests().size() == 1);
        assertEquals(0, schema.server().number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'"));
        checked.countDown();
        Eventually.until("it is delivered", () -> rows() == 0);
    }

    @Test
    void stopsAndLeavesTheRestForLater() {
        OutboxDelivery delivery = started(QUICK);
        delivery.stop(Duration.ofSeconds(2));
        outbox(delivery).event(user, "credits.updated", Map.of("n", 1));
        receiver.start();
        assertEquals(1, rows());
        started(QUICK);
        Eventually.until("another instance delivers it", () -> rows() == 0);
        assertEquals(0, schema.server().number("SELECT count(*) FROM test_service.outbox_leases WHERE held_until > now() + interval '1 second'"));
    }

    @Test
    void goesOnByItselfWhenTheDatabaseWasOutOfReach() {
        receiver.start();
        try (TcpProxy network = TcpProxy.to("127.0.0.1", schema.server().port());
             PostgresDatabase far = PostgresDatabase.open(schema.config(4, "socketTimeout=1", network))) {
            OutboxDelivery delivery = new OutboxDelivery(far, cipher, receiver.peers(), ServiceName.MUSIC, clock, new Meters("music-service"), QUICK);
            deliveries.add(delivery);
            delivery.start();
            Outbox outbox = outbox(delivery);
            outbox.event(user, "credits.updated", Map.of("n", 0));
            Eventually.until("the first is delivered", () -> rows() == 0);
            network.cut();
            assertFalse(far.ready());
            outbox.event(user, "credits.updated", Map.of("n", 1));
            network.heal();
            Eventually.until("the second is delivered", Duration.ofSeconds(20), () -> rows() == 0);
            assertEquals(List.of(0, 1), delivered());
            delivery.stop(Duration.ofSeconds(2));
        }
    }

    @Test
    void splitsWhatIsTooLargeForOneBody() {
        receiver.start();
        Outbox outbox = outbox(started(PATIENT));
        database.inTransaction(() -> {
            for (int i = 0; i < 60; i++) {
                outbox.event(user, "music.generation.progress", Map.of("n", i, "artworkUrl", "x".repeat(15_000)));
            }
        });
        Eventually.until("all is delivered", () -> rows() == 0);
        assertEquals(numbers(0, 60), delivered());
        assertTrue(receiver.requests().stream().allMatch(request -> request.body().length < 512 * 1024));
    }

    @Test
    void keepsPayloadsSecretAndBoundToTheirUser() {
        Outbox outbox = outbox(delivery(PATIENT));
        outbox.event(user, "music.generation.completed", Map.of("trackTitle", "My secret river"));
        outbox.usage(new Outbox.Usage("song", null, "songs", null, null, null, null, null, null, true, "secret"));
        String all = schema.server().query("SELECT * FROM test_service.outbox").toString();
        assertFalse(all.contains("secret") || all.contains("music.generation"), all);
        Map<String, Object> row = schema.server().query("SELECT id, payload FROM test_service.outbox WHERE user_id IS NOT NULL").getFirst();
        String payload = (String) row.get("payload");
        assertTrue(cipher.decrypt(payload, Fact.context((UUID) row.get("id"), user)).contains("My secret river"));
        assertThrows(RuntimeException.class, () -> cipher.decrypt(payload, Fact.context((UUID) row.get("id"), null)));
    }

    @Test
    void costsOneStatementAFact() throws Exception {
        Outbox outbox = outbox(delivery(PATIENT));
        assertEquals(1, (int) com.aiponge.runtime.data.StatementCount.counting(count -> {
            outbox.event(user, "credits.updated", Map.of());
            return count.get();
        }));
        assertNull(schema.server().value("SELECT failed_at FROM test_service.outbox"));
    }

    private OutboxDelivery delivery(Pace pace) {
        return new OutboxDelivery(database, cipher, receiver.peers(), ServiceName.MUSIC, clock, new Meters("music-service"), pace);
    }

    private OutboxDelivery started(Pace pace) {
        OutboxDelivery delivery = delivery(pace);
        delivery.start();
        deliveries.add(delivery);
        return delivery;
    }

    private Outbox outbox(OutboxDelivery delivery) {
        return new StoredOutbox(database, cipher, ServiceName.MUSIC, clock, delivery);
    }

    private long rows() {
        return schema.server().number("SELECT count(*) FROM test_service.outbox");
    }

    private static double setAside() {
        return new Meters("music-service").counter("outbox_set_aside", "destination", "EVENTS").count();
    }

    private FakeRequest request(String path) {
        return receiver.requests().stream().filter(request -> request.target().equals(path)).findFirst().orElseThrow();
    }

    private List<Integer> delivered() {
        return delivered(0);
    }

    /** The numbers in the events that arrived; with a status, of requests without the refused number 3 only. */
    private List<Integer> delivered(int accepted) {
        return receiver.bodies(EVENTS).stream()
                .map(body -> StreamSupport.stream(body.get("events").spliterator(), false).map(event -> event.get("data").get("n").intValue()).toList())
                .filter(numbers -> accepted == 0 || !numbers.contains(3))
                .flatMap(List::stream).toList();
    }

    private static List<Integer> numbers(int from, int to) {
        return java.util.stream.IntStream.range(from, to).boxed().toList();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
