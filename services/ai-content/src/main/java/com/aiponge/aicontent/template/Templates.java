package com.aiponge.aicontent.template;

import com.aiponge.runtime.data.Database;

/** The prompts in use. Thread-safe. */
public final class Templates {
    private final TemplateStore store;

    public Templates(Database database) {
        this.store = new TemplateStore(database);
    }

    /** The published version, read anew each time: what staff publish counts at once. */
    public Template published(String id) {
        return store.published(id).orElseThrow(() -> new IllegalStateException("no published template " + id));
    }
}
