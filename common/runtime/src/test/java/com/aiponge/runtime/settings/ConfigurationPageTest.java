package com.aiponge.runtime.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With {@code -Ddocs.write=true} this writes the page instead of comparing it. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../../docs/configuration.md");

    @Test
    void theDocumentedSettingsAreTheRealOnes() throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, ConfigurationPage.markdown());
        }
        assertEquals(ConfigurationPage.markdown(), Files.readString(PAGE), "run ./aiponge test -Dtest=ConfigurationPageTest -Ddocs.write=true");
    }
}
