package com.aiponge.runtime.http;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * One verified request as a handler sees it: who asks, for what, until when. The body has been read and its digest compared,
 * except on streamed routes.
 *
 * @param rawQuery the query as sent and signed, null when there is none
 * @param body     empty on streamed routes and where there is none
 * @param stream   the body of a streamed route, else null
 * @param deadline when the caller stops waiting
 */
public record Call(String method, String path, String rawQuery, Map<String, String> parameters, Map<String, String> queryParameters,
                   UnaryOperator<String> headers, Caller caller, String requestId, String correlationId, byte[] body, InputStream stream,
                   Instant deadline) {
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi");

    /** A path parameter that the route's template declares as a uuid. */
    public UUID id(String name) {
        return UUID.fromString(parameters.get(name));
    }

    /** A path parameter, decoded. */
    public String parameter(String name) {
        return parameters.get(name);
    }

    /** The caller's own id from a path that names the caller or {@code me}; anybody else's id answers 404 (0.3, rule 3). */
    public UUID self(String parameter) {
        UUID caller = caller().requireUser();
        String named = parameters.get(parameter);
        if (named.equals("me") || named.equalsIgnoreCase(caller.toString())) {
            return caller;
        }
        throw new Problem.NotFound();
    }

    /** A request header by its lower-case name; null when absent. */
    public String header(String lowerCaseName) {
        return headers.apply(lowerCaseName);
    }

    public Input query() {
        return Input.of(queryParameters);
    }

    /**
     * The body as a JSON object. An empty body reads as an object without members.
     *
     * @throws Problem.Invalid MALFORMED_JSON when it is not one, 415 when it is declared as something else
     */
    public Input input() {
        if (body.length == 0) {
            return Input.of(Json.toTree(Map.of()));
        }
        String type = header("content-type");
        if (type == null || !type.regionMatches(true, 0, "application/json", 0, 16)) {
            throw Problem.unsupportedMediaType("Send application/json");
        }
        try {
            JsonNode tree = Json.tree(body);
            if (tree.isObject()) {
                return Input.of(tree);
            }
        } catch (Json.MalformedJson e) {
            throw malformed();
        }
        throw malformed();
    }

    /** The language the answer should speak: what {@code Accept-Language} wants most of those supported, else {@code en}. */
    public String language() {
        return AcceptLanguage.best(header("accept-language"), LANGUAGES, "en");
    }

    private static Problem malformed() {
        return new Problem.Invalid("MALFORMED_JSON", "The body is not a JSON object");
    }
}
