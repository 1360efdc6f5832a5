package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.vendor.Commission;
import com.aiponge.aiconfig.vendor.SongState;
import com.aiponge.aiconfig.vendor.SongVendor;
import com.aiponge.crypto.Ids;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.jobs.Jobs;
import com.aiponge.runtime.peers.Peers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** Brings a finished song from its vendor into storage, and ends the task. */
final class Delivery {
    private static final Duration UPLOAD = Duration.ofSeconds(120);
    private static final Set<Integer> LASTING = Set.of(400, 402, 403, 404, 409, 413, 415, 422);

    private final Database database;
    private final TaskStore store;
    private final Peers peers;
    private final Jobs jobs;
    private final Outbox outbox;
    private final Slots slots;
    private final Waiters waiters;
    private final Clock clock;

    Delivery(Database database, TaskStore store, Peers peers, Jobs jobs, Outbox outbox, Slots slots, Waiters waiters, Clock clock) {
        this.database = database;
        this.store = store;
        this.peers = peers;
        this.jobs = jobs;
        this.outbox = outbox;
        this.slots = slots;
        this.waiters = waiters;
        this.clock = clock;
    }

    /** @param task the vendor's id */
    record Finished(String task, Commission commission, SongState.Ready state) {
    }

    /** Fetches now, or when one of the vendor's slots in this process is free. */
    Jobs.Outcome fetch(TaskRow row, Finished song, SongVendor vendor) {
        int place = slots.take(row.adapter(), vendor.audiosAtOnce(), row.id());
        if (place > 0) {
            return Jobs.again(Duration.ofSeconds(Math.min(30, 1 + place / vendor.audiosAtOnce())));
        }
        try {
            UUID file = upload(row, song, vendor);
            succeed(row, song.state(), file);
            return Jobs.done();
        } catch (Problem e) {
            if (LASTING.contains(e.status())) {
                return fail(row, TaskError.STORAGE_FAILED);
            }
            throw e;
        } finally {
            slots.release(row.adapter()).ifPresent(next -> jobs.wake(MusicTasks.KIND, next));
        }
    }

    private UUID upload(TaskRow row, Finished song, SongVendor vendor) {
        try (InputStream audio = vendor.audio(song.task(), song.commission(), () -> !clock.instant().isBefore(row.deadlineAt()))) {
            return UUID.fromString(peers.post(ServiceName.STORAGE, "/internal/v1/files").about(row.userId())
                    .query("operationId", Ids.named(row.id(), song.task())).query("ownerId", row.userId())
                    .query("category", "track").query("name", "song.mp3").query("visibility", "personal")
                    .within(UPLOAD).upload("audio/mpeg", audio).path("fileId").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void succeed(TaskRow row, SongState.Ready song, UUID file) {
        database.inTransaction(() -> {
            if (store.succeed(row.id(), file, song.durationSeconds(), song.clipId(), song.costMicros(), clock.instant())) {
                outbox.usage(new Outbox.Usage("ai.song", row.userId(), "songs", row.providerId(), row.model(), 0, 0, song.costMicros(), latency(row), true, null));
            }
            database.afterCommit(() -> waiters.ring(row.id()));
        });
    }

    Jobs.Outcome fail(TaskRow row, TaskError error) {
        slots.forget(row.adapter(), row.id());
        database.inTransaction(() -> {
            if (store.fail(row.id(), error.name(), clock.instant())) {
                outbox.usage(new Outbox.Usage("ai.song", row.userId(), "songs", row.providerId(), row.model(), null, null, 0L, latency(row), false, error.name()));
            }
            database.afterCommit(() -> waiters.ring(row.id()));
        });
        return Jobs.done();
    }

    private int latency(TaskRow row) {
        return Math.toIntExact(Duration.between(row.createdAt(), clock.instant()).toMillis());
    }
}
