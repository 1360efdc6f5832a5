package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.table.Trait;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Sends a body that is held whole, with the headers that answers of its kind carry; compressed when that is worth it and accepted. */
final class JsonAnswer {
    private static final Header GZIP = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");
    /** Below this the frame and the time cost more than they save (contract 0.11). */
    private static final int WORTH = 1024;

    private JsonAnswer() {
    }

    static void send(Exchange exchange, byte[] body) {
        ServerResponse response = exchange.response();
        Headers set = response.headers();
        boolean personal = exchange.visitor() != null && exchange.route().is(Trait.OWNER);
        if (personal || !set.contains(HeaderNames.CACHE_CONTROL)) {
            response.header(SecurityHeaders.PRIVATE);
        }
        if (!set.contains(Names.CSP)) {
            response.header(SecurityHeaders.JSON_POLICY);
        }
        response.header(SecurityHeaders.VARY);
        if (body.length == 0) {
            response.send();
        } else if (body.length > WORTH && !set.contains(HeaderNames.CONTENT_ENCODING) && acceptsGzip(exchange.header(HeaderNames.ACCEPT_ENCODING))) {
            response.header(GZIP).send(gzip(body));
        } else {
            response.send(body);
        }
    }

    /** Whether gzip stands in the list without a weight of zero (RFC 9110, section 12.5.3). */
    static boolean acceptsGzip(String header) {
        int at = header == null ? -1 : header.indexOf("gzip");
        if (at < 0) {
            return false;
        }
        int end = header.indexOf(',', at);
        String weight = header.substring(at + 4, end < 0 ? header.length() : end).replace(" ", "");
        return !weight.startsWith(";q=0") || weight.chars().anyMatch(c -> c >= '1' && c <= '9');
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3);
        try (GZIPOutputStream out = new Fast(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Level 3 takes half the time of the default and a few per cent more bytes. */
    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out, 4096);
            def.setLevel(Deflater.BEST_SPEED + 2);
        }
    }
}
