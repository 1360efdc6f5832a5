package com.aiponge.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.runtime.ServiceName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MisplacedKeysTest {

    @Test
    void saysWhereAKeyBelongsThatWasSetElsewhere() {
        Settings settings = Settings.of(Map.of("MUSICAPI_API_KEY", "secret-value", "AIPONGE_BUILTIN_VENDORS", "true"));

        assertEquals(List.of("MUSICAPI_API_KEY has no effect on music-service: move it to ai-config-service"),
                Vendors.misplaced(ServiceName.MUSIC, settings));
    }

    @Test
    void saysNothingWhereTheKeyIsUsed() {
        Settings settings = Settings.of(Map.of("OPENAI_API_KEY", "one", "ANTHROPIC_API_KEY", "two", "ELEVENLABS_API_KEY", "three"));

        assertEquals(List.of(), Vendors.misplaced(ServiceName.AI_CONFIG, settings));
    }
}
