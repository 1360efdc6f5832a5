package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.provider.Breakers;
import com.aiponge.aiconfig.provider.Provider;
import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.aiconfig.vendor.Commission;
import com.aiponge.aiconfig.vendor.SongState;
import com.aiponge.aiconfig.vendor.SongVendor;
import com.aiponge.aiconfig.vendor.VendorFailure;
import com.aiponge.runtime.jobs.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The durable job of a song: order, look, fetch. Each leg goes on from what the row says, so a crash anywhere repeats at most a question.
 * A paid order is placed anew only when its vendor has said that it did not take it.
 */
final class SongMaking {
    private static final Duration SOON = Duration.ofSeconds(3);

    private final TaskStore store;
    private final CommissionSeal seal;
    private final List<SongVendor> vendors;
    private final Breakers breakers;
    private final Delivery delivery;
    private final Detours detours;
    private final Clock clock;

    SongMaking(TaskStore store, CommissionSeal seal, List<SongVendor> vendors, Breakers breakers, Delivery delivery, Detours detours, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.vendors = vendors;
        this.breakers = breakers;
        this.delivery = delivery;
        this.detours = detours;
        this.clock = clock;
    }

    Jobs.Outcome leg(UUID id) {
        TaskRow row = store.find(id).orElse(null);
        if (row == null || row.isOver()) {
            return Jobs.done();
        }
        SongVendor vendor = VendorSet.configured(vendors, row.adapter());
        if (!clock.instant().isBefore(row.deadlineAt())) {
            return detours.overdue(row, vendor);
        }
        if (vendor == null) {
            return detours.next(row, VendorFailure.Kind.BAD_KEY);
        }
        Provider provider = new Provider(row.providerId(), row.adapter(), row.model(), null);
        Commission commission = seal.open(row);
        return row.vendorTaskId() == null ? order(row, provider, vendor, commission) : follow(row, row.vendorTaskId(), provider, vendor, commission);
    }

    private Jobs.Outcome order(TaskRow row, Provider provider, SongVendor vendor, Commission commission) {
        try {
            Optional<String> found = row.submittedAt() == null ? Optional.empty() : breakers.call(provider, () -> vendor.find(row.id()));
            String task = found.isPresent() ? found.get() : submit(row, provider, vendor, commission);
            store.submitted(row.id(), task);
            return follow(row, task, provider, vendor, commission);
        } catch (Breakers.Resting e) {
            // Where an order may have been taken, its vendor is waited for.
            return row.submittedAt() == null ? detours.next(row, VendorFailure.Kind.OVERLOADED) : Jobs.again(SOON);
        } catch (SubmitFailed e) {
            return switch (e.kind) {
                case UNKNOWN_OUTCOME, TIMEOUT -> Jobs.again(SOON);
                case REFUSED -> delivery.fail(row, TaskError.CONTENT_REJECTED);
                case UNSUITABLE, BAD_KEY, RATE_LIMITED, OVERLOADED, TRANSIENT -> detours.next(row, e.kind);
            };
        } catch (VendorFailure e) {
            return Jobs.again(SOON);
        }
    }

    private String submit(TaskRow row, Provider provider, SongVendor vendor, Commission commission) {
        try {
            return breakers.call(provider, () -> {
                store.submitting(row.id(), clock.instant());
                return vendor.submit(row.id(), commission);
            });
        } catch (VendorFailure e) {
            throw new SubmitFailed(e.kind());
        }
    }

    private Jobs.Outcome follow(TaskRow row, String task, Provider provider, SongVendor vendor, Commission commission) {
        try {
            return switch (breakers.call(provider, () -> vendor.look(task, commission))) {
                case SongState.Working working -> Jobs.again(working.lookAgainIn());
                case SongState.Ready ready -> delivery.fetch(row, new Delivery.Finished(task, commission, ready), vendor);
                case SongState.Failed failed when failed.why() == VendorFailure.Kind.REFUSED -> delivery.fail(row, TaskError.CONTENT_REJECTED);
                case SongState.Failed failed -> detours.next(row, failed.why());
            };
        } catch (Breakers.Resting | VendorFailure e) {
            // The order stands with this vendor; it is asked again until the deadline.
            return Jobs.again(SOON);
        }
    }

    /** Tells a failed order from a failed question. */
    private static final class SubmitFailed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final VendorFailure.Kind kind;

        SubmitFailed(VendorFailure.Kind kind) {
            super(kind.name(), null, false, false);
            this.kind = kind;
        }
    }
}
