package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.aiconfig.vendor.SongVendor;
import com.aiponge.aiconfig.vendor.SungWord;
import com.aiponge.aiconfig.vendor.VendorFailure;
import com.aiponge.runtime.http.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Times the words of finished songs: as the vendor knows them, else as an even singer would sing them. Stores nothing. */
final class Alignments {
    private final MusicTasks tasks;
    private final CommissionSeal seal;
    private final List<SongVendor> vendors;

    Alignments(MusicTasks tasks, CommissionSeal seal, List<SongVendor> vendors) {
        this.tasks = tasks;
        this.seal = seal;
        this.vendors = vendors;
    }

    Alignment align(UUID user, NewAlignment wanted) {
        TaskRow row = tasks.own(user, wanted.taskId());
        if (!row.status().equals("succeeded")) {
            throw new Problem.Conflict("CONFLICT", "This song is not finished");
        }
        return known(row).map(words -> new Alignment(words, "provider"))
                .orElseGet(() -> new Alignment(Estimate.of(wanted.lyrics(), row.durationSeconds()), "estimate"));
    }

    private Optional<List<SungWord>> known(TaskRow row) {
        SongVendor vendor = VendorSet.configured(vendors, row.adapter());
        if (vendor == null) {
            return Optional.empty();
        }
        try {
            return vendor.words(row.vendorTaskId(), seal.open(row));
        } catch (VendorFailure e) {
            return switch (e.kind()) {
                case REFUSED, UNSUITABLE, BAD_KEY -> Optional.empty();
                case RATE_LIMITED, OVERLOADED, TIMEOUT, TRANSIENT, UNKNOWN_OUTCOME -> throw new Problem.Unavailable("The provider cannot say it now");
            };
        }
    }
}
