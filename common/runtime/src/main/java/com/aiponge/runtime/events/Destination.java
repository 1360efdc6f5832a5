package com.aiponge.runtime.events;

import com.aiponge.runtime.ServiceName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Where facts go: the POST routes of contract 21.3 that take them. */
enum Destination {
    EVENTS(ServiceName.SYSTEM, "/internal/v1/events", "events", 100),
    USAGE(ServiceName.AI_ANALYTICS, "/internal/v1/usage-events", "events", 500),
    AUDIT(ServiceName.SYSTEM, "/internal/v1/audit-records", "records", 100),
    NOTIFICATIONS(ServiceName.SYSTEM, "/internal/v1/notifications", null, 1);

    private final ServiceName receiver;
    private final String path;
    private final String list;
    private final int most;

    Destination(ServiceName receiver, String path, String list, int most) {
        this.receiver = receiver;
        this.path = path;
        this.list = list;
        this.most = most;
    }

    ServiceName receiver() {
        return receiver;
    }

    String path() {
        return path;
    }

    /** Most facts of one call. */
    int most() {
        return most;
    }

    /** Whether each call is about the one user of its one fact. */
    boolean isAboutOneUser() {
        return list == null;
    }

    Object body(List<JsonNode> facts) {
        return list == null ? facts.getFirst() : Map.of(list, facts);
    }
}
