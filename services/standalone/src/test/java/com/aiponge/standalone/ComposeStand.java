package com.aiponge.standalone;

import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.charts.ComposeFile;
import com.aiponge.standalone.deploy.Tool;
import com.aiponge.testkit.TestDatabase;
import com.aiponge.testkit.TestRedis;
import com.aiponge.testkit.TestS3;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What compose.yaml describes, without containers. Each service is a process of its own main class and has its environment from the file, filled
 * from what compose-env writes; PostgreSQL, Redis and the S3 store are those of the tests, and names of containers become addresses here.
 */
final class ComposeStand implements AutoCloseable {
    private static final String SERVES = "service_healthy";
    private final int offset = TestPlatform.freeOffset();
    private final TestDatabase database = TestDatabase.create();
    private final String redis = TestRedis.freshUrl();
    private final TestS3 store = TestS3.server();
    private final String bucket = store.bucket();
    private final ComposeFile file;
    private final Set<String> done = new HashSet<>();
    private final Map<ServiceName, ServiceJvm> services = new EnumMap<>(ServiceName.class);

    private ComposeStand(ComposeFile file) {
        this.file = file;
    }

    /** Returns when everything is ready. */
    static ComposeStand up() {
        Map<String, String> written = ComposeEnv.text().lines().filter(line -> !line.startsWith("#")).map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        ComposeStand stand = new ComposeStand(ComposeFile.with(written));
        try {
            stand.bring(container(ServiceName.GATEWAY));
            stand.await(container(ServiceName.GATEWAY), SERVES);
            return stand;
        } catch (RuntimeException | Error e) {
            stand.close();
            throw e;
        }
    }

    static String container(ServiceName service) {
        return service == ServiceName.GATEWAY ? "api-gateway" : service.wireName();
    }

    /** Once: what it waits for, side by side, and then itself. */
    private void bring(String name) {
        if (done.add(name)) {
            Map<String, String> conditions = file.waitsFor(name);
            conditions.keySet().forEach(this::bring);
            conditions.forEach(this::await);
            service(name).ifPresent(service -> {
                services.put(service, ServiceJvm.of(service, environment(name)));
                services.get(service).start();
            });
            if (name.startsWith("migrate-")) {
                migrate(name);
            }
        }
    }

    private void await(String name, String condition) {
        if (condition.equals(SERVES)) {
            service(name).ifPresent(service -> services.get(service).awaitReady());
        }
    }

    /** Empty for what the tests have of their own, and for tasks. */
    private static Optional<ServiceName> service(String name) {
        return Stream.of(ServiceName.values()).filter(one -> container(one).equals(name)).findFirst();
    }

    /** As {@code docker run IMAGE migrate}. */
    private void migrate(String name) {
        String service = name.replace("migrate-", "") + "-service";
        String main = line(service)[3];
        Path log = Path.of("target", "processes", name + ".log");
        ProcessBuilder builder = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main, "migrate").redirectErrorStream(true);
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TMPDIR"));
        builder.environment().putAll(environment(name));
        try {
            Files.createDirectories(log.getParent());
            int status = builder.redirectInput(new File("/dev/null")).redirectOutput(log.toFile()).start().waitFor();
            if (status != 0) {
                throw new AssertionError(name + " ended with " + status + ": " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String[] line(String image) {
        try {
            return Files.readString(Tool.ROOT.resolve("compose/services")).lines().map(line -> line.split("\\s+")).filter(words -> words[0].equals(image)).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment(String name) {
        Map<String, String> environment = new TreeMap<>(file.environment(name));
        environment.computeIfPresent("DATABASE_URL", (key, value) -> at(value, "@postgres:5432/aiponge", database.url()));
        environment.computeIfPresent("REDIS_URL", (key, value) -> at(value, "@redis:6379", redis));
        environment.computeIfPresent("S3_ENDPOINT", (key, value) -> at(value, "http://minio:9000", store.endpoint().toString()));
        environment.computeIfPresent("S3_BUCKET_NAME", (key, value) -> bucket);
        environment.computeIfPresent("AWS_REGION", (key, value) -> store.region());
        environment.computeIfPresent("AWS_ACCESS_KEY_ID", (key, value) -> store.key());
        environment.computeIfPresent("AWS_SECRET_ACCESS_KEY", (key, value) -> store.secret());
        environment.computeIfPresent("PORT", (key, value) -> Integer.toString(Integer.parseInt(value) + offset));
        environment.put("AIPONGE_PORT_OFFSET", Integer.toString(offset));
        environment.put("AIPONGE_BIND_ADDRESS", "127.0.0.1");
        for (ServiceName peer : ServiceName.values()) {
            if (peer != ServiceName.GATEWAY) {
                environment.put(peer.prefix() + "_SERVICE_URL", "http://127.0.0.1:" + (peer.port() + offset));
            }
        }
        return environment;
    }

    private static String at(String value, String expected, String here) {
        if (!value.endsWith(expected)) {
            throw new AssertionError("no container is there: " + expected);
        }
        return here;
    }

    int gatewayPort() {
        return services.get(ServiceName.GATEWAY).port();
    }

    /** Keys of the bucket. */
    List<String> objects() {
        try (S3Client client = store.client()) {
            return client.listObjectsV2(request -> request.bucket(bucket)).contents().stream().map(S3Object::key).toList();
        }
    }

    @Override
    public void close() {
        services.values().forEach(ServiceJvm::close);
    }
}
