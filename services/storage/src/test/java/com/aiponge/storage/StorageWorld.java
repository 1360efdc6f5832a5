package com.aiponge.storage;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.PeerStub;
import com.aiponge.harness.TestCaller;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.storage.fetch.Doors;
import com.aiponge.storage.object.LocalObjectStore;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.sweep.Sweeper;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.SettableClock;
import com.aiponge.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** The whole service over a database and a folder of its own, beside a user service that a test speaks for. */
public final class StorageWorld implements AutoCloseable {
    private final PeerStub users = PeerStub.start();
    private final Path folder;
    private final AtomicReference<ServiceParts> parts = new AtomicReference<>();
    private final TestService service;
    private final ObjectStore objects;

    private StorageWorld(Path folder, UnaryOperator<ObjectStore> around, Doors doors) {
        this.folder = folder;
        this.service = TestService.start(ServiceName.STORAGE, real -> {
            parts.set(real);
            StorageService.compose(real, around.apply(LocalObjectStore.at(folder)), doors);
        }, Map.of("USER_SERVICE_URL", users.url(), "AIPONGE_STORAGE_PATH", folder.toString()));
        this.objects = LocalObjectStore.at(folder);
        Eventually.until("the sweeper and the inventory have had their first round, and rest", () -> database().number(
                "SELECT count(*) FROM storage_service.scheduled_tasks WHERE task_name LIKE 'files.%' AND last_success IS NOT NULL") == 2);
    }

    /** @param folder where files go; made by the service */
    public static StorageWorld in(Path folder) {
        return in(folder, UnaryOperator.identity());
    }

    /** @param around puts something between the service and its store */
    public static StorageWorld in(Path folder, UnaryOperator<ObjectStore> around) {
        return new StorageWorld(folder, around, Doors.real());
    }

    /** @param doors where what is fetched by URL comes from */
    public static StorageWorld in(Path folder, Doors doors) {
        return new StorageWorld(folder, UnaryOperator.identity(), doors);
    }

    /** What a person sends as a form. */
    public ApiAnswer send(TestCaller person, Form form) {
        return person.with("content-type", form.contentType()).stream("POST", "/api/v1/storage/upload", form.bytes());
    }

    /** What is on the disk is what rows vouch for, and nothing else. */
    public void assertEveryObjectHasItsRow() {
        List<String> vouched = database().query("""
                SELECT object_key AS key FROM storage_service.files
                UNION ALL SELECT regexp_replace(object_key, '[.][a-z0-9]+$', '.thumb.jpg') FROM storage_service.files WHERE thumb_size IS NOT NULL""")
                .stream().map(row -> (String) row.get("key")).sorted().toList();
        Assertions.assertEquals(vouched, filesOnDisk());
    }

    /** Of what this owner has, as relative paths. */
    public List<String> filesOnDisk(UUID owner) {
        return filesOnDisk().stream().filter(name -> name.contains(owner.toString())).toList();
    }

    /** What music and its friends store for somebody. */
    public Upload upload(UUID owner) {
        return new Upload(owner, new LinkedHashMap<>(Map.of("operationId", Ids.next().toString(), "ownerId", owner.toString(), "category", "track",
                "name", "Quiet River.mp3", "visibility", "personal")), ServiceName.MUSIC);
    }

    /** One upload; the {@code with…} methods change it. */
    public final class Upload {
        private final UUID about;
        private final Map<String, String> query;
        private final ServiceName caller;

        private Upload(UUID about, Map<String, String> query, ServiceName caller) {
            this.about = about;
            this.query = query;
            this.caller = caller;
        }

        /** A null value leaves the parameter out. */
        public Upload with(String name, Object value) {
            Map<String, String> changed = new LinkedHashMap<>(query);
            changed.remove(name);
            if (value != null) {
                changed.put(name, value.toString());
            }
            return new Upload(about, changed, caller);
        }

        public Upload about(UUID somebody) {
            return new Upload(somebody, query, caller);
        }

        public Upload from(ServiceName other) {
            return new Upload(about, query, other);
        }

        public String path() {
            return "/internal/v1/files?" + query.entrySet().stream()
                    .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8).replace("+", "%20"))
                    .collect(Collectors.joining("&"));
        }

        public ApiAnswer send(byte[] content) {
            return service.asService(caller, about).with("content-type", "application/octet-stream").stream("POST", path(), content);
        }

        public JsonNode stored(byte[] content) {
            return send(content).expect(201).data();
        }

        public UUID id(byte[] content) {
            return UUID.fromString(stored(content).path("fileId").asText());
        }
    }

    /** A player or browser, without any name. */
    public TestCaller visitor() {
        return service.anonymous();
    }

    public ApiAnswer get(String url) {
        return visitor().get(url);
    }

    public ApiAnswer head(String url) {
        return visitor().send("HEAD", url, new byte[0]);
    }

    public ApiAnswer change(UUID file, UUID caller, Map<String, ?> change) {
        return service.asService(ServiceName.MUSIC, caller).patch("/internal/v1/files/" + file, change);
    }

    /** From now on the person sees what those share. */
    public void follows(UUID person, List<UUID> creators, List<UUID> librarians) {
        users.on("GET", "/internal/v1/users/" + person + "/visible-creators", request -> Map.of("creatorIds", creators, "librarianIds", librarians));
    }

    public void sweep() {
        new Sweeper(parts.get().database(), objects, service.clock()).sweep();
    }

    public ObjectStore objects() {
        return objects;
    }

    /** Everything below the folder that is no folder, as relative paths. */
    public List<String> filesOnDisk() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isDirectory(path)).map(path -> folder.relativize(path).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public PeerStub users() {
        return users;
    }

    public ServiceParts parts() {
        return parts.get();
    }

    public TestService service() {
        return service;
    }

    public SettableClock clock() {
        return service.clock();
    }

    public TestDatabase database() {
        return service.database();
    }

    @Override
    public void close() {
        service.close();
        users.close();
    }
}
