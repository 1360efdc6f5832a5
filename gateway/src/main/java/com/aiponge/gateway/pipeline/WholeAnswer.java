package com.aiponge.gateway.pipeline;

import com.aiponge.runtime.http.Tags;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A service's answer, held whole. */
record WholeAnswer(int status, List<Header> headers, byte[] body) {
    private static final String PUBLIC = "public, max-age=";
    private static final int NOT_MODIFIED = 304;

    /** Seconds for which the service lets anybody keep it; 0 when it does not. */
    int publicSeconds() {
        String control = header(HeaderNames.CACHE_CONTROL);
        if (status != 200 || control == null || !control.startsWith(PUBLIC)) {
            return 0;
        }
        try {
            return Integer.parseInt(control.substring(PUBLIC.length()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Answers; only that nothing is new when the caller has this version already. */
    void send(Exchange exchange) {
        headers.forEach(exchange.response()::header);
        String wanted = status == 200 ? exchange.header(HeaderNames.IF_NONE_MATCH) : null;
        boolean known = wanted != null && Tags.matches(wanted, header(HeaderNames.ETAG));
        exchange.response().status(Status.create(known ? NOT_MODIFIED : status));
        JsonAnswer.send(exchange, known ? new byte[0] : body);
    }

    byte[] stored(long at) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 256);
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(at);
            out.writeInt(headers.size());
            for (Header header : headers) {
                out.writeUTF(header.name());
                out.writeUTF(header.get());
            }
            out.write(body);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When it was {@link #stored}. */
    static long time(byte[] stored) {
        return java.nio.ByteBuffer.wrap(stored).getLong();
    }

    static WholeAnswer of(byte[] stored) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
            in.readLong();
            List<Header> headers = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                headers.add(HeaderValues.create(in.readUTF(), in.readUTF()));
            }
            return new WholeAnswer(200, headers, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String header(HeaderName name) {
        for (Header header : headers) {
            if (header.headerName().equals(name)) {
                return header.get();
            }
        }
        return null;
    }
}
