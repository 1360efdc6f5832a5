package com.aiponge.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.signature.InMemoryNonces;
import com.aiponge.runtime.settings.Cidr;
import com.aiponge.testkit.SettableClock;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, proxies, revocations and tickets. */
final class IdentityTest {
    private final SettableClock clock = SettableClock.at("2026-05-04T09:12:33Z");

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8,10.255.1.2,true", "10.0.0.0/8,11.0.0.1,false", "192.168.1.128/25,192.168.1.200,true", "192.168.1.128/25,192.168.1.100,false",
        "127.0.0.1,127.0.0.1,true", "127.0.0.1,127.0.0.2,false", "0.0.0.0/0,8.8.8.8,true", "fd00::/8,fd12::1,true", "fd00::/8,fe80::1,false",
        "10.0.0.0/8,::1,false", "::1/128,::1,true", "172.16.0.0/12,172.31.255.255,true", "172.16.0.0/12,172.32.0.0,false"})
    void blocksHoldTheirAddresses(String block, String address, boolean holds) {
        assertEquals(holds, Cidr.of(block).contains(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0/8/8", ""})
    void namesAndNonsenseAreNoBlocks(String text) {
        assertThrows(IllegalArgumentException.class, () -> Cidr.of(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"10.0.0.1 | 9.9.9.9 | 9.9.9.9", "10.0.0.1 | 1.1.1.1, 9.9.9.9 | 9.9.9.9", "10.0.0.1 | 1.1.1.1, 9.9.9.9, 10.0.0.7 | 9.9.9.9",
        "8.8.8.8 | 9.9.9.9 | 8.8.8.8", "10.0.0.1 | nonsense | 10.0.0.1", "10.0.0.1 | 10.0.0.2, 10.0.0.3 | 10.0.0.2", "10.0.0.1 | 9.9.9.9, nonsense | 10.0.0.1"})
    void theClientIsTheLastAddressThatIsNotOurProxy(String peer, String chain, String client) {
        TrustedProxies proxies = new TrustedProxies(List.of(Cidr.of("10.0.0.0/8")));
        assertEquals(client, proxies.client(InetAddress.ofLiteral(peer), List.of(chain)).getHostAddress());
    }

    @Test
    void revocationsHoldForTheSessionTheTokenAndTheAccountUntilThen() {
        Revocations revocations = new Revocations(clock);
        Visitor visitor = visitor();
        assertFalse(revocations.holds(visitor));
        revocations.add(List.of(), List.of(visitor.tokenId()), List.of());
        assertTrue(revocations.holds(visitor));
        Visitor bySession = visitor();
        revocations.add(List.of(bySession.sessionId()), List.of(), List.of());
        assertTrue(revocations.holds(bySession));
        assertFalse(revocations.holdsAccount(bySession));
        Visitor byAccount = visitor();
        revocations.add(List.of(), List.of(), List.of(byAccount.userId()));
        assertTrue(revocations.holdsAccount(byAccount));
        clock.advance(Duration.ofSeconds(2));
        assertFalse(revocations.holds(visitor(byAccount.userId())), "what the account got later is good");
    }

    @Test
    void revocationsAreForgottenWhenNoTokenCanLiveAnyMore() {
        Revocations revocations = new Revocations(clock);
        int[] told = new int[1];
        revocations.onChange(() -> told[0]++);
        revocations.add(List.of(Ids.next()), List.of("a"), List.of(Ids.next()));
        assertEquals(3, revocations.size());
        clock.advance(Duration.ofMinutes(15));
        revocations.add(List.of(), List.of(), List.of());
        assertEquals(3, revocations.size());
        clock.advance(Duration.ofMinutes(2));
        revocations.add(List.of(), List.of(), List.of());
        assertEquals(0, revocations.size());
        assertEquals(3, told[0]);
    }

    @Test
    void aTicketSaysWhoseItIsOnceWithinAMinute() {
        Tickets tickets = tickets("secret one of at least thirty-two bytes");
        Visitor visitor = visitor();
        String ticket = tickets.issue(visitor);
        assertEquals(visitor, tickets.visitor(ticket));
        assertTrue(tickets.use(ticket));
        assertFalse(tickets.use(ticket));
        assertEquals(visitor, tickets("another secret of thirty-two bytes, new", "secret one of at least thirty-two bytes").visitor(ticket));
        assertNull(tickets("another secret of thirty-two bytes, new").visitor(ticket));
        clock.advance(Duration.ofSeconds(60));
        assertNull(tickets.visitor(ticket));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.b", "nonsense", "%%%.%%%", "AAAA.AAAA"})
    void nonsenseIsNoTicket(String text) {
        assertNull(tickets("secret one of at least thirty-two bytes").visitor(text));
        assertFalse(tickets("secret one of at least thirty-two bytes").use(text));
    }

    private Tickets tickets(String... secrets) {
        return new Tickets(Stream.of(secrets).map(secret -> secret.getBytes(StandardCharsets.UTF_8)).toList(), new InMemoryNonces(clock), clock);
    }

    private Visitor visitor() {
        return visitor(Ids.next());
    }

    private Visitor visitor(UUID user) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        return new Visitor(user, user.toString(), "user", true, Ids.next(), Ids.next().toString(), now, now.plusSeconds(900));
    }
}
