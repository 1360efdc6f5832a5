package com.aiponge.aiconfig.builtin.words;

import java.util.Map;
import java.util.TreeMap;

/** Where the bridge of a song turns: each framework belongs to a category with its own lines. */
final class Attitude {
    private static final Map<String, String> CATEGORY_OF = categories();

    private Attitude() {
    }

    static String of(String framework, MoodFamily family, Draw draw) {
        String free = draw.one(family.attitudes());
        return framework == null ? free : CATEGORY_OF.getOrDefault(framework.strip(), free);
    }

    private static Map<String, String> categories() {
        Bank bank = Bank.load("frameworks.txt");
        Map<String, String> categories = new TreeMap<>();
        for (String category : bank.names()) {
            bank.words(category).forEach(f -> categories.put(f, category));
        }
        return Map.copyOf(categories);
    }
}
