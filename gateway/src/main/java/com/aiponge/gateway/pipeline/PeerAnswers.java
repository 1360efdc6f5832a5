package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.table.Trait;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.peers.PeerAnswer;
import com.aiponge.runtime.peers.PeerHeaders;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Gives a service's answer to the caller: status, headers and body unchanged (contract 0.3, rule 7). JSON is read whole and sent with its
 * length; what the table calls a stream passes through a buffer of fixed size.
 */
final class PeerAnswers {
    /** Of one hop only (RFC 9110, section 7.6.1), or set anew here. */
    private static final Set<String> OWN = Set.of("connection", "keep-alive", "transfer-encoding", "trailer", "upgrade", "server", "date",
            "content-length", "vary", "set-cookie", PeerHeaders.STREAM_SHA256);
    private static final int BUFFER = 64 * 1024;
    private static final int NOT_MODIFIED = 304;
    private static final int FAILED = 400;

    void relay(Exchange exchange, PeerAnswer answer) {
        if (exchange.route().is(Trait.STREAM)) {
            pass(exchange, answer);
        } else {
            whole(answer).send(exchange);
        }
    }

    WholeAnswer whole(PeerAnswer answer) {
        return new WholeAnswer(answer.status(), headers(answer), body(answer));
    }

    private static List<Header> headers(PeerAnswer answer) {
        List<String> names = answer.names();
        List<Header> headers = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            if (!OWN.contains(names.get(i))) {
                headers.add(HeaderValues.create(HeaderNames.createFromLowercase(names.get(i)), answer.value(i)));
            }
        }
        return headers;
    }

    private static byte[] body(PeerAnswer answer) {
        try {
            return answer.bytes();
        } catch (SocketTimeoutException e) {
            throw Problem.timedOut();
        } catch (IOException e) {
            throw new Problem.Unavailable("A part of the platform went away");
        }
    }

    private static void pass(Exchange exchange, PeerAnswer answer) {
        ServerResponse response = exchange.response();
        response.status(Status.create(answer.status()));
        headers(answer).forEach(response::header);
        if (answer.status() >= FAILED) {
            response.header(SecurityHeaders.JSON_POLICY).header(SecurityHeaders.PRIVATE);
        }
        boolean bare = exchange.method().equals("HEAD") || answer.status() == NOT_MODIFIED || answer.length() == 0;
        if (answer.length() >= 0 && answer.status() != NOT_MODIFIED) {
            response.contentLength(answer.length());
        }
        if (bare) {
            response.send();
            return;
        }
        try {
            InputStream in = answer.stream();
            OutputStream out = response.outputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush(); // what has come is on its way: a player starts, and nothing waits for a buffer to fill
            }
            out.close();
        } catch (IOException | RuntimeException e) {
            // Not closed in order: the caller must not take half a file for a whole one.
            throw new CloseConnectionException("the stream ended early", e);
        }
    }
}
