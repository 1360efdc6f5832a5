package com.aiponge.user.profile;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Preferences of contract 3 as a JSON object: read from a request, merged, shown with their defaults. */
public final class Preferences {
    private static final int MOST_UNKNOWN = 40;
    private static final int LONGEST_UNKNOWN = 500;
    private static final int LONGEST_LIST = 20;
    private static final int LONGEST_NAME = 64;

    private Preferences() {
    }

    /**
     * The changes in a member of a request, empty when it is absent; null values clear. {@code genre} counts as {@code musicGenre}. Wrong
     * values of known members are noted in the input, unknown members that are not small are left out.
     */
    public static ObjectNode changes(Input body, String member) {
        ObjectNode changes = Json.mapper().createObjectNode();
        ObjectNode raw = body.object(member);
        if (raw == null) {
            return changes;
        }
        Input input = body.nested(member);
        String genre = input.trimmed("genre", 100);
        if (genre != null) {
            changes.put("musicGenre", genre);
        }
        for (Preference known : Preference.KNOWN) {
            JsonNode value = known.value(input, raw.get(known.name()));
            if (value != null) {
                changes.set(known.name(), value);
            } else if (raw.path(known.name()).isNull()) {
                changes.putNull(known.name());
            }
        }
        raw.properties().stream()
                .filter(one -> !Preference.isKnown(one.getKey()) && !one.getKey().equals("genre") && isSmall(one.getKey(), one.getValue()))
                .forEach(one -> changes.set(one.getKey(), one.getValue()));
        return changes;
    }

    /** What was stored, with the changes; beyond 40 unknown members the later ones are left out. */
    static ObjectNode merged(ObjectNode stored, ObjectNode changes) {
        ObjectNode merged = stored.deepCopy();
        for (var change : changes.properties()) {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else if (Preference.isKnown(change.getKey()) || merged.has(change.getKey()) || unknown(merged) < MOST_UNKNOWN) {
                merged.set(change.getKey(), change.getValue());
            }
        }
        return merged;
    }

    /** Every known preference in the order of the contract, then the unknown ones. */
    static ObjectNode shown(ObjectNode stored, String language) {
        ObjectNode shown = Json.mapper().createObjectNode();
        for (Preference known : Preference.KNOWN) {
            shown.set(known.name(), Json.toTree(known.otherwise()));
        }
        shown.put("languagePreference", language);
        shown.set("languagePreferences", Json.toTree(List.of(language)));
        shown.setAll(stored);
        return shown;
    }

    private static long unknown(ObjectNode preferences) {
        return preferences.properties().stream().filter(one -> !Preference.isKnown(one.getKey())).count();
    }

    private static boolean isSmall(String name, JsonNode value) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return false;
        }
        if (!value.isArray()) {
            return value.isNull() || isScalar(value);
        }
        return value.size() <= LONGEST_LIST && value.valueStream().allMatch(Preferences::isScalar);
    }

    private static boolean isScalar(JsonNode value) {
        return value.isNumber() || value.isBoolean() || value.isTextual() && value.textValue().length() <= LONGEST_UNKNOWN;
    }
}
