package com.aiponge.runtime.settings;

import com.aiponge.runtime.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The environment, read by the one catalogue of settings. Made by {@link #of}, which reports everything that is wrong at once.
 * Immutable and thread-safe.
 */
public final class Settings {
    private final Map<String, String> environment;

    private Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @throws BadSettings when a value is malformed, an {@code AIPONGE_*} variable is unknown, or production lacks a secret;
     *                     the one message names them all, suggests the nearest known name, and shows no value
     */
    public static Settings of(Map<String, String> environment) {
        Settings settings = new Settings(Map.copyOf(environment));
        return settings.orThrow(settings.problems());
    }

    /**
     * Those of one service's own process, which must also name what that service cannot do without anywhere.
     *
     * @throws BadSettings as {@link #of(Map)}; what is missing is in the same message
     */
    public static Settings of(Map<String, String> environment, ServiceName service) {
        Settings settings = new Settings(Map.copyOf(environment));
        List<String> problems = settings.problems();
        if (!settings.isStrict()) {
            Core.indispensable(service).stream().filter(setting -> settings.raw(setting) == null).forEach(setting -> problems.add(missing(setting)));
            if (service.schema() != null && settings.raw(Addresses.database(service)) == null && settings.raw(Core.DATABASE_URL) == null) {
                problems.add(missing(Core.DATABASE_URL));
            }
        }
        return settings.orThrow(problems);
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Setting<?> setting : catalogue()) {
            problemOf(setting).ifPresent(problems::add);
        }
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith("AIPONGE_") && catalogue().stream().noneMatch(known -> known.name().equals(name))) {
                problems.add(name + " is not a setting; did you mean " + nearest(name) + "?");
            }
        }
        return problems;
    }

    private Settings orThrow(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        return this;
    }

    /** Every setting there is, in the order of the documentation. */
    public static List<Setting<?>> catalogue() {
        return Stream.of(Core.all(), Addresses.all(), Edge.all(), Files.all(), Vendors.all()).flatMap(List::stream).toList();
    }

    /** The value, or the default. @throws BadSettings when there is neither */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new BadSettings(List.of(setting.name() + " is not set: " + setting.meaning())));
    }

    /** The value or the default, if there is one. */
    public <T> Optional<T> find(Setting<T> setting) {
        String text = raw(setting);
        return text == null ? Optional.empty() : Optional.of(setting.read().apply(text));
    }

    /** Production and staging: no development conveniences. */
    public boolean isProduction() {
        String environmentName = get(Core.ENVIRONMENT);
        return environmentName.equals("production") || environmentName.equals("staging");
    }

    private String raw(Setting<?> setting) {
        String text = environment.get(setting.name());
        return text == null || text.isBlank() ? setting.normal() : text.strip();
    }

    private Optional<String> problemOf(Setting<?> setting) {
        String text = raw(setting);
        if (text == null) {
            return setting.needed() && isStrict() ? Optional.of(missing(setting)) : Optional.empty();
        }
        try {
            setting.read().apply(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(setting.name() + " " + e.getMessage());
        }
    }

    private static String missing(Setting<?> setting) {
        return setting.name() + " is missing: " + setting.meaning();
    }

    private boolean isStrict() {
        String name = environment.getOrDefault(Core.ENVIRONMENT.name(), "").strip();
        return name.equals("production") || name.equals("staging");
    }

    private static String nearest(String name) {
        return catalogue().stream().map(Setting::name)
                .min((a, b) -> Integer.compare(distance(name, a), distance(name, b))).orElseThrow();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1] + 1, above + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
