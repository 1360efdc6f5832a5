package com.aiponge.aiconfig.invoke;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews a lease while something is at work; quick work costs no renewal. */
final class Hold implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hold.class);
    private final CountDownLatch ended = new CountDownLatch(1);

    private Hold() {
    }

    static Hold renewedEach(Duration time, Runnable renewal) {
        Hold hold = new Hold();
        Thread.ofVirtual().name("hold").start(() -> hold.keep(time, renewal));
        return hold;
    }

    /** Never interrupted, since that would cost the pool a connection. */
    private void keep(Duration time, Runnable renewal) {
        try {
            while (!ended.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    renewal.run();
                } catch (RuntimeException e) {
                    LOG.warn("a hold could not be renewed: {}", e.getClass().getName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
