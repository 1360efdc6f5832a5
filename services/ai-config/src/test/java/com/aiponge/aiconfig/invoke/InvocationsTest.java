package com.aiponge.aiconfig.invoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.aiconfig.AiConfigApi;
import com.aiponge.aiconfig.builtin.BuiltinText;
import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.aiconfig.vendor.ScriptedImage;
import com.aiponge.aiconfig.vendor.ScriptedText;
import com.aiponge.aiconfig.vendor.TextOrder;
import com.aiponge.aiconfig.vendor.VendorFailure;
import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvocationsTest {
    private static final String PATH = "/internal/v1/providers/invoke";
    private final ScriptedText openai = new ScriptedText("openai", true);
    private final ScriptedText anthropic = new ScriptedText("anthropic", true);
    private final ScriptedText google = new ScriptedText("google", false);
    private final ScriptedImage painter = new ScriptedImage("openai");
    private AiConfigApi api;

    @BeforeEach
    void start() {
        api = AiConfigApi.with(new VendorSet(List.of(openai, anthropic, google, new BuiltinText()), List.of(painter), List.of()), Duration.ofMinutes(1));
        api.provider("anthropic-text", "anthropic", "text", 50);
        api.provider("openai-text", "openai", "text", 100);
        api.provider("google-text", "google", "text", 900);
        api.provider("openai-image", "openai", "image", 100);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private JsonNode invoke(Map<String, Object> body) {
        return api.content().post(PATH, body).expect(200).data();
    }

    @Test
    void asksTheHighestPriorityThatIsConfigured() {
        JsonNode data = invoke(api.lyrics(Ids.next()));

        List<String> names = new ArrayList<>();
        data.fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("providerId", "provider", "model", "text", "json", "fileId", "usage", "costMicros", "latencyMs", "attempts"), names);
        assertEquals("openai-text", data.path("providerId").asText());
        assertEquals("openai", data.path("provider").asText());
        assertEquals("openai-text-model", data.path("model").asText());
        assertEquals(5, data.path("usage").path("outputTokens").asInt());
        assertEquals(1_500, data.path("costMicros").asInt());
        assertTrue(google.orders.isEmpty(), "a vendor without a key is never sent anything");
        assertTrue(anthropic.orders.isEmpty());
    }

    @Test
    void hasTheNextVendorDoItAndReportsBoth() {
        openai.failures.add(VendorFailure.Kind.RATE_LIMITED);
        JsonNode data = invoke(api.lyrics(Ids.next()));

        assertEquals("anthropic", data.path("provider").asText());
        assertEquals(2, data.path("attempts").asInt());
        Eventually.until("usage arrives", () -> api.usage().size() == 2);
        assertEquals(List.of("openai-text false RATE_LIMITED", "anthropic-text true null"), api.usage());
    }

    @Test
    void comesToTheBuiltInWriterLast() {
        openai.failures.add(VendorFailure.Kind.TIMEOUT);
        anthropic.failures.add(VendorFailure.Kind.BAD_KEY);
        JsonNode data = invoke(api.lyrics(Ids.next()));

        assertEquals("builtin", data.path("provider").asText());
        assertTrue(data.path("json").path("content").asText().contains("[Chorus]"));
    }

    @Test
    void prefersTheModelThatWasWishedFor() {
        Map<String, Object> body = api.lyrics(Ids.next());
        body.put("model", "anthropic-text-model");

        assertEquals("anthropic", invoke(body).path("provider").asText());
    }

    @Test
    void stopsAskingAVendorThatKeepsFailing() {
        for (int i = 0; i < 6; i++) {
            openai.failures.add(VendorFailure.Kind.OVERLOADED);
        }
        for (int i = 0; i < 8; i++) {
            JsonNode data = invoke(api.lyrics(Ids.next()));
            assertEquals("anthropic", data.path("provider").asText());
            assertEquals(i < 6 ? 2 : 1, data.path("attempts").asInt());
        }
        assertEquals(6, openai.orders.size());
    }

    @Test
    void answersARepeatFromTheFirstResult() {
        UUID operation = Ids.next();
        JsonNode first = invoke(api.lyrics(operation));

        assertEquals(first, invoke(api.lyrics(operation)));
        api.service.restart();
        assertEquals(first, invoke(api.lyrics(operation)));
        assertEquals(1, openai.orders.size());
    }

    @Test
    void doesNotPayTwiceWhileTheFirstIsStillBeingMade() throws Exception {
        UUID operation = Ids.next();
        CountDownLatch door = new CountDownLatch(1);
        openai.meanwhile = () -> {
            try {
                door.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        Thread first = Thread.startVirtualThread(() -> invoke(api.lyrics(operation)));
        Eventually.until("the vendor was asked", () -> !openai.orders.isEmpty());

        api.content().post(PATH, api.lyrics(operation)).expect(503, "SERVICE_UNAVAILABLE");
        door.countDown();
        first.join(Duration.ofSeconds(10));
        assertEquals("openai", invoke(api.lyrics(operation)).path("provider").asText());
        assertEquals(1, openai.orders.size());
    }

    @Test
    void freesAnOperationThatFailedOrWhoseHolderVanished() {
        UUID operation = Ids.next();
        openai.failures.add(VendorFailure.Kind.REFUSED);
        JsonNode error = api.content().post(PATH, api.lyrics(operation)).expect(502, "EXTERNAL_SERVICE_ERROR").json().path("error");
        assertEquals("CONTENT_REJECTED", error.path("details").path("reason").asText());
        assertTrue(anthropic.orders.isEmpty(), "refused content is not offered around");

        api.service.database().execute("INSERT INTO ai_config_service.invocations (operation_id, user_id, capability, holder, held_until, created_at)"
                + " VALUES (?, ?, 'text', ?, ?::timestamptz, now())", operation, api.user, Ids.next(), api.service.clock().instant().plusSeconds(5).toString());
        api.content().post(PATH, api.lyrics(operation)).expect(503);
        api.service.clock().advance(Duration.ofSeconds(6));
        assertEquals("openai", invoke(api.lyrics(operation)).path("provider").asText());
    }

    @Test
    void givesVendorsNoMoreTimeThanTheCallerHas() {
        Map<String, Object> body = api.lyrics(Ids.next());
        body.put("timeoutMs", 2_000);
        invoke(body);

        TextOrder order = openai.orders.getFirst();
        assertTrue(order.within().compareTo(Duration.ofSeconds(2)) <= 0, order.within().toString());
        assertEquals("Write a song", order.messages().getFirst().content());
        assertEquals("calm", order.inputs().get("mood"));
    }

    @Test
    void putsPicturesIntoStorageUnderTheOperation() {
        UUID operation = Ids.next();
        Map<String, Object> body = api.cover(operation);
        body.put("inputs", new HashMap<>(Map.of("imageType", "album")));
        JsonNode data = api.music().post(PATH, body).expect(200).data();

        Map<String, String> query = api.storage.uploads().getFirst();
        assertEquals(operation.toString(), query.get("operationId"));
        assertEquals("album-artwork", query.get("category"));
        assertEquals("cover.png", query.get("name"));
        assertEquals(api.storage.files().getFirst().id().toString(), data.path("fileId").asText());
        assertEquals(40_000, data.path("costMicros").asInt());
        assertTrue(data.path("text").isNull());
    }

    @Test
    void passesStoragesTroubleOnWithoutBlamingTheVendor() {
        UUID operation = Ids.next();
        api.storage.failNext(1, new Problem.Unavailable("full"));

        api.music().post(PATH, api.cover(operation)).expect(503);
        api.music().post(PATH, api.cover(operation)).expect(200);
        assertEquals(1, api.storage.files().size());
    }

    @Test
    void servesNobodyElse() {
        UUID operation = Ids.next();
        invoke(api.lyrics(operation));
        UUID stranger = Ids.next();
        Map<String, Object> body = api.lyrics(operation);

        api.service.asService(ServiceName.AI_CONTENT, stranger).post(PATH, body).expect(404);
        body.put("userId", stranger);
        api.service.asService(ServiceName.AI_CONTENT, stranger).post(PATH, body).expect(404, "NOT_FOUND");
        api.service.asService(ServiceName.STORAGE, api.user).post(PATH, api.lyrics(Ids.next())).expect(404, "ENDPOINT_NOT_FOUND");
        api.service.as(api.user).post(PATH, api.lyrics(Ids.next())).expect(404, "ENDPOINT_NOT_FOUND");
    }

    @Test
    void namesWrongMembersAndUnservedCapabilities() {
        Map<String, Object> body = api.lyrics(Ids.next());
        body.put("capability", "mindreading");
        body.put("timeoutMs", 5);
        body.put("prompt", null);
        body.put("size", "huge");
        JsonNode errors = api.content().post(PATH, body).expect(400, "VALIDATION_ERROR").json().path("error").path("details").path("errors");
        assertEquals(4, errors.size(), errors.toString());

        Map<String, Object> speech = api.lyrics(Ids.next());
        speech.put("capability", "speech");
        api.content().post(PATH, speech).expect(503);
    }

    @Test
    void asksNoProviderThatWasSwitchedOff() {
        api.service.database().execute("UPDATE ai_config_service.providers SET active = false WHERE provider_id <> 'anthropic-text'");

        assertEquals("anthropic", invoke(api.lyrics(Ids.next())).path("provider").asText());
        anthropic.failures.add(VendorFailure.Kind.TIMEOUT);
        api.content().post(PATH, api.lyrics(Ids.next())).expect(504);
    }

    @Test
    void leavesTheBuiltInVendorsOutWhereTheOperatorSaysSo() {
        try (AiConfigApi strict = AiConfigApi.with(new VendorSet(List.of(new BuiltinText()), List.of(), List.of()), Map.of("AIPONGE_BUILTIN_VENDORS", "false"))) {
            strict.content().post(PATH, strict.lyrics(Ids.next())).expect(503, "SERVICE_UNAVAILABLE");
            strict.music().post("/internal/v1/music/tasks", strict.song(Ids.next())).expect(503, "SERVICE_UNAVAILABLE");
        }
    }
}
