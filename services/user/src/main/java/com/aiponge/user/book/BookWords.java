package com.aiponge.user.book;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person, or the platform, says about a book: kept as one text, encrypted when it is a person's. */
record BookWords(String title, String subtitle, String description, String author, List<String> tags, List<String> themes, ObjectNode metadata) {

    BookWords {
        tags = tags == null ? List.of() : List.copyOf(tags);
        themes = themes == null ? List.of() : List.copyOf(themes);
        metadata = metadata == null ? Json.mapper().createObjectNode() : metadata;
    }

    static BookWords described(String title, String description) {
        return new BookWords(title, null, description, null, null, null, null);
    }

    /** What is searched. */
    String text() {
        return Stream.of(title, subtitle, author, description).filter(Objects::nonNull).collect(Collectors.joining("\n"));
    }

    static BookWords titled(String title) {
        return new BookWords(title, null, null, null, null, null, null);
    }
}
