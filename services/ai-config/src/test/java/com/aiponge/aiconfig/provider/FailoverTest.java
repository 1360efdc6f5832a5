package com.aiponge.aiconfig.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.aiconfig.vendor.ScriptedText;
import com.aiponge.aiconfig.vendor.TextVendor;
import com.aiponge.aiconfig.vendor.VendorFailure;
import com.aiponge.runtime.http.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailoverTest {
    private final Failover failover = new Failover(new Breakers(Duration.ofMinutes(1)));
    private final List<String> asked = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    private static Choice<TextVendor> choice(String id) {
        return new Choice<>(new Provider(id, "openai", "m", Duration.ofSeconds(1)), new ScriptedText("openai", true));
    }

    /** Each vendor fails in this way, or delivers its name where there is none. */
    private Failover.Delivered<TextVendor, String> first(BooleanSupplier timeLeft, VendorFailure.Kind... failures) {
        List<Choice<TextVendor>> choices = new ArrayList<>();
        for (int i = 0; i < failures.length; i++) {
            choices.add(choice("p" + i));
        }
        return failover.first(choices, choice -> {
            asked.add(choice.provider().id());
            VendorFailure.Kind failure = failures[Integer.parseInt(choice.provider().id().substring(1))];
            if (failure != null) {
                throw new VendorFailure(failure);
            }
            return choice.provider().id();
        }, (provider, why, took) -> missed.add(provider.id() + " " + why), timeLeft);
    }

    @Test
    void goesOnToTheNextOne() {
        var delivered = first(() -> true, VendorFailure.Kind.TIMEOUT, VendorFailure.Kind.BAD_KEY, null);

        assertEquals("p2", delivered.result());
        assertEquals("p2", delivered.by().provider().id());
        assertEquals(3, delivered.attempts());
        assertEquals(List.of("p0 TIMEOUT", "p1 BAD_KEY"), missed);
    }

    @Test
    void doesNotShopAroundWithRefusedContent() {
        Problem problem = assertThrows(Problem.class, () -> first(() -> true, VendorFailure.Kind.REFUSED, null));

        assertEquals(502, problem.status());
        assertEquals("CONTENT_REJECTED", problem.details().get("reason"));
        assertEquals(List.of("p0"), asked);
    }

    @ParameterizedTest
    @CsvSource({"RATE_LIMITED,503", "OVERLOADED,503", "TIMEOUT,504", "BAD_KEY,502", "TRANSIENT,502", "UNKNOWN_OUTCOME,502", "UNSUITABLE,502", "REFUSED,502"})
    void answersByTheLastFailure(VendorFailure.Kind last, int status) {
        assertEquals(status, assertThrows(Problem.class, () -> first(() -> true, last)).status());
    }

    @Test
    void asksNobodyElseWhenTheTimeIsUp() {
        assertEquals(504, assertThrows(Problem.class, () -> first(() -> false, VendorFailure.Kind.TRANSIENT, null)).status());
        assertEquals(List.of("p0"), asked);
    }

    @Test
    void saysThatNobodyIsConfigured() {
        assertEquals(503, assertThrows(Problem.class, () -> first(() -> true)).status());
    }
}
