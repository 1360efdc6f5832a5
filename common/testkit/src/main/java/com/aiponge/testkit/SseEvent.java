package com.aiponge.testkit;

/**
 * One server-sent event (WHATWG HTML, section 9.2).
 *
 * @param id    null when the event has none of its own
 * @param event {@code message} when the stream names none
 * @param data  its lines joined by line feeds
 */
public record SseEvent(String id, String event, String data) {
}
