package com.aiponge.aiconfig.provider;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.aiconfig.vendor.ScriptedText;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.testkit.LogCapture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyReportTest {

    @Test
    void namesConfiguredVendorsAndIdleKeysButNeverAKey() {
        VendorSet vendors = new VendorSet(List.of(new ScriptedText("openai", true), new ScriptedText("google", false)), List.of(), List.of());
        try (LogCapture log = LogCapture.start()) {
            KeyReport.log(Settings.of(Map.of("OPENAI_API_KEY", "sk-one-secret", "MUSICAPI_API_KEY", "another-secret")), vendors);

            String text = log.text();
            assertTrue(text.contains("vendors=\"[openai]\"") || text.contains("[openai]"), text);
            assertTrue(text.contains("MUSICAPI_API_KEY is set, but this version has no adapter for musicapi"), text);
            assertTrue(!text.contains("OPENAI_API_KEY"), text);
            log.assertNone("sk-one-secret", "another-secret");
        }
    }
}
