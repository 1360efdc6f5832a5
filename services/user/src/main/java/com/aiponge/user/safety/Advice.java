package com.aiponge.user.safety;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What to say and to recommend, in every language. Immutable. */
final class Advice {
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi");

    /** @param type E.RiskAction, {@code priority} E.RiskPriority */
    record Action(String type, String priority, String message, String resourceUrl) {
    }

    private final Map<String, Properties> texts = new HashMap<>();

    Advice() {
        for (String language : LANGUAGES) {
            Properties properties = new Properties();
            try (Reader file = new InputStreamReader(Advice.class.getResourceAsStream("notes-" + language + ".properties"), StandardCharsets.UTF_8)) {
                properties.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            texts.put(language, properties);
        }
    }

    String message(RiskLevel level, String language) {
        return text(level.wireName(), language);
    }

    /** @param resources the first of which the reader is sent to */
    List<Action> actions(RiskLevel level, String language, List<CrisisResource> resources) {
        return switch (level) {
            case NONE -> List.of();
            case LOW -> List.of(action("monitor", "low", language, null));
            case MEDIUM -> List.of(action("suggest_support", "medium", language, null),
                    action("show_resources", "medium", language, resources), action("monitor", "medium", language, null));
            case HIGH -> List.of(action("show_resources", "high", language, resources), action("suggest_support", "high", language, null));
            case CRITICAL -> List.of(action("escalate", "urgent", language, resources), action("show_resources", "urgent", language, resources),
                    action("suggest_support", "urgent", language, null));
        };
    }

    private Action action(String type, String priority, String language, List<CrisisResource> resources) {
        return new Action(type, priority, text(type, language), resources == null ? null : resources.getFirst().url());
    }

    private String text(String key, String language) {
        return texts.getOrDefault(language, texts.get("en")).getProperty(key);
    }
}
