package com.aiponge.aiconfig.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilityTest {

    @Test
    void bearsTheNamesOfTheContract() {
        assertEquals(Set.of("text", "vision", "image", "music", "alignment", "transcription", "speech"), Capability.names());
        Capability.names().forEach(name -> assertEquals(name, Capability.of(name).wireName()));
    }
}
