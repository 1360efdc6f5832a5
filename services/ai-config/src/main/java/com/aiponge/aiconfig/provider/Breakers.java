package com.aiponge.aiconfig.provider;

import com.aiponge.aiconfig.vendor.VendorFailure;
import io.helidon.faulttolerance.CircuitBreaker;
import io.helidon.faulttolerance.CircuitBreakerConfig;
import io.helidon.faulttolerance.CircuitBreakerOpenException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A circuit breaker for each provider. It opens when half of the last six calls failed in a way that speaks against the vendor; then
 * the vendor rests, and one call tries whether it is back. Thread-safe.
 */
public final class Breakers {
    private static final int VOLUME = 6;
    private static final int ERROR_PERCENT = 50;

    private final ConcurrentHashMap<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final Duration rest;

    /** @param rest how long a vendor is left alone */
    public Breakers(Duration rest) {
        this.rest = rest;
    }

    /** The vendor is being left alone. */
    public static final class Resting extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Resting() {
            super("resting", null, false, false);
        }
    }

    /**
     * Calls the vendor.
     *
     * @throws Resting without calling it, when its breaker is open
     * @throws VendorFailure as the vendor threw it
     */
    public <T> T call(Provider provider, Supplier<T> work) {
        try {
            return breaker(provider).invoke(() -> {
                try {
                    return work.get();
                } catch (VendorFailure e) {
                    throw e.kind().isUnhealthy() ? new Unhealthy(e) : e;
                }
            });
        } catch (CircuitBreakerOpenException e) {
            throw new Resting();
        } catch (Unhealthy e) {
            throw e.failure;
        }
    }

    /** closed, half_open or open (E.BreakerState). */
    public String state(Provider provider) {
        return breaker(provider).state().name().toLowerCase(java.util.Locale.ROOT);
    }

    private CircuitBreaker breaker(Provider provider) {
        return breakers.computeIfAbsent(provider.id(), name -> CircuitBreaker.create(CircuitBreakerConfig.builder()
                .name(name).volume(VOLUME).errorRatio(ERROR_PERCENT).delay(rest).successThreshold(1)
                .addApplyOn(Unhealthy.class).buildPrototype()));
    }

    /** Marks what the breaker counts. */
    private static final class Unhealthy extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient VendorFailure failure;

        Unhealthy(VendorFailure failure) {
            super(null, failure, false, false);
            this.failure = failure;
        }
    }
}
