package com.aiponge.storage.fetch;

import com.aiponge.runtime.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches files that vendors have made, from wherever they put them, and from nowhere where only we can go. Thread-safe. */
public final class Fetcher {
    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final int REDIRECTS = 5;
    private static final int OK = 200;
    private static final long LARGEST = 100L << 20;

    private final Doors doors;

    public Fetcher(Doors doors) {
        this.doors = doors;
    }

    /**
     * Opens what is there. The stream ends where the file ends: one that is cut off throws.
     *
     * @param within the time for everything, the last byte included
     * @throws FetchRefused where nothing may be fetched from, also when another place leads there
     * @throws Problem      502 when the place does not give a file, 413 when it says that it is too large; the stream may throw both later
     */
    public InputStream open(String address, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        FetchUrl url = FetchUrl.of(address);
        try {
            for (int hops = 0; hops <= REDIRECTS; hops++) {
                Hop hop = Hop.to(url, doors, deadline);
                if (!hop.head().isRedirect()) {
                    return content(hop);
                }
                hop.close();
                url = url.to(hop.head().fields().getOrDefault("location", ""));
            }
        } catch (IOException e) {
            LOG.info("a file could not be fetched: {}", e.getClass().getSimpleName());
            throw failed();
        }
        throw failed();
    }

    private static InputStream content(Hop hop) throws IOException {
        FetchHead head = hop.head();
        boolean coded = !head.fields().getOrDefault("content-encoding", "identity").equalsIgnoreCase("identity");
        if (head.status() != OK || coded) {
            hop.close();
            LOG.info("a file could not be fetched: the other side answered {}", head.status());
            throw failed();
        }
        if (head.length() > LARGEST) {
            hop.close();
            throw Problem.tooLarge("The file is larger than any that is stored here");
        }
        return new Content(hop);
    }

    private static Problem failed() {
        return Problem.vendorFailed("The file could not be fetched");
    }

    /** A failure of the other side is not one of who stores what comes. */
    private static final class Content extends InputStream {
        private final Hop hop;

        Content(Hop hop) {
            this.hop = hop;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            try {
                return hop.body().read(bytes, offset, length);
            } catch (IOException e) {
                LOG.info("a file could not be fetched whole: {}", e.getClass().getSimpleName());
                throw failed();
            }
        }

        @Override
        public void close() {
            hop.close();
        }
    }
}
