package com.aiponge.user.book;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is said about a chapter: kept as one text, encrypted when it is a person's. */
record ChapterWords(String title, String description, String unlockTrigger, ObjectNode metadata) {

    ChapterWords {
        metadata = metadata == null ? Json.mapper().createObjectNode() : metadata;
    }

    static ChapterWords titled(String title) {
        return new ChapterWords(title, null, null, null);
    }
}
