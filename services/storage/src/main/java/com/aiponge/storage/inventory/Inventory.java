package com.aiponge.storage.inventory;

import com.aiponge.runtime.data.Database;
import com.aiponge.storage.file.FileRow;
import com.aiponge.storage.file.FileStore;
import com.aiponge.storage.object.Listed;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares rows and objects, from both sides, once a day: an object that no row knows is given to the sweeper; a row whose object is gone answers
 * as if it were unknown until the object is back, for instance from a backup; a picture without its thumbnail stands in for it. The sweeper does
 * without this as long as everything works; this finds what restored backups, other hands and lost disks leave.
 */
public final class Inventory {
    static final String OPEN = "public/";
    static final String OWN = "user/";
    private static final Logger LOG = LoggerFactory.getLogger(Inventory.class);
    private static final Duration EVERY = Duration.ofHours(24);
    /** As the sweeper: longer than any upload takes. */
    private static final Duration YOUNG = Duration.ofHours(4);
    private static final int PAGES = 20;
    /** So many missing or unknown at once, and more than half, look like another store or another database, not like lost files. */
    private static final int SUSPICIOUS = 20;

    private final InventoryStore store;
    private final FileStore files;
    private final ObjectStore objects;
    private final Clock clock;
    private final int page;

    public Inventory(Database database, ObjectStore objects, Clock clock) {
        this(database, objects, clock, 1_000);
    }

    Inventory(Database database, ObjectStore objects, Clock clock, int page) {
        this.store = new InventoryStore(database);
        this.files = new FileStore(database);
        this.objects = objects;
        this.clock = clock;
        this.page = page;
    }

    /** Some pages of the round that is under way, or of the next when it is time for one. */
    public void look() {
        Instant now = clock.instant();
        Place place = store.place().orElseGet(() -> Place.begin(now));
        if (place.finishedAt() != null) {
            if (now.isBefore(place.beganAt().plus(EVERY))) {
                return;
            }
            place = Place.begin(now);
        }
        for (int i = 0; i < PAGES && place.finishedAt() == null; i++) {
            place = next(place, now);
            store.keep(place);
        }
    }

    private Place next(Place place, Instant now) {
        String folder = place.after().startsWith(OPEN) ? OPEN : OWN;
        ObjectKey after = place.after().equals(folder) ? null : new ObjectKey(place.after());
        List<Listed> listed = objects.list(folder, after, page);
        boolean last = listed.size() < page;
        String end = last ? folder + "~" : listed.getLast().key().text();
        Set<ObjectKey> there = listed.stream().map(Listed::key).collect(Collectors.toSet());
        strays(listed, now);
        rows(place.after(), end, there, now);
        return !last ? place.at(end) : folder.equals(OPEN) ? place.at(OWN) : place.finished(now);
    }

    /** Objects that no row knows. One statement sees either the row or the loose key of an upload that ends just now. */
    private void strays(List<Listed> listed, Instant now) {
        Set<ObjectKey> unknown = listed.stream().filter(one -> one.modifiedAt().isBefore(now.minus(YOUNG))).map(Listed::key).collect(Collectors.toSet());
        store.files(unknown).forEach(file -> unknown.remove(file.key()));
        Set<ObjectKey> pictures = unknown.stream().flatMap(key -> Thumbs.pictures(key).stream()).collect(Collectors.toSet());
        store.files(pictures).forEach(file -> unknown.removeAll(file.objects()));
        unknown.removeAll(store.loose(unknown));
        if (isSuspicious(unknown.size(), listed.size())) {
            LOG.atError().addKeyValue("objects", unknown.size()).log("most objects have no file: is this the right database? nothing is changed");
        } else if (!unknown.isEmpty()) {
            files.loosen(List.copyOf(unknown), now);
            LOG.atWarn().addKeyValue("objects", unknown.size()).log("objects without a file are given to the sweeper");
        }
    }

    private void rows(String after, String end, Set<ObjectKey> there, Instant now) {
        String from = after;
        List<FileRow> batch = store.between(from, end, page);
        while (!batch.isEmpty()) {
            compare(batch, there, now);
            from = batch.getLast().key().text();
            batch = store.between(from, end, page);
        }
    }

    /** What is not in the list may have come since: only what is not there when it is asked for by name is gone. */
    private void compare(List<FileRow> rows, Set<ObjectKey> there, Instant now) {
        Set<UUID> gone = ids(rows.stream().filter(file -> !file.missing() && isGone(file.key(), there)).toList());
        if (isSuspicious(gone.size(), rows.size())) {
            LOG.atError().addKeyValue("files", gone.size()).log("most objects are not in the store: is this the right one? nothing is changed");
            return;
        }
        if (!gone.isEmpty()) {
            store.missing(gone, now);
            LOG.atError().addKeyValue("files", gone.size()).log("objects of files are gone");
        }
        store.found(ids(rows.stream().filter(file -> file.missing() && !isGone(file.key(), there)).toList()));
        store.withoutThumbnail(ids(rows.stream().filter(file -> !gone.contains(file.id()) && !file.missing() && file.thumbSize() != null
                && isGone(file.thumbKey(), there)).toList()));
    }

    private static boolean isSuspicious(int odd, int all) {
        return odd >= SUSPICIOUS && odd * 2 > all;
    }

    private boolean isGone(ObjectKey key, Set<ObjectKey> there) {
        return !there.contains(key) && objects.head(key).isEmpty();
    }

    private static Set<UUID> ids(List<FileRow> rows) {
        return rows.stream().map(FileRow::id).collect(Collectors.toSet());
    }
}
