package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.settings.Setting;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.standalone.deploy.Tool;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VariablesPageTest {
    /** After a change: run this test once with {@code VARIABLES_WRITE=true} in the environment, and the page is written anew. */
    @Test
    void saysWhatTheDeploymentFilesSay() throws Exception {
        if ("true".equals(System.getenv("VARIABLES_WRITE"))) {
            Files.writeString(Tool.ROOT.resolve("docs/variables.md"), VariablesPage.markdown());
        }
        assertEquals(VariablesPage.markdown(), Yaml.text("docs/variables.md"));
    }

    @Test
    void knowsEveryVariableOfTheGuideAsASetting() {
        Set<String> settings = Settings.catalogue().stream().map(Setting::name).collect(Collectors.toSet());

        assertTrue(settings.containsAll(VariablesPage.GUIDE));
    }

    /** A required setting that one of the deployments does not set would stop its services. */
    @Test
    void findsEveryRequiredSettingEverywhere() {
        List<String> missing = new ArrayList<>();
        for (Setting<?> setting : Settings.catalogue()) {
            if (setting.needed() && (VariablesPage.ecs(setting.name()) + VariablesPage.helm(setting) + VariablesPage.compose(setting.name())).contains("–")) {
                missing.add(setting.name());
            }
        }
        assertEquals(List.of(), missing);
    }
}
