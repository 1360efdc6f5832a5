package com.aiponge.runtime.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How requests and answers between services stand on the wire, byte by byte. */
final class PeerWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    private final ScriptedPeer peer = new ScriptedPeer();
    private final PeerLink link = new PeerLink(ServiceName.USER, peer.url(),
            new MessageSigner(new ServiceKeys("internal-secret-of-the-tests-0123456789", List.of()), "gateway", Clock.systemUTC()), Clock.systemUTC());

    @AfterEach
    void stop() {
        peer.close();
    }

    @Test
    void sendsPathAndQueryAsTheyAre() throws IOException {
        peer.answer(OK);
        String target = "/a/b%2Fc?x=http://h//p;q&empty=&%7e";
        assertEquals("ok", text(get(target)));
        assertTrue(peer.requests().getFirst().startsWith("GET " + target + " HTTP/1.1\r\nhost: 127.0.0.1:"), peer.requests()::toString);
    }

    @Test
    void sendsABodyWithItsLengthAndAStreamInChunks() throws IOException {
        peer.answer(OK).answer(OK);
        text(send("POST", "/x", "{\"a\":1}".getBytes(StandardCharsets.US_ASCII), null));
        assertTrue(peer.requests().getFirst().contains("content-length: 7\r\n"));
        assertTrue(peer.requests().getFirst().endsWith("\r\n\r\n{\"a\":1}"));
        text(send("POST", "/x", null, new byte[20_000]));
        String streamed = peer.requests().getLast();
        assertTrue(streamed.contains("transfer-encoding: chunked\r\n"));
        assertTrue(streamed.contains("\r\n\r\n4000\r\n"));
        assertTrue(streamed.endsWith("\r\n0\r\n\r\n"));
    }

    @Test
    void usesAConnectionAgain() throws IOException {
        for (int i = 0; i < 5; i++) {
            peer.answer(OK);
            assertEquals("ok", text(get("/x")));
        }
        assertEquals(1, peer.connections());
    }

    @Test
    void replacesAConnectionThatThePeerHasEndedForWritesToo() throws IOException {
        peer.answer(OK);
        text(get("/x"));
        peer.hangUp();
        peer.answer(OK);
        assertEquals("ok", text(send("POST", "/x", new byte[] {'1'}, null)));
        assertEquals(2, peer.connections());
    }

    @Test
    void doesNotUseAConnectionAgainWhoseAnswerWasLeftUnread() throws IOException {
        peer.answer("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\nbegin");
        try (PeerAnswer answer = get("/x")) {
            assertEquals('b', answer.stream().read());
        }
        peer.answer(OK);
        assertEquals("ok", text(get("/x")));
        assertEquals(2, peer.connections());
    }

    @Test
    void doesNotUseAConnectionAgainThatSaidMoreThanItsAnswer() throws IOException {
        peer.answer(OK + "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil");
        assertEquals("ok", text(get("/x")));
        peer.answer(OK);
        assertEquals("ok", text(get("/x")));
        assertEquals(2, peer.connections());
    }

    @Test
    void readsChunksExtensionsAndTrailers() throws IOException {
        peer.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n1\r\n \r\n5\r\nworld\r\n0\r\nTrailer: 1\r\n\r\n").answer(OK);
        assertEquals("hello world", text(get("/x")));
        assertEquals("ok", text(get("/x")));
        assertEquals(1, peer.connections());
    }

    @Test
    void readsUntilTheEndOfTheConnectionWithoutALength() throws IOException {
        peer.answer("HTTP/1.1 200 OK\r\n\r\neverything" + ScriptedPeer.END).answer(OK);
        assertEquals("everything", text(get("/x")));
        assertEquals("ok", text(get("/x")));
    }

    @Test
    void answersWithoutABodyHaveNone() throws IOException {
        peer.answer("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 304 Not Modified\r\ncontent-length: 5\r\n\r\n").answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n").answer(OK);
        assertEquals("", text(get("/x")));
        try (PeerAnswer head = send("HEAD", "/x", null, null)) {
            assertEquals(5, head.length());
            assertEquals(0, head.bytes().length);
        }
        assertEquals("ok", text(get("/x")));
        assertEquals(1, peer.connections());
    }

    @Test
    void readsLargeBodiesWhole() throws IOException {
        String large = "x".repeat(300_000);
        peer.answer("HTTP/1.1 200 OK\r\ncontent-length: 300000\r\n\r\n" + large).answer("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n493E0\r\n" + large + "\r\n0\r\n\r\n");
        assertEquals(large, text(get("/x")));
        assertEquals(large, text(get("/x")));
    }

    @Test
    void headersAreFoundByLowerCaseName() throws IOException {
        peer.answer("HTTP/1.1 200 OK\r\nETag:  \"v1\" \r\nX-Odd: caf\u00e9\r\ncontent-length: 0\r\n\r\n");
        try (PeerAnswer answer = get("/x")) {
            assertEquals("\"v1\"", answer.header("etag"));
            assertEquals("caf\u00e9", answer.header("x-odd"));
            assertNull(answer.header("x-none"));
            assertEquals(List.of("etag", "x-odd", "content-length"), answer.names());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok!",
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\nok",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip\r\n\r\nok",
        "HTTP/1.1 200 OK\r\ncontent-length: +2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        "SSH-2.0-OpenSSH\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\n\r\n",
        "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length : 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n x: folded\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nx: a\ncontent-length: 2\r\ncontent-length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nx: a\rset-cookie: b\r\ncontent-length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nx: a\0b\r\ncontent-length: 2\r\n\r\nok",
        "HTTP/1.1 099 Low\r\ncontent-length: 2\r\n\r\nok"})
    void refusesAnswersWhoseEndIsUnclear(String answer) {
        peer.answer(answer + ScriptedPeer.END).answer(answer + ScriptedPeer.END).answer(answer + ScriptedPeer.END);
        Problem problem = assertThrows(Problem.class, () -> get("/x").close());
        assertEquals(503, problem.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\ncut",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\ncut",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\ncut",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\ncutter\r\n"})
    void noticesABodyThatIsCutShort(String answer) {
        peer.answer(answer + ScriptedPeer.END);
        PeerAnswer cut = get("/x");
        assertThrows(IOException.class, cut::bytes);
        cut.close();
    }

    @Test
    void refusesAHeadWithoutEnd() {
        String endless = "HTTP/1.1 200 OK\r\nx: " + "y".repeat(40_000);
        peer.answer(endless + ScriptedPeer.END).answer(endless + ScriptedPeer.END).answer(endless + ScriptedPeer.END);
        assertThrows(Problem.Unavailable.class, () -> get("/x").close());
    }

    @Test
    void endsABodyThatNeverEndsWithItsDeadline() {
        peer.answer("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nslow");
        PeerAnswer slow = link.send(request("GET", "/x", null, null, Duration.ofMillis(300)));
        assertThrows(java.net.SocketTimeoutException.class, slow::bytes);
        slow.close();
    }

    @Test
    void doesNotSendAHeaderThatWouldEndItsLine() {
        Map<String, String> headers = new HashMap<>(identity());
        headers.put("user-agent", "a\r\nx-user-role: admin");
        PeerRequest request = new PeerRequest("GET", "/x", null, headers, null, null, Instant.now().plusSeconds(5), true);
        assertThrows(IllegalArgumentException.class, () -> link.send(request));
        assertTrue(peer.requests().isEmpty());
    }

    private PeerAnswer get(String target) {
        return send("GET", target, null, null);
    }

    private PeerAnswer send(String method, String target, byte[] body, byte[] stream) {
        return link.send(request(method, target, body, stream, Duration.ofSeconds(5)));
    }

    private static PeerRequest request(String method, String target, byte[] body, byte[] stream, Duration limit) {
        int question = target.indexOf('?');
        Map<String, String> headers = new HashMap<>(identity());
        if (body != null) {
            headers.put("content-digest", com.aiponge.crypto.signature.ContentDigest.of(body));
        }
        if (stream != null) {
            headers.put("x-stream", "sha256-in-answer");
        }
        return new PeerRequest(method, question < 0 ? target : target.substring(0, question), question < 0 ? null : target.substring(question + 1), headers,
                body, stream == null ? null : new ByteArrayInputStream(stream), Instant.now().plus(limit), false);
    }

    private static Map<String, String> identity() {
        return Map.of("x-user-id", "system", "x-user-role", "service", "x-user-guest", "false", "x-request-id", "r");
    }

    private static String text(PeerAnswer answer) throws IOException {
        try (answer) {
            return new String(answer.bytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
