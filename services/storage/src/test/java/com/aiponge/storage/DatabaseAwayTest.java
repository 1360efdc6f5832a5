package com.aiponge.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.harness.TestService;
import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.TcpProxy;
import com.aiponge.testkit.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseAwayTest {
    @TempDir
    private Path folder;

    @Test
    void withoutTheDatabaseFilesAreUnavailableAndComeBackByThemselves() {
        TestDatabase database = TestDatabase.create();
        try (TcpProxy network = TcpProxy.to("127.0.0.1", database.port()); TestService service = TestService.start(ServiceName.STORAGE, StorageService::compose,
                Map.of("DATABASE_URL", database.url().replace(":" + database.port(), ":" + network.port()), "AIPONGE_STORAGE_PATH", folder.toString()))) {
            UUID owner = Ids.next();
            JsonNode file = upload(service, owner).expect(201).data();
            String url = file.path("url").asText();
            network.cut();
            for (ApiAnswer answer : new ApiAnswer[]{service.anonymous().get(url), upload(service, owner)}) {
                assertTrue(Integer.parseInt(answer.expect(503, "SERVICE_UNAVAILABLE").header("Retry-After")) > 0);
            }
            ApiClient probe = ApiClient.at(service.port());
            assertEquals(503, probe.get("/ready").status());
            assertEquals(200, probe.get("/live").status());
            network.heal();
            Eventually.until("the database is back", () -> probe.get("/ready").status() == 200);
            assertArrayEquals(Samples.mp3(50), service.anonymous().get(url).expect(200).bytes());
        }
    }

    private static ApiAnswer upload(TestService service, UUID owner) {
        return service.asService(ServiceName.MUSIC, owner).stream("POST", "/internal/v1/files?operationId=" + Ids.next() + "&ownerId=" + owner
                + "&category=track&name=song.mp3", Samples.mp3(50));
    }
}
