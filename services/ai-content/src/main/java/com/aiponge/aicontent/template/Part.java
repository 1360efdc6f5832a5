package com.aiponge.aicontent.template;

import java.util.List;

/** A piece of a parsed template. */
sealed interface Part {

    record Text(String text) implements Part {
    }

    /** A value on one line. */
    record Inline(String variable) implements Part {
    }

    /** A value of many lines, fenced. */
    record Fenced(String variable) implements Part {
    }

    /** Stays only when the variable has a value. */
    record When(String variable, List<Part> parts) implements Part {
    }
}
