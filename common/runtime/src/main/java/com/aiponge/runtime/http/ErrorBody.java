package com.aiponge.runtime.http;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The failure envelope of contract 0.4. */
public final class ErrorBody {
    private ErrorBody() {
    }

    public static byte[] of(Problem problem, String correlationId) {
        return Json.bytes(tree(problem, correlationId));
    }

    /** The envelope as a tree, for routes that add members beside {@code error}. */
    public static ObjectNode tree(Problem problem, String correlationId) {
        ObjectNode body = Json.mapper().createObjectNode().put("success", false);
        ObjectNode error = body.putObject("error")
                .put("type", problem.type())
                .put("code", problem.code())
                .put("message", problem.getMessage());
        if (!problem.details().isEmpty()) {
            error.set("details", Json.toTree(problem.details()));
        }
        error.put("correlationId", correlationId);
        return body.put("timestamp", Json.time(Instant.now()));
    }
}
