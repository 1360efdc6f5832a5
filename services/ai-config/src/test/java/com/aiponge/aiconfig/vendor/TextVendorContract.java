package com.aiponge.aiconfig.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every text vendor promises. */
public abstract class TextVendorContract {
    static final Set<String> ADAPTERS = Set.of("openai", "anthropic", "google", "stability", "musicapi", "elevenlabs", "builtin");

    /** A configured vendor that works. */
    protected abstract TextVendor vendor();

    static TextOrder order() {
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        return new TextOrder(Ids.next(), "some-model", List.of(new Message("system", "You name songs."), new Message("user", "Name it.")),
                Map.of("task", "title", "lyrics", "Grey light on the river", "language", "en", "mood", "calm"), schema, 60, 0.5, Duration.ofSeconds(10));
    }

    @Test
    void bearsANameOfTheContract() {
        assertTrue(ADAPTERS.contains(vendor().adapter()));
        assertTrue(vendor().configured());
    }

    @Test
    void answersAnObjectWhereASchemaIsGiven() {
        TextAnswer answer = vendor().write(order());

        assertFalse(answer.json().path("title").asText().isBlank());
        assertFalse(answer.text().isBlank());
    }

    @Test
    void saysWhichModelWroteAndWhatItTook() {
        TextAnswer answer = vendor().write(order());

        assertNotNull(answer.model());
        assertTrue(answer.used().inputTokens() >= 0 && answer.used().outputTokens() >= 0 && answer.used().cachedTokens() >= 0);
        assertTrue(answer.used().costMicros() >= 0);
    }

    @Test
    void worksForManyAtOnce() throws Exception {
        TextVendor vendor = vendor();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<UUID> one = () -> {
                TextOrder order = order();
                assertNotNull(vendor.write(order).text());
                return order.reference();
            };
            var all = threads.invokeAll(java.util.Collections.nCopies(8, one));
            assertEquals(8, all.stream().map(future -> future.resultNow()).distinct().count());
        }
    }
}
