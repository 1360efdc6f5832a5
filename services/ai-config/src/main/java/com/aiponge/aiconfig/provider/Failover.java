package com.aiponge.aiconfig.provider;

import com.aiponge.aiconfig.vendor.Vendor;
import com.aiponge.aiconfig.vendor.VendorFailure;
import com.aiponge.runtime.http.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Asks one vendor after the other until one delivers. Thread-safe. */
public final class Failover {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private final Breakers breakers;

    public Failover(Breakers breakers) {
        this.breakers = breakers;
    }

    /** @param attempts how many vendors were asked */
    public record Delivered<V extends Vendor, T>(Choice<V> by, T result, int attempts) {
    }

    /** Told about each vendor that was asked and did not deliver. */
    @FunctionalInterface
    public interface Missed {
        void by(Provider provider, VendorFailure.Kind why, Duration took);
    }

    /**
     * @param timeLeft whether there is time to ask another one
     * @throws Problem 502 when the vendors failed or one refused the content ({@code details.reason} is CONTENT_REJECTED), 503 when none
     *                 is configured or all are busy, 504 when the last was late
     */
    public <V extends Vendor, T> Delivered<V, T> first(List<Choice<V>> choices, Function<Choice<V>, T> order, Missed missed,
                                                       java.util.function.BooleanSupplier timeLeft) {
        if (choices.isEmpty()) {
            throw new Problem.Unavailable("SERVICE_UNAVAILABLE", "No provider is configured for this", null, Duration.ofMinutes(5));
        }
        VendorFailure.Kind last = null;
        int attempts = 0;
        for (Choice<V> choice : choices) {
            if (attempts > 0 && !timeLeft.getAsBoolean()) {
                throw Problem.timedOut();
            }
            long began = System.nanoTime();
            try {
                attempts++;
                return new Delivered<>(choice, breakers.call(choice.provider(), () -> order.apply(choice)), attempts);
            } catch (Breakers.Resting e) {
                attempts--;
                last = last == null ? VendorFailure.Kind.OVERLOADED : last;
            } catch (VendorFailure e) {
                last = e.kind();
                missed.by(choice.provider(), last, Duration.ofNanos(System.nanoTime() - began));
                if (last == VendorFailure.Kind.REFUSED) {
                    break;
                }
            }
        }
        throw problem(last);
    }

    private static Problem problem(VendorFailure.Kind last) {
        return switch (last) {
            case REFUSED -> Problem.passedOn(502, "ExternalServiceError", "EXTERNAL_SERVICE_ERROR", "The provider declined this content",
                    Map.of("reason", "CONTENT_REJECTED"), null);
            case RATE_LIMITED, OVERLOADED ->
                    new Problem.Unavailable("SERVICE_UNAVAILABLE", "All providers are busy", null, RETRY_AFTER);
            case TIMEOUT -> Problem.timedOut();
            case UNSUITABLE, BAD_KEY, TRANSIENT, UNKNOWN_OUTCOME -> Problem.vendorFailed("No provider could do this");
        };
    }
}
