package com.aiponge.user.journal;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Problem;
import com.aiponge.user.book.Books;
import com.aiponge.user.safety.Reader;
import com.aiponge.user.safety.Risk;
import com.aiponge.user.safety.Safety;
import com.aiponge.user.search.BatchSearch;
import com.aiponge.user.search.Position;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What people write, read back and find again. */
public final class Journal {
    private static final EntryFilter ALL = new EntryFilter(null, null, false, null, null, null, null);
    private static final int RECENT = 10;
    private static final int MOST_SEARCHED = 5000;

    private final Database database;
    private final EntryStore store;
    private final EntrySeal seal;
    private final BatchSearch<StoredEntry> search;
    private final Books books;
    private final Pictures pictures;
    private final Safety safety;
    private final Outbox outbox;
    private final Clock clock;

    public Journal(Database database, FieldCipher cipher, Books books, Pictures pictures, Safety safety, Outbox outbox, Clock clock) {
        this.database = database;
        this.store = new EntryStore(database);
        this.seal = new EntrySeal(cipher);
        this.search = new BatchSearch<>(MOST_SEARCHED, row -> seal.content(row) + "\n" + seal.details(row).words(), StoredEntry::place);
        this.books = books;
        this.pictures = pictures;
        this.safety = safety;
        this.outbox = outbox;
        this.clock = clock;
    }

    public int count(UUID userId) {
        return Math.toIntExact(store.count(userId, ALL));
    }

    /** Keeps an entry whatever it says, and answers it with help when it worries. {@code picture} is a checked file, or null. */
    Entry write(UUID userId, NewEntry entry, UUID picture, Reader reader) {
        Risk risk = safety.assess(entry.content() + "\n" + entry.details().words());
        StoredEntry sealed = sealed(userId, entry, risk);
        return database.transaction(() -> {
            StoredEntry row = file(sealed, Target.of(entry), reader.language());
            safety.flag(userId, "entry", row.id(), risk);
            List<EntryImage> images = picture == null ? List.of() : List.of(pictures.add(row.id(), userId, picture, row.createdAt()));
            outbox.libraryChanged(userId, "entry", "created", row.id());
            return Entry.of(row, entry.content(), entry.details(), images, safety.note(risk, reader));
        });
    }

    Page<Entry> list(UUID userId, EntryFilter filter, PageRequest request) {
        Page<StoredEntry> page = filter.isSearch()
                ? search.find(filter.search(), (after, limit) -> store.newest(userId, filter, after, 0, limit), request)
                : Page.of(store.newest(userId, filter, Position.of(request), request.offset(), request.fetch()),
                        store.count(userId, filter), request, row -> row.place().key());
        Map<UUID, List<EntryImage>> images = images(page.items());
        return page.map(row -> shown(row, images.getOrDefault(row.id(), List.of())));
    }

    /** The first entries of a chapter, in its order. */
    public List<Entry> ofChapter(UUID userId, UUID chapterId, int limit) {
        List<StoredEntry> rows = store.ofChapter(userId, chapterId, limit);
        Map<UUID, List<EntryImage>> images = images(rows);
        return rows.stream().map(row -> shown(row, images.getOrDefault(row.id(), List.of()))).toList();
    }

    Entry read(UUID userId, UUID id) {
        StoredEntry row = own(userId, id);
        return shown(row, pictures.of(List.of(id)).getOrDefault(id, List.of()));
    }

    /** What a song is made from. */
    SongSource songSource(UUID userId, UUID id) {
        StoredEntry row = own(userId, id);
        return SongSource.of(row, seal.content(row), seal.details(row), pictures.files(id));
    }

    /** The themes of the newest entries, each once, newest first. */
    public List<String> recentThemes(UUID userId) {
        Set<String> themes = new LinkedHashSet<>();
        store.newest(userId, ALL, null, 0, RECENT).forEach(row -> themes.addAll(seal.details(row).themes()));
        return List.copyOf(themes);
    }

    private StoredEntry sealed(UUID userId, NewEntry entry, Risk risk) {
        UUID id = Ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant date = entry.userDate() == null ? now : entry.userDate().truncatedTo(ChronoUnit.MILLIS);
        return new StoredEntry(id, userId, null, null, entry.type(), seal.content(entry.content(), id, userId),
                seal.details(entry.details(), id, userId), entry.sortOrder(), null, entry.isPrivate(), "pending",
                risk.level().wireName(), date, 1, now, now);
    }

    private StoredEntry file(StoredEntry entry, Target target, String language) {
        Optional<StoredEntry> filed = store.add(entry, target);
        if (filed.isPresent()) {
            return filed.get();
        }
        if (target.isDefault()) {
            books.openDefault(entry.userId(), language);
        } else if (target.isBookmarks()) {
            books.openBookmarks(entry.userId(), language);
        } else {
            throw refusal(entry.userId(), target);
        }
        return store.add(entry, target).orElseThrow();
    }

    private Problem refusal(UUID userId, Target target) {
        return store.isReadOnly(userId, target)
                ? new Problem.Forbidden("READ_ONLY", "Nothing can be added to this book")
                : new Problem.NotFound();
    }

    private Entry shown(StoredEntry row, List<EntryImage> images) {
        return Entry.of(row, seal.content(row), seal.details(row), images, null);
    }

    private Map<UUID, List<EntryImage>> images(List<StoredEntry> rows) {
        return pictures.of(rows.stream().map(StoredEntry::id).toList());
    }

    private StoredEntry own(UUID userId, UUID id) {
        return store.find(id, userId).orElseThrow(Problem.NotFound::new);
    }
}
