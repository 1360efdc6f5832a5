package com.aiponge.music.song;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.music.lyrics.LyricsStore;
import com.aiponge.music.peers.Accounts;
import com.aiponge.music.peers.StoredFiles;
import com.aiponge.music.sealed.SealedJson;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.jobs.Jobs;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes orders for songs and tells how they are doing. */
final class Songs {
    /** From the order to the end (contract 0.11). */
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final int MOST_ACTIVE = 20;
    private final SongStore store;
    private final LyricsStore lyrics;
    private final Accounts accounts;
    private final StoredFiles files;
    private final Jobs jobs;
    private final FieldCipher cipher;
    private final SealedJson<SongOrder> orders;
    private final SongView view;
    private final WaitEstimate waits;
    private final Clock clock;

    Songs(SongStore store, LyricsStore lyrics, Accounts accounts, StoredFiles files, Jobs jobs, FieldCipher cipher, SongView view,
          WaitEstimate waits, Clock clock) {
        this.store = store;
        this.lyrics = lyrics;
        this.accounts = accounts;
        this.files = files;
        this.jobs = jobs;
        this.cipher = cipher;
        this.orders = orders(cipher);
        this.view = view;
        this.waits = waits;
        this.clock = clock;
    }

    static SealedJson<SongOrder> orders(FieldCipher cipher) {
        return new SealedJson<>(cipher, "song_jobs", "input", SongOrder.class);
    }

    /**
     * An order whose sources are readable and whose credits are reserved.
     *
     * @param reservation null for staff, who do not pay
     * @param safety      what to tell the writer, or null
     */
    record Prepared(UUID user, boolean staff, SongOrder order, Accounts.Reservation reservation, JsonNode safety) {
    }

    /**
     * Everything that asks other services, before the transaction; the same operation never reserves twice.
     *
     * @param repeated the operation may have been tried before
     */
    Prepared prepare(UUID user, boolean staff, UUID operation, boolean repeated, SongInput input, String language) {
        checkSources(user, input);
        UUID picture = input.artworkUrl() == null ? null : files.picture(user, input.artworkUrl());
        String screened = input.entryContent() != null ? input.entryContent() : input.entryId() == null && picture == null ? input.sourceText() : null;
        Accounts.Assessment found = screened == null || input.lyricsId() != null ? null : accounts.assess(user, screened, language);
        SongOrder order = new SongOrder(input, found == null ? null : found.level(), picture, language);
        Accounts.Reservation reservation = staff ? null : reserve(user, operation, repeated);
        JsonNode safety = found == null || found.safety() == null || found.safety().isNull() ? null : found.safety();
        return new Prepared(user, staff, order, reservation, safety);
    }

    /** Records the job in the transaction that is open. */
    Accepted accept(Prepared prepared) {
        UUID id = Ids.next();
        UUID user = prepared.user();
        Instant now = clock.instant();
        String title = cipher.encrypt(prepared.order().input().title(), SongView.titleOf(id, user));
        int reserved = prepared.reservation() == null ? 0 : prepared.reservation().amount();
        store.insert(new JobRow(id, user, prepared.order().input().entryId(), "queued", "queued", 0, prepared.staff() ? "shared" : "personal",
                orders.seal(id, user, prepared.order()), title, null, null, null, Ids.next(), prepared.order().pictureId(), false, null, null, null, null,
                null, prepared.reservation() == null ? null : prepared.reservation().reservationId(), reserved, 0, false, null, now, now.plus(DEADLINE),
                now, now, null, null, null));
        int position = store.queued();
        jobs.submit(SongPipeline.KIND, id);
        return new Accepted(id, id, "queued", position, waits.seconds(), reserved, null, prepared.safety());
    }

    /** After {@link #accept} failed: the credits go back, unless a job has them; failing that the reservation expires by itself. */
    void abandon(Prepared prepared) {
        if (prepared.reservation() == null) {
            return;
        }
        UUID reservation = prepared.reservation().reservationId();
        try {
            if (!store.knowsReservation(reservation)) {
                accounts.cancel(prepared.user(), reservation, "order failed");
            }
        } catch (Problem e) {
            // The first failure is what the caller must hear of; an unused reservation ends by itself.
            return;
        }
    }

    SongJob job(UUID user, UUID id, String language) {
        return store.own(user, id).map(row -> view.of(row, language)).orElseThrow(Problem.NotFound::new);
    }

    List<SongJob> active(UUID user, String language) {
        return store.active(user, MOST_ACTIVE).stream().map(row -> view.of(row, language)).toList();
    }

    /** A reservation of an attempt that failed, or whose answer is forgotten, is closed: then a further one is made, again the same for every repeat. */
    private Accounts.Reservation reserve(UUID user, UUID operation, boolean repeated) {
        UUID current = operation;
        while (true) {
            Accounts.Reservation reservation = accounts.reserveSong(current, user);
            if (!repeated) {
                return reservation;
            }
            try {
                accounts.renew(user, reservation.reservationId());
                return reservation;
            } catch (Problem closed) {
                if (closed.status() != 409) {
                    throw closed;
                }
                current = Ids.named(current, "again");
            }
        }
    }

    private void checkSources(UUID user, SongInput input) {
        UUID chapter = null;
        if (input.entryId() != null) {
            chapter = accounts.entry(user, input.entryId()).chapterId();
        }
        if (input.sourceText() != null && input.sourceEntryId() != null && !input.sourceEntryId().equals(input.entryId())) {
            accounts.entry(user, input.sourceEntryId());
        }
        if (input.lyricsId() != null && lyrics.own(user, input.lyricsId()).isEmpty()) {
            throw new Problem.NotFound();
        }
        if (input.chapterId() != null && !input.chapterId().equals(chapter)) {
            accounts.chapter(user, input.chapterId());
        }
    }
}
