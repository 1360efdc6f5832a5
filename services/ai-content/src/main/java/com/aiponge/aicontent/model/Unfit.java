package com.aiponge.aicontent.model;

import java.util.List;

/** An answer that breaks the rules. The rules are sentences of ours, which a model can be told; nothing of the answer is in them. */
public final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> rules;

    public Unfit(List<String> rules) {
        super("unfit answer", null, false, false);
        this.rules = List.copyOf(rules);
    }

    public List<String> rules() {
        return rules;
    }
}
