package com.aiponge.crypto.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.MacKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vectors of RFC 9421 and RFC 9530, through the code that signs and verifies our own requests. */
class RfcVectorsTest {
    /** RFC 9421, appendix B.1.5. */
    private static final String SHARED_SECRET =
            "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";
    private static final String B25_INPUT =
            "sig-b25=(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"";
    private static final String B25_SIGNATURE = "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:";

    /** RFC 9421, appendix B.2. */
    private static TestRequest request() {
        return new TestRequest("POST", "/foo", "param=Value&Pet=dog")
                .with("host", "example.com")
                .with("date", "Tue, 20 Apr 2021 02:07:55 GMT")
                .with("content-type", "application/json")
                .with("content-length", "18");
    }

    @Test
    void signsTheMessageOfAppendixB25() {
        SignatureInput input = SignatureInputParser.parse(B25_INPUT);
        assertEquals("sig-b25", input.label());
        assertEquals(1618884473, input.created());
        assertEquals("test-shared-secret", input.keyId());
        byte[] base = SignatureBase.of(List.of("date", "@authority", "content-type"), input.serialised(), request());
        assertEquals("""
                "date": Tue, 20 Apr 2021 02:07:55 GMT
                "@authority": example.com
                "content-type": application/json
                "@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret\"""",
                new String(base, StandardCharsets.UTF_8));
        MacKey key = new MacKey(Base64.getDecoder().decode(SHARED_SECRET));
        assertEquals(B25_SIGNATURE, SignatureValue.of("sig-b25", key.tag(base)));
        assertTrue(key.confirms(base, SignatureValue.parse("sig-b25", B25_SIGNATURE)));
    }

    /** RFC 9421 §2.2.6 and §2.2.7. */
    @Test
    void writesAnEmptyPathAndQueryAsTheRfcDoes() {
        assertEquals("\"@path\": /\n\"@query\": ?\n\"@signature-params\": ()", base(new TestRequest("GET", "", null)));
        assertEquals("\"@path\": /path\n\"@query\": ?\n\"@signature-params\": ()", base(new TestRequest("GET", "/path", "")));
        assertEquals("\"@path\": /path\n\"@query\": ?param=value&foo=bar&baz=bat%2Dman\n\"@signature-params\": ()",
                base(new TestRequest("GET", "/path", "param=value&foo=bar&baz=bat%2Dman")));
    }

    /** RFC 9421 §2.1: white space around a value goes, inside it stays. */
    @Test
    void trimsHeadersAndLowersTheAuthority() {
        TestRequest request = new TestRequest("GET", "/", null).with("x-a", " \t a  b\t ").with("x-empty", "").with("host", "WWW.Example.com");
        assertEquals("\"x-a\": a  b\n\"x-empty\": \n\"@authority\": www.example.com\n\"@signature-params\": ()",
                new String(SignatureBase.of(List.of("x-a", "x-empty", "@authority"), "()", request), StandardCharsets.UTF_8));
    }

    /** RFC 9530, appendix B.1, B.2 and B.6; the digest of api.md is of {@code {"hello": "world"}} as well. */
    @Test
    void digestsTheBodiesOfRfc9530() {
        assertEquals("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:", ContentDigest.of(bytes("{\"hello\": \"world\"}\n")));
        assertEquals("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:", ContentDigest.of(bytes("{\"hello\": \"world\"}")));
        assertEquals("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:", ContentDigest.of(new byte[0]));
    }

    @Test
    void comparesADigestWithTheBody() {
        byte[] body = bytes("{\"hello\": \"world\"}");
        assertTrue(ContentDigest.matches(ContentDigest.of(body), body));
        assertFalse(ContentDigest.matches(ContentDigest.of(body), bytes("{\"hello\": \"World\"}")));
        assertFalse(ContentDigest.matches("sha-512=:" + "A".repeat(86) + "==:", body));
        assertFalse(ContentDigest.matches(ContentDigest.of(body) + ", " + ContentDigest.of(body), body));
        assertFalse(ContentDigest.matches("", new byte[0]));
    }

    @Test
    void takesAnAbsentDigestForAnEmptyBodyOnly() {
        assertTrue(ContentDigest.matches(null, new byte[0]));
        assertFalse(ContentDigest.matches(null, new byte[1]));
    }

    private static String base(SignableRequest request) {
        return new String(SignatureBase.of(List.of("@path", "@query"), "()", request), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
