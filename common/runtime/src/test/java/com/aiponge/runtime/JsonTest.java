package com.aiponge.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final String TEXT = "{\"content\":\"a quiet river\"}";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void readsNoEncodingButUtf8(String encoding) {
        assertThrows(Json.MalformedJson.class, () -> Json.tree(TEXT.getBytes(Charset.forName(encoding))));
    }

    @Test
    void readsUtf8OfAnyPlane() {
        assertEquals("\uD83C\uDF0A é", Json.tree("[\"\uD83C\uDF0A é\"]".getBytes(StandardCharsets.UTF_8)).get(0).textValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "{\"a\":1,\"a\":2}", "NaN", "{\"a\":Infinity}", "[1,]", "'a'", "\"a\u0000b\"", "// a\n{}"})
    void refusesWhatIsNoJson(String text) {
        assertThrows(Json.MalformedJson.class, () -> Json.tree(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        assertThrows(Json.MalformedJson.class, () -> Json.tree(new byte[] {'[', '"', (byte) 0xC3, '"', ']'}));
        assertThrows(Json.MalformedJson.class, () -> Json.tree(new byte[] {'[', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ']'}));
    }

    @Test
    void refusesWhatIsDeeperThanTheContractSays() {
        Json.tree(("[".repeat(32) + "]".repeat(32)).getBytes(StandardCharsets.US_ASCII));
        assertThrows(Json.MalformedJson.class, () -> Json.tree(("[".repeat(33) + "]".repeat(33)).getBytes(StandardCharsets.US_ASCII)));
    }
}
