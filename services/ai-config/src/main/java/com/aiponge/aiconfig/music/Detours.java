package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.provider.Capability;
import com.aiponge.aiconfig.provider.Provider;
import com.aiponge.aiconfig.provider.Providers;
import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.aiconfig.vendor.SongVendor;
import com.aiponge.aiconfig.vendor.VendorFailure;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.runtime.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a song when its vendor does not make it. */
final class Detours {
    private static final Logger LOG = LoggerFactory.getLogger(Detours.class);
    /** These pass by themselves: when nobody else is there, the vendor gets some time. */
    private static final Set<VendorFailure.Kind> PASSING =
            EnumSet.of(VendorFailure.Kind.RATE_LIMITED, VendorFailure.Kind.OVERLOADED, VendorFailure.Kind.TRANSIENT);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Database database;
    private final TaskStore store;
    private final Providers providers;
    private final VendorSet vendors;
    private final Delivery delivery;
    private final Outbox outbox;
    private final Clock clock;

    Detours(Database database, TaskStore store, Providers providers, VendorSet vendors, Delivery delivery, Outbox outbox, Clock clock) {
        this.database = database;
        this.store = store;
        this.providers = providers;
        this.vendors = vendors;
        this.delivery = delivery;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Hands the task to the next vendor that was not tried; its present one certainly makes and charges nothing. */
    Jobs.Outcome next(TaskRow row, VendorFailure.Kind why) {
        LOG.atWarn().addKeyValue("task", row.id()).addKeyValue("provider", row.providerId()).addKeyValue("why", why).log("song vendor failed");
        Optional<Provider> other = providers.of(Capability.MUSIC, vendors.songs()).stream().map(choice -> choice.provider())
                .filter(one -> !one.id().equals(row.providerId()) && !row.tried().contains(one.id())).findFirst();
        if (other.isPresent()) {
            database.inTransaction(() -> {
                store.pass(row.id(), row.providerId(), other.get());
                outbox.usage(new Outbox.Usage("ai.song", row.userId(), "songs", row.providerId(), row.model(), null, null, 0L, null, false, why.name()));
            });
            return Jobs.again(Duration.ZERO);
        }
        if (PASSING.contains(why) && row.vendorTaskId() == null && clock.instant().isBefore(row.createdAt().plus(PATIENCE))) {
            store.notSubmitted(row.id());
            return Jobs.again(PAUSE);
        }
        return delivery.fail(row, TaskError.of(why));
    }

    /** @param vendor null when it is not configured any more */
    Jobs.Outcome overdue(TaskRow row, SongVendor vendor) {
        if (vendor != null && row.vendorTaskId() != null) {
            try {
                vendor.cancel(row.vendorTaskId());
            } catch (VendorFailure e) {
                LOG.atWarn().addKeyValue("task", row.id()).addKeyValue("provider", row.providerId()).log("an overdue song could not be cancelled");
            }
        }
        return delivery.fail(row, TaskError.TIMED_OUT);
    }
}
