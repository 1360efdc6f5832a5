package com.aiponge.aiconfig.invoke;

import com.aiponge.aiconfig.provider.Capability;
import com.aiponge.aiconfig.provider.Choice;
import com.aiponge.aiconfig.provider.Failover;
import com.aiponge.aiconfig.provider.Provider;
import com.aiponge.aiconfig.provider.Providers;
import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.aiconfig.vendor.ImageAnswer;
import com.aiponge.aiconfig.vendor.ImageOrder;
import com.aiponge.aiconfig.vendor.ImageVendor;
import com.aiponge.aiconfig.vendor.TextAnswer;
import com.aiponge.aiconfig.vendor.TextOrder;
import com.aiponge.aiconfig.vendor.TextVendor;
import com.aiponge.aiconfig.vendor.VendorFailure;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.runtime.http.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Has texts and pictures made by the first vendor that can. Thread-safe. */
final class Invocations {
    private final Providers providers;
    private final VendorSet vendors;
    private final Failover failover;
    private final Pictures pictures;
    private final Once once;
    private final Outbox outbox;
    private final Clock clock;

    Invocations(Providers providers, VendorSet vendors, Failover failover, Pictures pictures, Once once, Outbox outbox, Clock clock) {
        this.providers = providers;
        this.vendors = vendors;
        this.failover = failover;
        this.pictures = pictures;
        this.once = once;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param deadline when the caller stops waiting */
    Invoked invoke(Invocation invocation, Instant deadline) {
        Instant own = clock.instant().plus(invocation.timeout());
        Instant end = own.isBefore(deadline) ? own : deadline;
        return once.of(invocation, () -> switch (invocation.capability()) {
            case TEXT -> text(invocation, end);
            case IMAGE -> image(invocation, end);
            case VISION, MUSIC, ALIGNMENT, TRANSCRIPTION, SPEECH ->
                    throw new Problem.Unavailable("SERVICE_UNAVAILABLE", "No provider is configured for this", null, Duration.ofMinutes(5));
        }, made -> used(invocation, made));
    }

    private Invoked text(Invocation invocation, Instant end) {
        long began = System.nanoTime();
        Failover.Delivered<TextVendor, TextAnswer> delivered = failover.first(
                providers.of(Capability.TEXT, vendors.texts(), invocation.model()),
                choice -> choice.vendor().write(new TextOrder(invocation.operationId(), choice.provider().model(), invocation.messages(),
                        invocation.inputs(), invocation.jsonSchema(), invocation.maxTokens(), invocation.temperature(), within(choice, end))),
                missed(invocation), () -> clock.instant().isBefore(end));
        TextAnswer answer = delivered.result();
        return Invoked.text(delivered.by().provider(), answer.model(), answer.text(), answer.json(), answer.used(), millis(began), delivered.attempts());
    }

    private Invoked image(Invocation invocation, Instant end) {
        long began = System.nanoTime();
        String prompt = invocation.messages().getLast().content();
        Failover.Delivered<ImageVendor, ImageAnswer> delivered = failover.first(
                providers.of(Capability.IMAGE, vendors.images(), invocation.model()),
                choice -> choice.vendor().draw(new ImageOrder(invocation.operationId(), choice.provider().model(), prompt, invocation.inputs(),
                        invocation.size(), within(choice, end))),
                missed(invocation), () -> clock.instant().isBefore(end));
        try (ImageAnswer picture = delivered.result()) {
            return Invoked.image(delivered.by().provider(), picture.model(), pictures.store(invocation, picture), picture.used(), millis(began),
                    delivered.attempts());
        } catch (IOException e) {
            throw new Problem.Unavailable("The picture did not arrive");
        }
    }

    private Duration within(Choice<?> choice, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        Duration most = choice.provider().timeout();
        return left.compareTo(most) < 0 ? left : most;
    }

    private Failover.Missed missed(Invocation invocation) {
        return (Provider provider, VendorFailure.Kind why, Duration took) -> outbox.usage(new Outbox.Usage("ai.invocation", invocation.userId(),
                invocation.feature(), provider.id(), provider.model(), null, null, null, Math.toIntExact(took.toMillis()), false, why.name()));
    }

    private void used(Invocation invocation, Invoked made) {
        outbox.usage(new Outbox.Usage("ai.invocation", invocation.userId(), invocation.feature(), made.providerId(), made.model(),
                made.usage().inputTokens(), made.usage().outputTokens(), made.costMicros(), made.latencyMs(), true, null));
    }

    private static int millis(long began) {
        return Math.toIntExact(Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
}
