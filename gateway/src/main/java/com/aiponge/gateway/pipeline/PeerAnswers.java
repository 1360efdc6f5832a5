package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.table.Trait;
import com.aiponge.runtime.http.Problem;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.http1.Http1ClientResponse;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Gives a service's answer to the caller: status, headers and body unchanged (contract 0.3, rule 7). JSON is read whole and sent with its
 * length; what the table calls a stream passes through a buffer of fixed size.
 */
final class PeerAnswers {
    /** Of one hop only (RFC 9110, section 7.6.1), or set anew here. */
    private static final Set<HeaderName> OWN = Set.of(HeaderNames.CONNECTION, HeaderNames.create("Keep-Alive"), HeaderNames.TRANSFER_ENCODING,
            HeaderNames.TRAILER, HeaderNames.UPGRADE, HeaderNames.SERVER, HeaderNames.DATE, HeaderNames.CONTENT_LENGTH, HeaderNames.VARY,
            HeaderNames.SET_COOKIE);
    private static final int BUFFER = 64 * 1024;
    private static final int NOT_MODIFIED = 304;

    void relay(Exchange exchange, Http1ClientResponse answer) {
        ServerResponse response = exchange.response();
        if (exchange.route().is(Trait.STREAM)) {
            response.status(answer.status());
            pass(exchange, answer);
        } else {
            byte[] body = body(answer);
            response.status(answer.status());
            headers(response, answer);
            JsonAnswer.send(exchange, body);
        }
    }

    WholeAnswer whole(Http1ClientResponse answer) {
        List<Header> headers = new ArrayList<>();
        for (Header header : answer.headers()) {
            if (!OWN.contains(header.headerName())) {
                headers.add(header);
            }
        }
        return new WholeAnswer(answer.status().code(), headers, body(answer));
    }

    private static void headers(ServerResponse response, Http1ClientResponse answer) {
        for (Header header : answer.headers()) {
            if (!OWN.contains(header.headerName())) {
                response.header(header);
            }
        }
    }

    private static byte[] body(Http1ClientResponse answer) {
        if (!answer.entity().hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = answer.inputStream()) {
            long length = answer.headers().contentLength().orElse(-1);
            byte[] body = length < 0 ? in.readAllBytes() : in.readNBytes((int) length);
            if (length >= 0 && body.length < length) {
                throw new Problem.Unavailable("A part of the platform went away");
            }
            return body;
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
            throw new Problem.Unavailable("A part of the platform went away");
        }
    }

    private static void pass(Exchange exchange, Http1ClientResponse answer) {
        ServerResponse response = exchange.response();
        headers(response, answer);
        boolean bare = exchange.method().equals("HEAD") || answer.status().code() == NOT_MODIFIED || !answer.entity().hasEntity();
        long length = answer.headers().contentLength().orElse(-1);
        if (length >= 0 && answer.status().code() != NOT_MODIFIED) {
            response.contentLength(length);
        }
        if (bare) {
            response.send();
            return;
        }
        try {
            InputStream in = answer.inputStream();
            OutputStream out = response.outputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            out.close();
        } catch (IOException | RuntimeException e) {
            // Not closed in order: the caller must not take half a file for a whole one.
            throw new CloseConnectionException("the stream ended early", e);
        }
    }
}
