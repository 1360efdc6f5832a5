package com.aiponge.aiconfig.builtin.words;

/** Two lines that rhyme. */
record Couplet(String first, String second) {

    static Couplet parse(String line) {
        int bar = line.indexOf('|');
        if (bar < 0) {
            throw new IllegalStateException("a couplet needs a bar: " + line);
        }
        return new Couplet(line.substring(0, bar).strip(), line.substring(bar + 1).strip());
    }
}
