package com.aiponge.runtime.settings;

import java.util.List;
import java.util.function.Function;

/**
 * One environment variable: its name in the deployment guide, what it means, its default and how its text is read.
 *
 * @param normal  the text used when the variable is absent; null when there is no default
 * @param needed  true when production does not start without it
 * @param secret  true when its value must never be shown
 * @param usedBy  the services that read it, {@code all}, or a tool
 * @param read    reads the text; throws {@link IllegalArgumentException} saying what it should look like, never echoing it
 */
public record Setting<T>(String name, String meaning, String normal, boolean needed, boolean secret, String usedBy, Function<String, T> read) {

    static Setting<String> text(String name, String normal, String usedBy, String meaning) {
        return new Setting<>(name, meaning, normal, false, false, usedBy, Function.identity());
    }

    static Setting<String> secret(String name, String usedBy, boolean needed, String meaning) {
        return new Setting<>(name, meaning, null, needed, true, usedBy, Function.identity());
    }

    /** The same in another form: see {@link Forms}. */
    <R> Setting<R> as(Function<String, R> form) {
        return new Setting<>(name, meaning, normal, needed, secret, usedBy, form);
    }

    static Setting<Integer> number(String name, int normal, int min, int max, String usedBy, String meaning) {
        return new Setting<>(name, meaning, Integer.toString(normal), false, false, usedBy, text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("must be a whole number from " + min + " to " + max, e);
            }
            throw new IllegalArgumentException("must be from " + min + " to " + max);
        });
    }

    static Setting<Boolean> flag(String name, boolean normal, String usedBy, String meaning) {
        return new Setting<>(name, meaning, Boolean.toString(normal), false, false, usedBy, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        });
    }

    static Setting<String> oneOf(String name, String normal, List<String> values, String usedBy, String meaning) {
        return new Setting<>(name, meaning, normal, false, false, usedBy, text -> {
            if (values.contains(text)) {
                return text;
            }
            throw new IllegalArgumentException("must be one of " + String.join(", ", values));
        });
    }

    static Setting<List<String>> list(String name, String usedBy, boolean secret, String meaning) {
        return new Setting<>(name, meaning, "", false, secret, usedBy, Forms.each(Function.identity()));
    }
}
