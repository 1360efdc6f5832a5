package com.aiponge.standalone;

import com.aiponge.embedded.RedisServer;
import com.aiponge.harness.TestSecrets;
import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.TcpProxy;
import com.aiponge.testkit.TestDatabase;
import com.aiponge.testkit.TestRedis;
import com.aiponge.testkit.Trees;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The platform as production runs it: eight processes over a database and a Redis of its own. What music asks of its peers can be held. */
final class ProcessPlatform implements AutoCloseable {
    /** Room for many strangers from one address, and for tests that ask all the time. */
    private static final String LIMITS = "auth=100000/60,anon=100000/60,api=100000/60,poll=100000/60,media=100000/60";

    private final Map<ServiceName, ServiceJvm> services;
    private final Map<ServiceName, HeldPeer> peersOfMusic;
    private final TestDatabase database;
    private final TcpProxy databaseNetwork;
    private final int redisPort;
    private final Path files;
    private RedisServer redis;

    private ProcessPlatform(Map<ServiceName, ServiceJvm> services, Map<ServiceName, HeldPeer> peersOfMusic, TestDatabase database,
                            TcpProxy databaseNetwork, RedisServer redis, Path files) {
        this.services = services;
        this.peersOfMusic = peersOfMusic;
        this.database = database;
        this.databaseNetwork = databaseNetwork;
        this.redis = redis;
        this.redisPort = redis.port();
        this.files = files;
    }

    static ProcessPlatform start() {
        return start(Map.of());
    }

    /**
     * Returns when all eight are ready.
     *
     * @param more settings besides those of every test
     */
    static ProcessPlatform start(Map<String, String> more) {
        TestDatabase database = TestDatabase.create();
        TcpProxy databaseNetwork = TcpProxy.to("127.0.0.1", database.port());
        RedisServer redis = TestRedis.ownServer(Ports.free());
        int offset = TestPlatform.freeOffset();
        Path files = folder();
        Map<String, String> environment = environment(database.url().replace(":" + database.port() + "/", ":" + databaseNetwork.port() + "/"), redis.url(), offset, files);
        environment.putAll(more);
        Map<ServiceName, HeldPeer> peers = new EnumMap<>(ServiceName.class);
        Map<ServiceName, ServiceJvm> services = new EnumMap<>(ServiceName.class);
        for (ServiceName peer : List.of(ServiceName.USER, ServiceName.AI_CONTENT, ServiceName.AI_CONFIG, ServiceName.STORAGE)) {
            peers.put(peer, HeldPeer.to(peer.port() + offset));
        }
        ProcessPlatform platform = new ProcessPlatform(services, peers, database, databaseNetwork, redis, files);
        try {
            for (ServiceName name : ServiceName.values()) {
                Map<String, String> own = new HashMap<>(environment);
                if (name == ServiceName.MUSIC) {
                    peers.forEach((peer, held) -> own.put(peer.prefix() + "_SERVICE_URL", held.url()));
                }
                services.put(name, ServiceJvm.of(name, own));
            }
            platform.startAll();
            return platform;
        } catch (RuntimeException | Error e) {
            platform.close();
            throw e;
        }
    }

    private static Map<String, String> environment(String database, String redis, int offset, Path files) {
        Map<String, String> environment = new HashMap<>(TestSecrets.environment());
        environment.keySet().removeIf(name -> name.endsWith("_SERVICE_URL"));
        environment.put("AIPONGE_PORT_OFFSET", Integer.toString(offset));
        environment.put("AIPONGE_RATE_LIMITS", LIMITS);
        environment.put("AIPONGE_STORAGE_PATH", files.toString());
        environment.put("DATABASE_URL", database);
        environment.put("REDIS_URL", redis);
        environment.put("LOG_LEVEL", "warn");
        return environment;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("aiponge-files");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The gateway last: it looks at the others when it starts, and then only every 15 seconds. */
    void startAll() {
        List<ServiceJvm> behind = services.entrySet().stream().filter(one -> one.getKey() != ServiceName.GATEWAY).map(Map.Entry::getValue).toList();
        behind.forEach(ServiceJvm::start);
        behind.forEach(ServiceJvm::awaitReady);
        services.get(ServiceName.GATEWAY).start();
        awaitReady();
    }

    /** Every process is ready, and the gateway has noticed: a breaker that opened before its service was there closes within two seconds. */
    void awaitReady() {
        services.values().forEach(ServiceJvm::awaitReady);
        for (String path : List.of("/api/v1/app/library/book-types", "/api/v1/app/library/public-albums", "/uploads/0196f0ca-c9e7-7031-9f4a-1d8b5e6c7a20/none")) {
            Eventually.until("the gateway serves " + path, () -> stranger().get(path).status() != 503);
        }
    }

    ServiceJvm service(ServiceName name) {
        return services.get(name);
    }

    Collection<ServiceJvm> services() {
        return services.values();
    }

    HeldPeer peerOfMusic(ServiceName name) {
        return peersOfMusic.get(name);
    }

    Collection<HeldPeer> peersOfMusic() {
        return peersOfMusic.values();
    }

    TestDatabase database() {
        return database;
    }

    /** The way of all services to the database. */
    TcpProxy databaseNetwork() {
        return databaseNetwork;
    }

    int redisPort() {
        return redisPort;
    }

    /** Where storage keeps its files. */
    Path files() {
        return files;
    }

    long redisPid() {
        return redis.pid();
    }

    void stopRedis() {
        redis.close();
    }

    void startRedis() {
        redis = TestRedis.ownServer(redisPort);
    }

    ApiClient stranger() {
        return ApiClient.at(services.get(ServiceName.GATEWAY).port());
    }

    /** Somebody new, with 60 credits and one song. */
    Person guest() {
        JsonNode guest = stranger().post("/api/v1/auth/guest", Map.of()).expect(201).data();
        return new Person(stranger().withToken(guest.path("token").asText()), guest.path("user").path("id").asText());
    }

    @Override
    public void close() {
        peersOfMusic.values().forEach(HeldPeer::close);
        services.values().forEach(ServiceJvm::close);
        redis.close();
        databaseNetwork.close();
        Trees.delete(files);
    }
}
