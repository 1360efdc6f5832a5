package com.aiponge.storage.sweep;

import com.aiponge.runtime.data.Database;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears away what nobody uses: files without references, objects without files, and what crashed writers left. */
public final class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    /** A file without references is orphaned after a day (contract 21.3), and deleted when nobody wants it back for another one. */
    static final Duration ORPHANED_AFTER = Duration.ofHours(24);
    static final Duration DELETED_AFTER = Duration.ofHours(48);
    /** Longer than any upload takes: a listener lets 100 MiB trickle in for three and a half hours. */
    static final Duration LOOSE = Duration.ofHours(4);
    private static final int BATCH = 100;

    private final Database database;
    private final SweepStore store;
    private final ObjectStore objects;
    private final Clock clock;

    public Sweeper(Database database, ObjectStore objects, Clock clock) {
        this.database = database;
        this.store = new SweepStore(database);
        this.objects = objects;
        this.clock = clock;
    }

    /** One round; what is left after it waits for the next. */
    public void sweep() {
        Instant now = clock.instant();
        long orphaned = store.orphan(now.minus(ORPHANED_AFTER), now, BATCH);
        long deleted = store.discard(now.minus(DELETED_AFTER), now, BATCH);
        int loose = deleteLoose(now.minus(LOOSE));
        int unfinished = objects.discardUnfinished(now.minus(LOOSE));
        if (orphaned + deleted + loose + unfinished > 0) {
            LOG.atInfo().addKeyValue("orphaned", orphaned).addKeyValue("deleted", deleted).addKeyValue("loose", loose)
                    .addKeyValue("unfinished", unfinished).log("swept");
        }
    }

    private int deleteLoose(Instant before) {
        return database.transaction(() -> {
            List<ObjectKey> keys = store.lockLoose(before, BATCH);
            objects.deleteAll(keys);
            store.forget(keys);
            return keys.size();
        });
    }
}
