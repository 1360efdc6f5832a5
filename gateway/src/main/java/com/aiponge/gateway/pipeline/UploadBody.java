package com.aiponge.gateway.pipeline;

import com.aiponge.crypto.Secrets;
import com.aiponge.runtime.http.Problem;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A body on its way from the caller to a service: counted, and hashed so that what arrived can be compared. A caller who goes away in the middle
 * is no failure of the service behind, so that must not look like one to the link. For one thread.
 */
final class UploadBody extends InputStream {
    private final InputStream body;
    private final long limit;
    private final MessageDigest digest = Secrets.newSha256();
    private long count;

    UploadBody(InputStream body, long limit) {
        this.body = body;
        this.limit = limit;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int read = next(bytes, offset, length);
        if (read > 0) {
            count += read;
            digest.update(bytes, offset, read);
        }
        if (count > limit) {
            throw Problem.tooLarge("The body may have " + (limit >> 20) + " MiB");
        }
        return read;
    }

    private int next(byte[] bytes, int offset, int length) {
        try {
            return body.read(bytes, offset, length);
        } catch (IOException e) {
            throw new CloseConnectionException("the upload was broken off", e);
        }
    }

    /** Of all bytes read, in hex. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Leaves the body as it is: closing it would read on to its end. */
    @Override
    public void close() {
    }
}
