package com.aiponge.standalone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What follows a command: words, {@code --name value} and {@code --flag}. */
record Arguments(List<String> words, Map<String, String> options) {
    private static final Set<String> FLAGS = Set.of("detach", "json", "quick", "dry-run", "verify", "cdn-private");
    private static final Set<String> VALUES = Set.of("data", "port-offset", "mood", "genre", "language", "out", "url", "from", "to", "distribution");

    /** The command line cannot be understood; the message says what was expected. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    static Arguments of(List<String> raw) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < raw.size(); i++) {
            String word = raw.get(i);
            if (!word.startsWith("--")) {
                words.add(word);
                continue;
            }
            String name = word.substring(2);
            if (FLAGS.contains(name)) {
                options.put(name, "true");
            } else if (VALUES.contains(name) && i + 1 < raw.size()) {
                options.put(name, raw.get(++i));
            } else {
                throw new Wrong(VALUES.contains(name) ? word + " needs a value" : "There is no option " + word);
            }
        }
        return new Arguments(List.copyOf(words), options);
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    /** The data folder: {@code --data}, else {@code data} beside the launcher. */
    Path data() {
        return Path.of(option("data", System.getProperty("aiponge.home", ".") + "/data")).toAbsolutePath().normalize();
    }

    int portOffset() {
        try {
            int offset = Integer.parseInt(option("port-offset", "0"));
            if (offset >= 0 && offset <= 40_000) {
                return offset;
            }
        } catch (NumberFormatException e) {
            throw new Wrong("--port-offset takes a whole number from 0 to 40000");
        }
        throw new Wrong("--port-offset takes a whole number from 0 to 40000");
    }

    String word(int place, String what) {
        if (words.size() <= place) {
            throw new Wrong("Say " + what + ".");
        }
        return words.get(place);
    }
}
