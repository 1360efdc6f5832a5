package com.aiponge.gateway.pipeline;

import com.aiponge.runtime.http.Answer;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;

/** Sends what the gateway itself answers. */
public final class OwnAnswer {
    /** Of operations: always asked anew. */
    private static final Header FRESH = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private OwnAnswer() {
    }

    /** JSON or text, held whole. A Cache-Control of the answer counts; else it is not kept. */
    public static void send(Exchange exchange, Answer answer) {
        exchange.response().status(Status.create(answer.status()));
        exchange.response().header(FRESH);
        answer.headers().forEach(exchange.response()::header);
        JsonAnswer.send(exchange, answer.bytes());
    }
}
