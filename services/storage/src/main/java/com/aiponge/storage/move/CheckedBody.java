package com.aiponge.storage.move;

import com.aiponge.crypto.Secrets;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Bytes that must be what a row says. Whoever reads them to the end hears so before the end: a store that is being written to then keeps nothing. */
final class CheckedBody extends FilterInputStream {
    private final MessageDigest digest = Secrets.newSha256();
    private final long size;
    private final String sha256;
    private long read;
    private boolean ended;

    /** The bytes are others. */
    static final class Differs extends RuntimeException {
        private static final long serialVersionUID = 1;

        Differs() {
            super("the bytes are not those of the row", null, false, false);
        }
    }

    CheckedBody(InputStream body, long size, String sha256) {
        super(body);
        this.size = size;
        this.sha256 = sha256;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count > 0) {
            read += count;
            digest.update(bytes, offset, count);
        }
        if (count < 0 && !ended) {
            ended = true;
            if (read != size || !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
                throw new Differs();
            }
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
