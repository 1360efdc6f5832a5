package com.aiponge.testkit;

import java.util.function.Consumer;

/** Lines to events, as WHATWG HTML 9.2.6 says; an event without data is none. */
final class SseParser {
    private final Consumer<SseEvent> onEvent;
    private final Runnable onComment;
    private String id;
    private String event = "message";
    private StringBuilder data = new StringBuilder();

    SseParser(Consumer<SseEvent> onEvent, Runnable onComment) {
        this.onEvent = onEvent;
        this.onComment = onComment;
    }

    void line(String line) {
        if (line.isEmpty()) {
            dispatch();
            return;
        }
        int colon = line.indexOf(':');
        if (colon == 0) {
            onComment.run();
            return;
        }
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (field) {
            case "id" -> id = value;
            case "event" -> event = value;
            case "data" -> data.append(value).append('\n');
            default -> { }
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            onEvent.accept(new SseEvent(id, event, data.substring(0, data.length() - 1)));
        }
        id = null;
        event = "message";
        data = new StringBuilder();
    }
}
