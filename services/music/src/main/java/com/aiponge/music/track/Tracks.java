package com.aiponge.music.track;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.music.lyrics.LyricsText;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The caller's library of tracks. */
public final class Tracks {
    /** Search decrypts at most so many of the caller's own rows, newest first. */
    private static final int SCAN_CAP = 5_000;
    private static final int SCAN_BATCH = 500;
    private final TrackStore store;
    private final TrackView view;
    private final Creators creators;
    private final LyricsText lyrics;
    private final Clock clock;

    public Tracks(TrackStore store, TrackView view, Creators creators, FieldCipher cipher, Clock clock) {
        this.store = store;
        this.view = view;
        this.creators = creators;
        this.lyrics = new LyricsText(cipher);
        this.clock = clock;
    }

    Page<Track> own(UUID user, TrackFilter filter, PageRequest page) {
        if (!filter.bySql()) {
            return scan(user, filter, page);
        }
        List<TrackRow> rows = store.own(user, clock.instant(), filter.language(), filter.sort(), page);
        long total = store.countOwn(user, clock.instant(), filter.language());
        return Page.of(rows, total, page, row -> List.of(filter.sort().key(row), row.id().toString())).map(row -> view.of(row, user));
    }

    /** With its lyrics. @throws Problem.NotFound for unknown and hidden ones alike */
    Track one(UUID id, UUID caller, boolean admin) {
        TrackStore.WithLyrics found = find(id, caller, admin, creators.known(caller).orElse(List.of()))
                .or(() -> creators.known(caller).isPresent() ? Optional.empty() : find(id, caller, admin, creators.of(caller)))
                .orElseThrow(Problem.NotFound::new);
        TrackRow track = found.track();
        if (track.lyricsId() == null) {
            return view.of(track, caller);
        }
        return view.of(track, caller, new TrackView.Extra(null, null,
                lyrics.words(track.lyricsId(), found.lyricsOwner(), found.lyricsSealed()).content(),
                lyrics.lines(track.lyricsId(), found.lyricsOwner(), found.syncedLines())));
    }

    private Optional<TrackStore.WithLyrics> find(UUID id, UUID caller, boolean admin, List<UUID> visible) {
        return store.visible(id, caller, visible, admin, clock.instant());
    }

    private Page<Track> scan(UUID user, TrackFilter filter, PageRequest page) {
        List<TrackRow> matching = matching(user, filter);
        int from = page.continues() ? placeAfter(matching, page.after().getLast()) : Math.min(page.offset(), matching.size());
        List<TrackRow> rows = matching.subList(from, Math.min(matching.size(), from + page.fetch()));
        // The cursor of a search names the last row only: a title would be the owner's words in a URL.
        return Page.of(rows, matching.size(), page, row -> List.of(row.id().toString())).map(row -> view.of(row, user));
    }

    private List<TrackRow> matching(UUID user, TrackFilter filter) {
        TrackSort order = filter.sort() == TrackSort.TITLE ? TrackSort.NEWEST : filter.sort();
        List<TrackRow> matching = new ArrayList<>();
        PageRequest batch = new PageRequest(SCAN_BATCH - 1, 0, List.of(), "");
        for (int seen = 0; seen < SCAN_CAP; seen += SCAN_BATCH) {
            List<TrackRow> rows = store.own(user, clock.instant(), filter.language(), order, batch);
            rows.stream().filter(row -> filter.matches(view.words(row))).forEach(matching::add);
            if (rows.size() < SCAN_BATCH) {
                break;
            }
            TrackRow last = rows.getLast();
            batch = new PageRequest(SCAN_BATCH - 1, 0, List.of(order.key(last), last.id().toString()), "");
        }
        if (filter.sort() == TrackSort.TITLE) {
            matching.sort(Comparator.comparing((TrackRow row) -> TrackFilter.folded(view.words(row).title())).thenComparing(TrackRow::id));
        }
        return matching;
    }

    private static int placeAfter(List<TrackRow> rows, String id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id().toString().equals(id)) {
                return i + 1;
            }
        }
        throw new Problem.Invalid("INVALID_CURSOR", "The row this page ended with is gone");
    }
}
