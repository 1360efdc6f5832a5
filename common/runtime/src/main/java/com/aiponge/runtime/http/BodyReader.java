package com.aiponge.runtime.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads a body whole, up to a limit of its route; the listener's own limit is one for all routes. */
public final class BodyReader {
    private static final byte[] NONE = new byte[0];
    private static final long DISCARDED = 16L << 20;

    private BodyReader() {
    }

    /** @throws Problem 413 when there is more than {@code limit} bytes */
    public static byte[] read(ServerRequest request, int limit) {
        if (!request.content().hasEntity()) {
            return NONE;
        }
        long declared = request.headers().contentLength().orElse(-1);
        if (declared > limit) {
            throw Problem.tooLarge("The body may have " + limit + " bytes");
        }
        // Not closed: closing reads on to the end, which a body that is too large may put off for long.
        InputStream in = request.content().inputStream();
        try {
            if (declared >= 0) {
                return in.readNBytes((int) declared);
            }
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw Problem.tooLarge("The body may have " + limit + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes what is still on its way of a refused body, up to a limit, before its connection is closed: a close with bytes unread resets the
     * connection, and the client, still sending, may never see the answer.
     */
    public static void discard(ServerRequest request) {
        if (!request.content().hasEntity() || request.headers().contains(HeaderNames.EXPECT)) {
            return; // reading would ask a waiting client to go on
        }
        try {
            InputStream in = request.content().inputStream();
            byte[] buffer = new byte[16 * 1024];
            long left = DISCARDED;
            for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
                left -= read;
            }
        } catch (IOException | RuntimeException gone) {
            throw new CloseConnectionException("the rest of a refused body did not come", gone);
        }
    }
}
