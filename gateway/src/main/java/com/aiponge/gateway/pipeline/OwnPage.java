package com.aiponge.gateway.pipeline;

import com.aiponge.runtime.http.Answer;
import io.helidon.http.HeaderNames;

/** An answer that never changes, compressed once: pages are asked for by anybody, and to compress a megabyte takes milliseconds. Immutable. */
public final class OwnPage {
    private final Answer plain;
    private final Answer compressed;

    public OwnPage(Answer plain) {
        this.plain = plain;
        byte[] gzip = JsonAnswer.gzip(plain.bytes());
        this.compressed = new Answer(plain.status(), plain.headers(), gzip, null, gzip.length).with("Content-Encoding", "gzip");
    }

    public void send(Exchange exchange) {
        OwnAnswer.send(exchange, JsonAnswer.acceptsGzip(exchange.header(HeaderNames.ACCEPT_ENCODING)) ? compressed : plain);
    }
}
