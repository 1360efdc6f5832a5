package com.aiponge.runtime.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;

/** Writes answers to the wire. */
public final class Answers {
    private Answers() {
    }

    /** @param headOnly the length is declared and no body sent */
    public static void write(ServerResponse response, Answer answer, boolean headOnly) throws IOException {
        response.status(Status.create(answer.status()));
        answer.headers().forEach(response::header);
        if (answer.stream() == null) {
            if (headOnly) {
                response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(answer.bytes().length));
                response.send();
            } else if (answer.bytes().length == 0) {
                response.send();
            } else {
                response.send(answer.bytes());
            }
            return;
        }
        if (answer.length() >= 0) {
            response.header(HeaderNames.CONTENT_LENGTH, Long.toString(answer.length()));
        }
        if (headOnly) {
            response.send();
            return;
        }
        try (OutputStream out = response.outputStream()) {
            answer.stream().write(out);
        }
    }
}
