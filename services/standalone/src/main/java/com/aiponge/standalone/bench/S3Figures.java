package com.aiponge.standalone.bench;

import com.aiponge.storage.link.Links;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.Wanted;
import com.aiponge.storage.s3.S3Config;
import com.aiponge.storage.s3.S3ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A store that speaks S3, in a process of its own: one large upload, and many small objects beside the SDK's bare client. */
final class S3Figures {
    private static final String BUCKET = "aiponge-bench";
    private static final String UPLOAD = "upload of %s to S3, heap growth";
    private static final String SMALL = "4 KiB put and get per second against the bare SDK client";
    private static final int AT_ONCE = 4;
    private static final int PAIRS = 100;
    private final Path folder;
    private final boolean quick;
    private final int port = FreePorts.one();

    S3Figures(Path folder, boolean quick) {
        this.folder = folder;
        this.quick = quick;
    }

    List<Figure> measure() throws IOException, InterruptedException {
        long size = quick ? 128L << 20 : 1L << 30;
        String name = UPLOAD.formatted(quick ? "128 MiB" : "1 GiB");
        try (Child server = server()) {
            if (server == null) {
                String why = "S3Proxy is not here: it comes with ./aiponge build, not with the platform";
                return List.of(Figure.skipped(name, "≤ 32 MiB", why), Figure.skipped(SMALL, "≥ 0.8", why));
            }
            S3Config config = config();
            try (S3Client bare = bare(config); S3ObjectStore store = S3ObjectStore.open(config, Links.NONE)) {
                awaitBucket(bare);
                Figure small = small(bare, store);
                return List.of(upload(name, size), small);
            }
        }
    }

    private S3Config config() {
        return new S3Config(BUCKET, "us-east-1", URI.create("http://127.0.0.1:" + port),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "a secret key of the bench")));
    }

    private static S3Client bare(S3Config config) {
        return S3Client.builder().endpointOverride(config.endpoint()).forcePathStyle(true).region(Region.of(config.region()))
                .credentialsProvider(config.credentials()).httpClientBuilder(Apache5HttpClient.builder()).build();
    }

    /** Null without the jars of S3Proxy. */
    private Child server() throws IOException {
        Path list = Path.of(System.getProperty("aiponge.home", "."), "services", "standalone", "target", "bench.classpath");
        if (!Files.exists(list)) {
            return null;
        }
        Path objects = Files.createDirectories(folder.resolve("s3"));
        return Child.start(folder.resolve("s3.log"), Map.of(), List.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseSerialGC", "-Xmx512m",
                "-cp", System.getProperty("java.class.path") + File.pathSeparator + Files.readString(list).strip(), S3Server.class.getName(),
                Integer.toString(port), objects.toString()));
    }

    private static void awaitBucket(S3Client client) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                client.createBucket(request -> request.bucket(BUCKET));
                return;
            } catch (software.amazon.awssdk.core.exception.SdkException e) {
                if (attempt == 50) {
                    throw e;
                }
                Thread.sleep(200);
            }
        }
    }

    /** In a process of its own, so that nothing else is on its heap. */
    private Figure upload(String name, long size) throws IOException, InterruptedException {
        Path log = folder.resolve("upload.log");
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-XX:+UseSerialGC", "-Xmx256m", "-Xmn8m",
                "-cp", System.getProperty("java.class.path"), LargeUpload.class.getName(), config().endpoint().toString(), BUCKET, Long.toString(size))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (process.waitFor() != 0) {
            throw new IOException("the upload failed: " + Files.readString(log));
        }
        String[] said = Files.readString(log).strip().lines().toList().getLast().split(" ");
        double growth = Long.parseLong(said[0]) / 1048576.0;
        double seconds = Long.parseLong(said[1]) / 1e9;
        return Figure.below(name, growth, 32, "MiB", "highest use, garbage of 8 MiB included, above that before it; %.0f MiB/s".formatted((size >> 20) / seconds));
    }

    /** The same requests on both sides: a put that never replaces, and a get. What such a put costs the server is not our doing, so a plain one runs along. */
    private Figure small(S3Client bare, S3ObjectStore store) {
        byte[] content = new byte[4096];
        int rounds = quick ? 5 : 20;
        Consumer<ObjectKey> ours = key -> {
            store.put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(content));
            try (ObjectContent read = store.get(key, Wanted.ALL).orElseThrow()) {
                read.body().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        List<Consumer<ObjectKey>> three = List.of(bare(bare, content, "*"), ours, bare(bare, content, null));
        long[] times = new long[three.size()];
        for (int i = -3; i < rounds; i++) { // first the compilers' turn
            for (int who = 0; who < times.length; who++) {
                long time = round(three.get(who));
                times[who] += i < 0 ? 0 : time;
            }
        }
        double pairs = rounds * PAIRS * 1e9;
        return Figure.above(SMALL, (double) times[0] / times[1], 0.8, "%.0f against %.0f pairs a second, %d at once, %d rounds in turns; %.2f of puts that may replace"
                .formatted(pairs / times[1], pairs / times[0], AT_ONCE, rounds, (double) times[2] / times[1]));
    }

    private static Consumer<ObjectKey> bare(S3Client client, byte[] content, String ifNoneMatch) {
        return key -> {
            client.putObject(request -> request.bucket(BUCKET).key(key.text()).contentType("audio/mpeg").ifNoneMatch(ifNoneMatch), RequestBody.fromBytes(content));
            client.getObjectAsBytes(request -> request.bucket(BUCKET).key(key.text()));
        };
    }

    private static long round(Consumer<ObjectKey> pair) {
        long began = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            threads.add(Thread.ofVirtual().start(() -> IntStream.range(0, PAIRS / AT_ONCE)
                    .forEach(n -> pair.accept(new ObjectKey("user/bench/track/" + UUID.randomUUID() + ".mp3")))));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return System.nanoTime() - began;
    }
}
