package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.settings.Edge;
import com.aiponge.runtime.settings.Setting;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.settings.Vendors;
import com.aiponge.standalone.deploy.Tool;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        // Ten of all services, seven databases, two keys each of ai-config and music, two more in its list of secrets, seven of storage.
        assertEquals(30, VariablesPage.GUIDE.size(), "the guide did not change");
    }

    /** As the code asks for it: a service's own setting in that service, everybody's in the runtime. */
    @Test
    void namesWhoReadsASetting() throws Exception {
        for (Class<?> owner : List.of(Core.class, Edge.class, com.aiponge.runtime.settings.Files.class, Vendors.class)) {
            for (Field field : owner.getFields()) {
                Setting<?> setting = (Setting<?>) field.get(null);
                Set<String> expected = Set.of(setting.usedBy().split(", "));
                Set<String> readers = readers(owner.getSimpleName() + "." + field.getName());
                if (setting.meaning().contains("not used yet") || setting.meaning().startsWith("Accepted")) {
                    readers.add(setting.usedBy());
                }
                if (expected.equals(Set.of("all"))) {
                    assertTrue(readers.contains("all"), setting.name());
                } else {
                    assertEquals(expected, readers, setting.name());
                }
            }
        }
    }

    /** The services, and for the runtime "all". Commands and the catalogue itself are nobody's process. */
    private static Set<String> readers(String constant) throws IOException {
        Set<String> readers = new TreeSet<>();
        Pattern use = Pattern.compile("\\b" + Pattern.quote(constant) + "\\b");
        Map<String, String> folders = Map.of("common/runtime", "all", "gateway", "gateway");
        for (String folder : List.of("common/runtime", "gateway", "services")) {
            try (Stream<Path> files = Files.walk(Tool.ROOT.resolve(folder))) {
                for (Path file : files.filter(one -> one.toString().matches(".*/src/main/.*\\.java")).toList()) {
                    String module = Tool.ROOT.relativize(file).toString().replaceFirst("/src/main/.*", "");
                    boolean counts = !module.equals("services/standalone") && !file.endsWith("settings/Settings.java");
                    if (counts && use.matcher(Files.readString(file)).find()) {
                        readers.add(folders.getOrDefault(module, module.replaceFirst("services/", "") + "-service"));
                    }
                }
            }
        }
        return readers;
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
