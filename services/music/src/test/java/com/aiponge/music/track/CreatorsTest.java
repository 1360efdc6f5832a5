package com.aiponge.music.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.harness.PeerStub;
import com.aiponge.harness.TestSecrets;
import com.aiponge.music.peers.Accounts;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.peers.HttpPeers;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreatorsTest {
    private static final UUID CREATOR = Ids.next();
    private static final UUID LIBRARIAN = Ids.next();
    private static final String ROUTE = "/internal/v1/users/.*/visible-creators";
    private final SettableClock clock = SettableClock.at(Instant.now());
    private final PeerStub user = PeerStub.start();
    private final UUID caller = Ids.next();
    private Creators creators;

    @BeforeEach
    void open() {
        user.on("GET", ROUTE, call -> Map.of("creatorIds", List.of(CREATOR, LIBRARIAN), "librarianIds", List.of(LIBRARIAN)));
        Map<String, String> environment = new HashMap<>(TestSecrets.environment());
        environment.put("USER_SERVICE_URL", user.url());
        MessageSigner signer = new MessageSigner(new ServiceKeys(TestSecrets.INTERNAL, List.of()), ServiceName.MUSIC.wireName(), clock);
        creators = new Creators(new Accounts(new HttpPeers(Settings.of(environment), signer, clock)), clock);
    }

    @AfterEach
    void close() {
        user.close();
    }

    @Test
    void creatorsAndLibrariansCountOnceEach() {
        assertEquals(List.of(CREATOR, LIBRARIAN), creators.of(caller));
    }

    @Test
    void isAskedOnceAMinuteForEachPerson() {
        creators.of(caller);
        creators.of(caller);
        assertEquals(1, user.requests("GET", ROUTE).size());
        creators.of(Ids.next());
        assertEquals(2, user.requests("GET", ROUTE).size());
        clock.advance(Duration.ofSeconds(60));
        assertTrue(creators.known(caller).isEmpty());
        creators.of(caller);
        assertEquals(3, user.requests("GET", ROUTE).size());
    }

    @Test
    void nothingIsKnownBeforeSomebodyAsked() {
        assertTrue(creators.known(caller).isEmpty());
        creators.of(caller);
        assertEquals(List.of(CREATOR, LIBRARIAN), creators.known(caller).orElseThrow());
    }

    @Test
    void aFailureIsNotRemembered() {
        user.on("GET", ROUTE, call -> {
            throw Problem.vendorFailed("no");
        });
        assertThrows(Problem.class, () -> creators.of(caller));
        user.on("GET", ROUTE, call -> Map.of("creatorIds", List.of(), "librarianIds", List.of()));
        assertEquals(List.of(), creators.of(caller));
    }
}
