package com.aiponge.standalone.bench;

import com.aiponge.runtime.telemetry.Logging;
import com.aiponge.storage.link.Links;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.Written;
import com.aiponge.storage.s3.S3Config;
import com.aiponge.storage.s3.S3ObjectStore;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** One upload of unknown length; prints by how many bytes the heap grew at most, and how many nanoseconds it took. */
public final class LargeUpload {
    private static final long WARM = 20L << 20;

    private LargeUpload() {
    }

    public static void main(String[] args) throws InterruptedException {
        Logging.configure("error", "text");
        S3Config config = new S3Config(args[1], "us-east-1", URI.create(args[0]),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "a secret key of the bench")));
        long size = Long.parseLong(args[2]);
        try (S3ObjectStore store = S3ObjectStore.open(config, Links.NONE)) {
            upload(store, "warm", WARM);
            System.gc();
            long before = used();
            AtomicLong highest = new AtomicLong(before);
            AtomicBoolean done = new AtomicBoolean();
            Thread watch = Thread.ofPlatform().start(() -> watch(highest, done));
            long began = System.nanoTime();
            upload(store, "large", size);
            long took = System.nanoTime() - began;
            done.set(true);
            watch.join();
            System.out.println((highest.get() - before) + " " + took);
        }
    }

    private static void upload(S3ObjectStore store, String name, long size) {
        ObjectKey key = new ObjectKey("user/bench/track/" + name + ".mp3");
        Written written = store.put(NewObject.create(key, "audio/mpeg"), new Noise(size));
        if (written.info().size() != size || store.head(key).orElseThrow().size() != size) {
            throw new IllegalStateException("not all of it arrived");
        }
    }

    private static void watch(AtomicLong highest, AtomicBoolean done) {
        while (!done.get()) {
            highest.accumulateAndGet(used(), Math::max);
            try {
                Thread.sleep(Duration.ofMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** So many bytes that no two parts of are the same. For one thread. */
    private static final class Noise extends InputStream {
        private final byte[] block = new byte[64 * 1024];
        private long left;

        Noise(long size) {
            left = size;
            RandomGenerator.of("L64X128MixRandom").nextBytes(block);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, Math.min(length, block.length));
            block[(int) (left & 0xFFFF)]++;
            System.arraycopy(block, 0, bytes, offset, count);
            left -= count;
            return count;
        }
    }
}
