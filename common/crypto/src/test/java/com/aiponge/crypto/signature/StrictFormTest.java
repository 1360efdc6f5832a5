package com.aiponge.crypto.signature;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.crypto.SettableClock;
import com.aiponge.crypto.signature.SignatureRefused.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests whose authentication code is right, made by someone who has the key, but whose form is not ours. */
class StrictFormTest {
    private static final String COMPONENTS =
            "(\"@method\" \"@path\" \"@query\" \"x-user-id\" \"x-user-role\" \"x-user-guest\" \"x-request-id\")";
    private static final String PARAMETERS = ";created=1000;expires=1060;nonce=\"0123456789abcdef\";keyid=\"gateway\";alg=\"hmac-sha256\"";

    private final ServiceKeys keys = new ServiceKeys("the shared secret of all services", List.of());
    private final TestRequest request = TestRequest.complete("GET", "/", null);

    @Test
    void acceptsTheFormOfOurSigner() {
        assertDoesNotThrow(() -> verify("aip", COMPONENTS, PARAMETERS));
    }

    @Test
    void acceptsParametersInAnyOrder() {
        assertDoesNotThrow(() -> verify("aip", COMPONENTS, ";alg=\"hmac-sha256\";keyid=\"gateway\";created=1000;nonce=\"0123456789abcdef\";expires=1060"));
    }

    @Test
    void refusesAbsentHeaders() {
        assertRefused(Reason.ABSENT, request);
        assertRefused(Reason.ABSENT, request.with("signature", "aip=::"));
        assertRefused(Reason.ABSENT, request.with("signature-input", "aip=()"));
    }

    @Test
    void refusesOtherAndSecondLabels() {
        assertRefused(Reason.LABEL, "sig1", COMPONENTS, PARAMETERS);
        assertRefused(Reason.LABEL, "AIP", COMPONENTS, PARAMETERS);
        TestRequest good = signed("aip", COMPONENTS, PARAMETERS);
        for (String name : List.of("signature-input", "signature")) {
            String value = good.header(name);
            assertRefused(Reason.LABEL, good.with(name, value + ", " + value));
            assertRefused(Reason.LABEL, good.with(name, value + ",sig1=" + value.substring(4)));
        }
        assertRefused(Reason.LABEL, good.with("signature", good.header("signature").replace("aip", "sig1")));
    }

    @Test
    void refusesFewerMoreDoubledOrReorderedComponents() {
        for (String name : List.of("@method", "@path", "@query", "x-user-id", "x-user-role", "x-user-guest", "x-request-id")) {
            String without = COMPONENTS.replace("\"" + name + "\" ", "").replace(" \"" + name + "\"", "");
            assertRefused(Reason.COMPONENT, "aip", without, PARAMETERS);
            assertRefused(Reason.COMPONENT, "aip", COMPONENTS.replace("\"" + name + "\"", "\"" + name + "\" \"" + name + "\""), PARAMETERS);
        }
        assertRefused(Reason.COMPONENT, "aip", "(\"@path\" \"@method\"" + COMPONENTS.substring(18), PARAMETERS);
        assertRefused(Reason.COMPONENT, "aip", "()", PARAMETERS);
    }

    @Test
    void refusesComponentParametersAndOddLists() {
        for (String list : List.of(
                COMPONENTS.replace("\"@path\"", "\"@path\";req"), COMPONENTS.replace("\" \"", "\"  \""), COMPONENTS.replace("(", "( "),
                COMPONENTS.replace(")", " )"), COMPONENTS.replace("\"@path\"", "path"), COMPONENTS.replace("@path", "@p\\\"ath"), COMPONENTS.replace("@path", "@p\\\\ath"),
                "(" + "\"a\" ".repeat(300) + "\"a\")",
                COMPONENTS.replace("(", ""), COMPONENTS.replace(")", ""), " " + COMPONENTS)) {
            assertRefused(Reason.MALFORMED, "aip", list, PARAMETERS);
        }
    }

    @Test
    void refusesMissingDoubledAndUnknownParameters() {
        for (String parameter : List.of(";created=1000", ";expires=1060", ";nonce=\"0123456789abcdef\"", ";keyid=\"gateway\"")) {
            assertRefused(Reason.MALFORMED, "aip", COMPONENTS, PARAMETERS.replace(parameter, ""));
            assertRefused(Reason.MALFORMED, "aip", COMPONENTS, PARAMETERS + parameter);
        }
        assertRefused(Reason.ALGORITHM, "aip", COMPONENTS, PARAMETERS.replace(";alg=\"hmac-sha256\"", ""));
        for (String odd : List.of(";tag=\"x\"", ";", ";created", ";Created=1000", "; x=1", " ", ";a=?1", "\"", ";=1")) {
            assertRefused(Reason.MALFORMED, "aip", COMPONENTS, PARAMETERS + odd);
        }
    }

    @Test
    void refusesOtherAlgorithms() {
        for (String algorithm : List.of("none", "", "hmac-sha512", "HMAC-SHA256", "rsa-pss-sha512", "ed25519")) {
            assertRefused(Reason.ALGORITHM, "aip", COMPONENTS, PARAMETERS.replace("hmac-sha256", algorithm));
        }
    }

    @Test
    void refusesOddNumbersNamesAndNonces() {
        for (String number : List.of("-1000", "+1000", "01000", "1000.0", "\"1000\"", "1e3", "0x3e8", "", "9999999999999999", ":MTA=:")) {
            assertRefused(Reason.MALFORMED, "aip", COMPONENTS, PARAMETERS.replace("created=1000", "created=" + number));
        }
        for (String name : List.of("", "a b", "a>b", "Gateway", "x".repeat(65), "gateway\u007f", "gätewäy")) {
            assertRefused(Reason.MALFORMED, "aip", COMPONENTS, PARAMETERS.replace("gateway", name));
        }
        for (String nonce : List.of("", "0123456789abcde", "0123456789abcde ", "0123456789abcde+", "x".repeat(65))) {
            assertRefused(Reason.MALFORMED, "aip", COMPONENTS, PARAMETERS.replace("0123456789abcdef", nonce));
        }
        assertRefused(Reason.MALFORMED, "aip", COMPONENTS, PARAMETERS.replace("gateway", "x".repeat(2000)));
    }

    @Test
    void refusesALifeThatIsNotZeroToSixtySeconds() {
        assertRefused(Reason.EXPIRED, "aip", COMPONENTS, PARAMETERS.replace("1060", "1061"));
        assertRefused(Reason.EXPIRED, "aip", COMPONENTS, PARAMETERS.replace("1060", "999"));
        assertRefused(Reason.EXPIRED, "aip", COMPONENTS, PARAMETERS.replace("created=1000", "created=1005").replace("1060", "1004"));
        assertRefused(Reason.EXPIRED, "aip", COMPONENTS, PARAMETERS.replace("created=1000", "created=950").replace("1060", "999"));
        assertDoesNotThrow(() -> verify("aip", COMPONENTS, PARAMETERS.replace("created=1000", "created=950").replace("1060", "1000")));
    }

    @Test
    void refusesCoveredValuesThatCouldForgeALine() {
        TestRequest good = signed("aip", COMPONENTS, PARAMETERS);
        for (String odd : List.of("user\n\"x-user-guest\": true", "user\r", "us\0er", "üser", "user\u2028")) {
            assertRefused(Reason.MALFORMED, good.with("x-user-role", odd));
        }
    }

    private TestRequest signed(String label, String components, String parameters) {
        String serialised = components + parameters;
        byte[] base = SignatureBase.of(Components.WITHOUT_BODY.names(), serialised, request);
        String signature = SignatureValue.of(label, keys.of("gateway", "user-service").getFirst().tag(base));
        return request.with(new SignatureHeaders(label + "=" + serialised, signature));
    }

    private void verify(String label, String components, String parameters) {
        verify(signed(label, components, parameters));
    }

    private void verify(TestRequest signed) {
        SettableClock clock = new SettableClock(Instant.ofEpochSecond(1000));
        new MessageVerifier(keys, "user-service", clock, new InMemoryNonces(clock)).verify(signed);
    }

    private void assertRefused(Reason reason, String label, String components, String parameters) {
        assertRefused(reason, signed(label, components, parameters));
    }

    private void assertRefused(Reason reason, TestRequest signed) {
        assertEquals(reason, assertThrows(SignatureRefused.class, () -> verify(signed), () -> String.valueOf(signed)).reason(), () -> String.valueOf(signed));
    }
}
