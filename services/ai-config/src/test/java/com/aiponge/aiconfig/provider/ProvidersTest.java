package com.aiponge.aiconfig.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.aiconfig.vendor.ScriptedText;
import com.aiponge.aiconfig.vendor.TextVendor;
import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.DatabaseConfig;
import com.aiponge.runtime.data.Migrations;
import com.aiponge.runtime.data.PostgresDatabase;
import com.aiponge.testkit.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProvidersTest {
    private static final TestDatabase TEST = TestDatabase.create();
    private static final List<TextVendor> VENDORS = List.of(new ScriptedText("builtin", true), new ScriptedText("openai", true),
            new ScriptedText("anthropic", true), new ScriptedText("google", false));
    private static PostgresDatabase database;

    @BeforeAll
    static void open() {
        DatabaseConfig config = new DatabaseConfig(TEST.url(), "ai_config_service", 4, false, "test");
        Migrations.run(config);
        database = PostgresDatabase.open(config);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void register() {
        TEST.execute("DELETE FROM ai_config_service.providers WHERE adapter <> 'builtin'");
        TEST.execute("UPDATE ai_config_service.providers SET priority = 1000");
        add("small", "openai", 10);
        add("large", "openai", 20);
        add("other", "anthropic", 15);
        add("keyless", "google", 500);
        add("unknown", "stability", 600);
    }

    private static void add(String id, String adapter, int priority) {
        TEST.execute("INSERT INTO ai_config_service.providers (id, provider_id, name, type, adapter, model, capabilities, priority)"
                + " VALUES (?, ?, ?, 'llm-text', ?, ?, '{text,vision}', ?)", Ids.next(), id, id, adapter, id + "-model", priority);
    }

    private static List<String> ids(List<Choice<TextVendor>> choices) {
        return choices.stream().map(choice -> choice.provider().id()).toList();
    }

    @Test
    void ordersByPriorityAndPutsTheBuiltInOnesLastWhateverTheirsIs() {
        assertEquals(List.of("large", "other", "small", "builtin-text"), ids(new Providers(database, true).of(Capability.TEXT, VENDORS)));
    }

    @Test
    void leavesTheBuiltInOnesOutWhereTheyAreNotAllowed() {
        assertEquals(List.of("large", "other", "small"), ids(new Providers(database, false).of(Capability.TEXT, VENDORS)));
    }

    @Test
    void putsTheWishedModelFirstAndKeepsTheOrderOfTheOthers() {
        Providers providers = new Providers(database, true);

        assertEquals(List.of("small", "large", "other", "builtin-text"), ids(providers.of(Capability.TEXT, VENDORS, "small-model")));
        assertEquals(List.of("large", "other", "small", "builtin-text"), ids(providers.of(Capability.TEXT, VENDORS, "no-such-model")));
        assertEquals(List.of("large", "other", "small", "builtin-text"), ids(providers.of(Capability.TEXT, VENDORS, null)));
    }

    @Test
    void asksOnlyWhoCanDoIt() {
        assertEquals(List.of("large", "other", "small"), ids(new Providers(database, true).of(Capability.VISION, VENDORS)));
        assertEquals(List.of(), ids(new Providers(database, true).of(Capability.SPEECH, VENDORS)));
    }

    @Test
    void countsAChangeOfTheRegistryAtOnce() {
        Providers providers = new Providers(database, true);
        TEST.execute("UPDATE ai_config_service.providers SET active = false WHERE provider_id = 'large'");

        assertEquals(List.of("other", "small", "builtin-text"), ids(providers.of(Capability.TEXT, VENDORS)));
    }

    @Test
    void refusesAdaptersAndCapabilitiesThatTheContractDoesNotName() {
        assertThrows(AssertionError.class, () -> add("bad", "acme", 1));
        assertThrows(AssertionError.class, () -> TEST.execute("UPDATE ai_config_service.providers SET capabilities = '{telepathy}'"));
    }
}
