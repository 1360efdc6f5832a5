package com.aiponge.standalone.bench;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.media.MediaSignature;
import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.crypto.signature.SignatureHeaders;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.peers.PeerRequest;
import com.aiponge.storage.object.LocalObjectStore;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.Written;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** One large file through the service by a signed URL, and the same bytes by nginx from the same disk. */
final class DownloadFigure {
    private static final int SIZE = 64 << 20;
    private static final String NAME = "download of 64 MiB, throughput against nginx";
    private static final double REACH = 0.7;
    private final Path folder;
    private final StorageProcess storage;
    private final int rounds;
    private final MessageSigner signer;
    private final int nginxPort = FreePorts.one();

    DownloadFigure(Path folder, StorageProcess storage, int rounds) {
        this.folder = folder;
        this.storage = storage;
        this.rounds = rounds;
        this.signer = new MessageSigner(new ServiceKeys(storage.secret(), List.of()), ServiceName.GATEWAY.wireName(), Clock.systemUTC());
    }

    Figure measure() throws IOException, InterruptedException, SQLException {
        byte[] content = new byte[SIZE];
        new Random(64).nextBytes(content);
        String url = stored(content);
        Path served = Files.createDirectories(folder.resolve("served"));
        Files.write(served.resolve("large.bin"), content);
        try (Child nginx = nginx(served)) {
            if (nginx == null) {
                return Figure.skipped(NAME, "≥ " + REACH, "there is no nginx here");
            }
            nginx.untilReady("http://127.0.0.1:" + nginxPort + "/ready");
            try (Download ours = new Download(storage.port(), url, SIZE, () -> signed(url));
                    Download theirs = new Download(nginxPort, "/large.bin", SIZE, () -> "")) {
                ours.checked(content);
                for (int i = 0; i < 10; i++) { // the compilers' turn
                    ours.run();
                    theirs.run();
                }
                long ourTime = 0;
                long theirTime = 0;
                for (int i = 0; i < rounds; i++) {
                    theirTime += theirs.run();
                    ourTime += ours.run();
                }
                return Figure.above(NAME, (double) theirTime / ourTime, REACH, "%.0f against %.0f MiB/s, %d times in turns on one connection each, reader on the same cores"
                        .formatted(rate(ourTime), rate(theirTime), rounds));
            }
        }
    }

    private double rate(long nanos) {
        return (double) (SIZE >> 20) * rounds / (nanos / 1e9);
    }

    private String stored(byte[] content) throws SQLException {
        UUID id = Ids.next();
        UUID owner = Ids.next();
        ObjectKey key = new ObjectKey("user/" + owner + "/track/" + id + ".mp3");
        Written written = LocalObjectStore.at(storage.files()).put(NewObject.create(key, "audio/mpeg"), new ByteArrayInputStream(content));
        try (Connection database = storage.database()) {
            new FileRows(database, storage.cipher()).add(id, owner, key.text(), SIZE, written.sha256());
        }
        long until = Instant.now().plus(Duration.ofHours(1)).getEpochSecond();
        return "/uploads/" + id + "/quiet-river.mp3?exp=" + until + "&sig=" + new MediaSignature(storage.secret(), List.of()).sign(id, until, "");
    }

    /** As the gateway asks for somebody without a name. */
    private String signed(String url) {
        int query = url.indexOf('?');
        Map<String, String> headers = new LinkedHashMap<>(Map.of("x-user-id", "system", "x-user-role", "anonymous", "x-user-guest", "false",
                "x-request-id", Ids.next().toString(), "x-correlation-id", "bench"));
        SignatureHeaders signature = signer.sign(new PeerRequest("GET", url.substring(0, query), url.substring(query + 1), headers, null, null, null, true), ServiceName.STORAGE.wireName());
        headers.put("signature-input", signature.signatureInput());
        headers.put("signature", signature.signature());
        StringBuilder text = new StringBuilder();
        headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.toString();
    }

    private Child nginx(Path served) throws IOException {
        Path program = GatewayFigures.nginxProgram();
        if (program == null) {
            return null;
        }
        Path work = Files.createDirectories(folder.resolve("nginx"));
        Path config = work.resolve("nginx.conf");
        // Readable by the worker, whose user may be another one.
        folder.toFile().setExecutable(true, false);
        Files.writeString(config, """
                daemon off; worker_processes auto; pid %1$s/nginx.pid; error_log %1$s/nginx.log;%4$s
                events { worker_connections 256; }
                http {
                  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
                  client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s; uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                  server { listen 127.0.0.1:%2$d; root %3$s; location = /ready { return 200; } }
                }
                """.formatted(work, nginxPort, served, System.getProperty("user.name").equals("root") ? " user root;" : ""));
        return Child.start(work.resolve("nginx.out"), Map.of(), List.of(program.toString(), "-c", config.toString(), "-p", work.toString()));
    }
}
