package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.table.Trait;
import com.aiponge.runtime.http.BodyReader;
import com.aiponge.runtime.http.Problem;
import io.helidon.http.HeaderNames;
import java.util.Locale;

/** Reads a JSON body whole; what is uploaded is left alone. Bodies of GET and HEAD mean nothing and are not passed on. */
final class BodyIntake implements Step {
    @Override
    public boolean pass(Exchange exchange) {
        String method = exchange.method();
        boolean means = !method.equals("GET") && !method.equals("HEAD");
        if (!means || exchange.route().is(Trait.STREAM) || exchange.route().is(Trait.UPLOAD) || !exchange.request().content().hasEntity()) {
            return true;
        }
        byte[] body = BodyReader.read(exchange.request(), BodyLimit.JSON);
        if (body.length > 0) {
            requireJson(exchange.header(HeaderNames.CONTENT_TYPE));
            exchange.body(body);
        }
        return true;
    }

    private static void requireJson(String type) {
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        int end = lower.indexOf(';');
        boolean json = (end < 0 ? lower : lower.substring(0, end)).strip().equals("application/json");
        boolean utf8 = !lower.contains("charset") || lower.contains("utf-8");
        if (!json || !utf8) {
            throw Problem.unsupportedMediaType("Send JSON in UTF-8 as application/json");
        }
    }
}
