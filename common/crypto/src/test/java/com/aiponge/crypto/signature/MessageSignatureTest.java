package com.aiponge.crypto.signature;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.SettableClock;
import com.aiponge.crypto.signature.MessageVerifier.VerifiedSignature;
import com.aiponge.crypto.signature.SignatureRefused.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageSignatureTest {
    private static final String SECRET = "the shared secret of all services";
    private static final String OTHER = "another secret, also long enough..";
    private static final Instant START = Instant.ofEpochSecond(1_777_885_994);
    private static final byte[] BODY = "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8);

    private final SettableClock callerClock = new SettableClock(START);
    private final SettableClock calleeClock = new SettableClock(START);
    private final MessageSigner signer = new MessageSigner(keys(SECRET), "music-service", callerClock);
    private final MessageVerifier verifier = verifier(keys(SECRET), "user-service");

    @Test
    void acceptsWhatWasSigned() {
        VerifiedSignature verified = verifier.verify(signed(post()), BODY);
        assertEquals("music-service", verified.caller());
        assertEquals(START, verified.created());
        assertTrue(Token.isNonce(verified.nonce()));
    }

    @Test
    void writesTheHeadersOfTheInternalInterface() {
        SignatureHeaders headers = signer.sign(post(), "user-service");
        String nonce = headers.signatureInput().replaceAll(".*nonce=\"([^\"]*)\".*", "$1");
        assertEquals("aip=(\"@method\" \"@path\" \"@query\" \"content-digest\" \"x-user-id\" \"x-user-role\" \"x-user-guest\" \"x-request-id\")"
                + ";created=1777885994;expires=1777886054;nonce=\"" + nonce + "\";keyid=\"music-service\";alg=\"hmac-sha256\"", headers.signatureInput());
        assertTrue(headers.signature().startsWith("aip=:") && headers.signature().endsWith("=:"));
        assertEquals(22, nonce.length());
    }

    @Test
    void neverUsesANonceTwice() {
        assertNotEquals(signer.sign(get(), "user-service"), signer.sign(get(), "user-service"));
    }

    @Test
    void acceptsRequestsWithoutBodyAndStreamedOnes() {
        assertDoesNotThrow(() -> verifier.verify(signed(get()), new byte[0]));
        TestRequest upload = signed(get().with("x-stream", "sha256-in-answer"));
        assertTrue(upload.header("signature-input").contains("\"x-stream\""));
        assertDoesNotThrow(() -> verifier.verify(upload));
    }

    @Test
    void refusesAReplay() {
        TestRequest request = signed(post());
        verifier.verify(request);
        assertRefused(Reason.REPLAYED, request);
    }

    @Test
    void takesTheNonceOfAGenuineRequestOnly() {
        TestRequest request = signed(post());
        assertRefused(Reason.ALTERED, request.with("x-user-role", "admin"));
        assertRefusedWith(Reason.ALTERED, request, "other body".getBytes(StandardCharsets.UTF_8));
        assertDoesNotThrow(() -> verifier.verify(request, BODY));
    }

    @Test
    void refusesEveryAlteredComponent() {
        TestRequest request = signed(post());
        assertRefused(Reason.ALTERED, new TestRequest("PUT", request.path(), request.query(), request.headers()));
        assertRefused(Reason.ALTERED, new TestRequest("POST", request.path() + "/", request.query(), request.headers()));
        assertRefused(Reason.ALTERED, new TestRequest("POST", request.path(), "a=2", request.headers()));
        assertRefused(Reason.ALTERED, new TestRequest("POST", request.path(), null, request.headers()));
        for (String name : List.of("x-user-id", "x-user-role", "x-user-guest", "x-request-id", "content-digest")) {
            assertRefused(Reason.ALTERED, request.with(name, request.header(name) + "0"));
            // A second header of the name arrives joined.
            assertRefused(Reason.ALTERED, request.with(name, request.header(name) + ", " + request.header(name)));
            assertRefused(Reason.COMPONENT, request.without(name));
        }
        assertDoesNotThrow(() -> verifier.verify(request, BODY));
    }

    @Test
    void refusesEveryAlteredCharacterOfTheSignatureHeaders() {
        TestRequest request = signed(post());
        for (String name : List.of("signature-input", "signature")) {
            String value = request.header(name);
            for (int i = 0; i < value.length(); i++) {
                for (char other : new char[] {'A', 'a', '1', ' ', ',', ';', '"', '=', '\n'}) {
                    String altered = value.substring(0, i) + other + value.substring(i + 1);
                    if (!altered.equals(value)) {
                        assertThrows(SignatureRefused.class, () -> verifier.verify(request.with(name, altered)), altered);
                    }
                }
                String cut = value.substring(0, i);
                assertThrows(SignatureRefused.class, () -> verifier.verify(request.with(name, cut)), cut);
                String doubled = value.substring(0, i) + value.charAt(i) + value.substring(i);
                assertThrows(SignatureRefused.class, () -> verifier.verify(request.with(name, doubled)), doubled);
            }
        }
        assertDoesNotThrow(() -> verifier.verify(request));
    }

    @Test
    void refusesABodyThatIsNotTheSignedOne() {
        TestRequest request = signed(post());
        for (int i = 0; i < BODY.length; i++) {
            byte[] altered = BODY.clone();
            altered[i] ^= 1;
            assertRefusedWith(Reason.ALTERED, request, altered);
        }
        assertRefusedWith(Reason.ALTERED, request, new byte[0]);
        assertRefusedWith(Reason.ALTERED, signed(get()), BODY);
        assertRefusedWith(Reason.ALTERED, signed(get().with("x-stream", "sha256-in-answer")), BODY);
    }

    @Test
    void refusesBodyHeadersThatAreNotCovered() {
        TestRequest request = signed(get());
        assertRefused(Reason.COMPONENT, request.with("content-digest", ContentDigest.of(BODY)));
        assertRefused(Reason.COMPONENT, request.with("x-stream", "sha256-in-answer"));
        assertRefused(Reason.COMPONENT, signed(post()).with("x-stream", "sha256-in-answer"));
        assertRefused(Reason.COMPONENT, request.with("x-stream", "whatever"));
    }

    @Test
    void acceptsUpToSixtySecondsOfSkewAndNoMore() {
        for (long skew : new long[] {-60, -59, 0, 59, 60}) {
            calleeClock.set(START.plusSeconds(skew));
            assertDoesNotThrow(() -> verifier.verify(signed(get())), () -> skew + " s");
        }
        calleeClock.set(START.plusSeconds(60).plusMillis(999));
        assertDoesNotThrow(() -> verifier.verify(signed(get())));
        for (long skew : new long[] {-61, -100_000, 61, 100_000}) {
            calleeClock.set(START.plusSeconds(skew));
            assertRefused(Reason.CREATED, signed(get()));
        }
    }

    @Test
    void refusesAReplayForAsLongAsItWouldBeInTime() {
        TestRequest request = signed(get());
        calleeClock.set(START.minusSeconds(60));
        verifier.verify(request);
        for (int second = 0; second <= 120; second++) {
            calleeClock.set(START.plusSeconds(second - 60).plusMillis(999));
            assertRefused(Reason.REPLAYED, request);
        }
        calleeClock.set(START.plusSeconds(61));
        assertRefused(Reason.CREATED, request);
    }

    @Test
    void refusesAKeyOfAnotherPairOrSecret() {
        assertRefused(Reason.ALTERED, get().with(signer.sign(get(), "storage-service")));
        assertRefused(Reason.ALTERED, get().with(new MessageSigner(keys(OTHER), "music-service", callerClock).sign(get(), "user-service")));
        TestRequest claimed = signed(get());
        assertRefused(Reason.ALTERED, claimed.with("signature-input", claimed.header("signature-input").replace("music-service", "gateway")));
        // The pair is ordered: what user-service sends is not what it receives.
        MessageSigner reversed = new MessageSigner(keys(SECRET), "user-service", callerClock);
        TestRequest reflected = get().with(reversed.sign(get(), "music-service"));
        assertRefused(Reason.ALTERED, reflected.with("signature-input", reflected.header("signature-input").replace("user-service", "music-service")));
    }

    @Test
    void verifiesWithRetiredSecretsAndSignsWithTheActiveOne() {
        ServiceKeys rotated = new ServiceKeys(OTHER, List.of(SECRET));
        MessageVerifier rotatedVerifier = verifier(rotated, "user-service");
        assertDoesNotThrow(() -> rotatedVerifier.verify(signed(get())));
        TestRequest fresh = get().with(new MessageSigner(rotated, "music-service", callerClock).sign(get(), "user-service"));
        assertDoesNotThrow(() -> verifier(keys(OTHER), "user-service").verify(fresh));
        assertRefused(Reason.ALTERED, fresh);
    }

    @Test
    void ignoresWhiteSpaceAroundTheSecret() {
        assertDoesNotThrow(() -> verifier(keys("  " + SECRET + "\n"), "user-service").verify(signed(get())));
        assertThrows(IllegalArgumentException.class, () -> keys("short"));
    }

    @Test
    void refusesToSignWhatCannotBeVerified() {
        assertThrows(IllegalArgumentException.class, () -> signer.sign(get().without("x-user-id"), "user-service"));
        assertThrows(IllegalArgumentException.class, () -> signer.sign(get().with("x-user-role", "user\nx: y"), "user-service"));
        assertThrows(IllegalArgumentException.class, () -> signer.sign(new TestRequest("GET", "/ä", null, get().headers()), "user-service"));
        assertThrows(IllegalArgumentException.class, () -> signer.sign(post().with("x-stream", "sha256-in-answer"), "user-service"));
        assertThrows(IllegalArgumentException.class, () -> signer.sign(get().with("x-stream", "whatever"), "user-service"));
        assertThrows(IllegalArgumentException.class, () -> signer.sign(get(), "User Service"));
        assertThrows(IllegalArgumentException.class, () -> new MessageSigner(keys(SECRET), "a>b", callerClock));
    }

    @Test
    void saysNothingAboutTheRequestWhenItRefuses() {
        var refused = assertThrows(SignatureRefused.class, () -> verifier.verify(get()));
        assertEquals("signature refused: ABSENT", refused.getMessage());
        assertFalse(refused.getStackTrace().length > 0);
    }

    @Test
    void forgetsCallerNamesThatWereNotProven() {
        ServiceKeys keys = keys(SECRET);
        List<?> derived = keys.of("stranger", "user-service");
        assertNotEquals(derived, keys.of("stranger", "user-service"));
        verifier(keys, "user-service").verify(signed(get()));
        assertEquals(keys.of("music-service", "user-service"), keys.of("music-service", "user-service"));
    }

    private TestRequest get() {
        return TestRequest.complete("GET", "/internal/v1/users/7", "a=1");
    }

    private TestRequest post() {
        return TestRequest.complete("POST", "/internal/v1/credits", "a=1").with("content-digest", ContentDigest.of(BODY));
    }

    private TestRequest signed(TestRequest request) {
        return request.with(signer.sign(request, "user-service"));
    }

    private MessageVerifier verifier(ServiceKeys keys, String callee) {
        return new MessageVerifier(keys, callee, calleeClock, new InMemoryNonces(calleeClock));
    }

    private void assertRefused(Reason reason, TestRequest request) {
        assertEquals(reason, assertThrows(SignatureRefused.class, () -> verifier.verify(request)).reason());
    }

    private void assertRefusedWith(Reason reason, TestRequest request, byte[] body) {
        assertEquals(reason, assertThrows(SignatureRefused.class, () -> verifier.verify(request, body)).reason());
    }

    private static ServiceKeys keys(String secret) {
        return new ServiceKeys(secret, List.of());
    }
}
