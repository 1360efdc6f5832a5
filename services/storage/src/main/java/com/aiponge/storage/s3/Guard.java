package com.aiponge.storage.s3;

import com.aiponge.runtime.http.Problem;
import io.helidon.faulttolerance.CircuitBreaker;
import io.helidon.faulttolerance.CircuitBreakerConfig;
import io.helidon.faulttolerance.CircuitBreakerOpenException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Every request to the store goes through here. A store that fails becomes 503 and one log line in words; after many failures in a row it is
 * left alone for a while. Retries are the SDK's alone (see {@link S3Connection}), so that they do not multiply. Thread-safe.
 */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    /** Answers about an object, not about the store: not modified, absent, conflict, condition, range. */
    private static final Set<Integer> ABOUT_THE_OBJECT = Set.of(304, 404, 409, 412, 416);

    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final CircuitBreaker breaker;

    /** @param rest how long a store that fails is left alone */
    Guard(Duration rest) {
        this.breaker = CircuitBreaker.create(CircuitBreakerConfig.builder()
                .name("s3").volume(10).errorRatio(60).delay(rest).successThreshold(1).addApplyOn(Failed.class).buildPrototype());
    }

    /** The store's failure, on its way through the breaker. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient SdkException failure;

        Failed(SdkException failure) {
            super(null, null, false, false);
            this.failure = failure;
        }
    }

    /**
     * @throws AwsServiceException what the store says about an object
     * @throws Problem.Unavailable when something is wrong with the store
     */
    <T> T call(Supplier<T> work) {
        try {
            return breaker.invoke(() -> judged(work));
        } catch (CircuitBreakerOpenException e) {
            throw unavailable();
        } catch (Failed e) {
            throw report(e.failure);
        }
    }

    private static <T> T judged(Supplier<T> work) {
        try {
            return work.get();
        } catch (AwsServiceException e) {
            boolean bucketGone = Trouble.of(e) == Trouble.BUCKET_MISSING;
            throw ABOUT_THE_OBJECT.contains(e.statusCode()) && !bucketGone ? e : new Failed(e);
        } catch (SdkException e) {
            throw new Failed(e);
        }
    }

    /** Whether the breaker lets nothing through now. */
    boolean isOpen() {
        return breaker.state() == CircuitBreaker.State.OPEN;
    }

    static Problem report(SdkException failure) {
        Trouble trouble = Trouble.of(failure);
        if (failure instanceof AwsServiceException answer) {
            LOG.error("the file store failed: {} (status {}, code {}, request {}); {}", trouble.words(), answer.statusCode(), Trouble.code(answer),
                    answer.requestId(), trouble.advice());
        } else {
            LOG.error("the file store failed: {} ({}); {}", trouble.words(), failure.getClass().getSimpleName(), trouble.advice());
        }
        return unavailable();
    }

    private static Problem unavailable() {
        return new Problem.Unavailable("SERVICE_UNAVAILABLE", "Files are not available just now", null, COME_AGAIN);
    }
}
