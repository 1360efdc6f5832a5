package com.aiponge.standalone.bench;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.signature.ContentDigest;
import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.peers.PeerAnswer;
import com.aiponge.runtime.peers.PeerLink;
import com.aiponge.runtime.peers.PeerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the music service for songs as the gateway does for its clients: signed, each for a person of its own and with an idempotency key. Thread-safe. */
final class Orders {
    private static final String PATH = "/api/v1/app/music/generate";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 30;
    private final PeerLink music;

    Orders(String baseUrl, String secret) {
        MessageSigner signer = new MessageSigner(new ServiceKeys(secret, List.of()), ServiceName.GATEWAY.wireName(), Clock.systemUTC());
        this.music = new PeerLink(ServiceName.MUSIC, baseUrl, signer, Clock.systemUTC());
    }

    /** One song. @return how often it had to be asked for again, because the service answered 503 */
    int place() throws IOException, InterruptedException {
        byte[] body = Json.bytes(Map.of("entryId", StandIn.ENTRY, "language", "en", "mood", "calm"));
        Map<String, String> headers = new HashMap<>(Map.of("x-user-id", Ids.next().toString(), "x-user-role", "user", "x-user-guest", "false",
                "x-correlation-id", "bench", "x-idempotency-key", Ids.next().toString(),
                "content-type", "application/json", "content-digest", ContentDigest.of(body)));
        for (int again = 0; again < ATTEMPTS; again++) {
            headers.put("x-request-id", Ids.next().toString());
            PeerRequest request = new PeerRequest("POST", PATH, null, Map.copyOf(headers), body, null, Clock.systemUTC().instant().plusSeconds(60), false);
            try (PeerAnswer answer = music.send(request)) {
                String said = new String(answer.bytes(), StandardCharsets.UTF_8);
                if (answer.status() == 202) {
                    return again;
                }
                if (answer.status() != 503) {
                    throw new IllegalStateException("a song was refused: " + answer.status() + " " + said);
                }
            }
            Thread.sleep(PAUSE);
        }
        throw new IllegalStateException("a song was refused " + ATTEMPTS + " times");
    }
}
