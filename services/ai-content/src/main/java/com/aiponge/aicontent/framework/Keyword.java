package com.aiponge.aicontent.framework;

import java.util.List;

/** A word, the beginning of one ({@code thought*}), or words in a row ({@code what_if}). */
record Keyword(List<String> words, boolean prefix) {

    static Keyword of(String written) {
        boolean prefix = written.endsWith("*");
        return new Keyword(List.of((prefix ? written.substring(0, written.length() - 1) : written).split("_")), prefix);
    }

    boolean isAt(List<String> text, int at) {
        if (at + words.size() > text.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            boolean open = prefix && i == words.size() - 1;
            String word = text.get(at + i);
            if (open ? !word.startsWith(words.get(i)) : !word.equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Words in a row say more than one word. */
    double weight() {
        return words.size() == 1 ? 1 : 1.5;
    }
}
