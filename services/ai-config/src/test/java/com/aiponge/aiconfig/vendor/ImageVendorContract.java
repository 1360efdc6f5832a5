package com.aiponge.aiconfig.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every image vendor promises. */
public abstract class ImageVendorContract {
    protected abstract ImageVendor vendor();

    static ImageOrder order() {
        return new ImageOrder(Ids.next(), "some-model", "A quiet river", Map.of("mood", "calm", "genre", "folk"), 256, Duration.ofSeconds(20));
    }

    @Test
    void bearsANameOfTheContract() {
        assertTrue(TextVendorContract.ADAPTERS.contains(vendor().adapter()));
        assertTrue(vendor().configured());
    }

    @Test
    void sendsAPictureOfTheTypeItNames() throws Exception {
        try (ImageAnswer answer = vendor().draw(order())) {
            byte[] head = answer.content().readNBytes(4);
            String signature = switch (answer.contentType()) {
                case "image/jpeg" -> "ffd8";
                case "image/png" -> "89504e47";
                case "image/webp" -> "52494646";
                default -> "a type that storage does not take: " + answer.contentType();
            };
            assertTrue(java.util.HexFormat.of().formatHex(head).startsWith(signature), signature);
        }
    }

    @Test
    void saysWhatItTook() throws Exception {
        try (ImageAnswer answer = vendor().draw(order())) {
            assertTrue(answer.used().costMicros() >= 0);
            assertEquals("some-model", answer.model());
        }
    }
}
