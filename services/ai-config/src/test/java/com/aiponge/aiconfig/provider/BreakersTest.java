package com.aiponge.aiconfig.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.aiconfig.vendor.VendorFailure;
import com.aiponge.testkit.Eventually;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BreakersTest {
    private static final Provider ONE = new Provider("one", "openai", "m", Duration.ofSeconds(1));
    private static final Provider TWO = new Provider("two", "openai", "m", Duration.ofSeconds(1));

    private static void failing(Breakers breakers, Provider provider, VendorFailure.Kind kind, int times) {
        for (int i = 0; i < times; i++) {
            assertThrows(VendorFailure.class, () -> breakers.call(provider, () -> {
                throw new VendorFailure(kind);
            }));
        }
    }

    @Test
    void leavesAFailingVendorAloneAndNoOther() {
        Breakers breakers = new Breakers(Duration.ofMinutes(1));
        failing(breakers, ONE, VendorFailure.Kind.OVERLOADED, 6);
        AtomicInteger calls = new AtomicInteger();

        assertThrows(Breakers.Resting.class, () -> breakers.call(ONE, calls::incrementAndGet));
        assertEquals(0, calls.get());
        assertEquals("open", breakers.state(ONE));
        assertEquals(1, breakers.call(TWO, calls::incrementAndGet));
        assertEquals("closed", breakers.state(TWO));
    }

    @Test
    void doesNotBlameTheVendorForTheContent() {
        Breakers breakers = new Breakers(Duration.ofMinutes(1));
        failing(breakers, ONE, VendorFailure.Kind.REFUSED, 10);
        failing(breakers, ONE, VendorFailure.Kind.UNSUITABLE, 10);

        assertEquals("closed", breakers.state(ONE));
    }

    @Test
    void comesBackAfterOneGoodCall() {
        Breakers breakers = new Breakers(Duration.ofMillis(50));
        failing(breakers, ONE, VendorFailure.Kind.TIMEOUT, 6);

        Eventually.until("the vendor is tried again", () -> {
            try {
                return breakers.call(ONE, () -> true);
            } catch (Breakers.Resting e) {
                return false;
            }
        });
        assertEquals("closed", breakers.state(ONE));
    }
}
