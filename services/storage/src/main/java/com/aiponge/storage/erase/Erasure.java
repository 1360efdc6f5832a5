package com.aiponge.storage.erase;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Database;
import com.aiponge.storage.file.FileRemoval;
import com.aiponge.storage.file.FileRow;
import com.aiponge.storage.object.Listed;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Removes everything of a person: rows, objects, and objects that no row knows. Repeatable, and to be repeated until nothing remains. From the
 * first step on nothing is recorded for that person any more, so that what is still on its way does not come back. Thread-safe.
 */
public final class Erasure {
    private static final int BATCH = 100;
    /** Below what the caller waits for. */
    private static final Duration LONGEST = Duration.ofSeconds(6);

    private final ErasureStore store;
    private final FileRemoval removal;
    private final ObjectStore objects;
    private final Clock clock;

    public Erasure(Database database, FileRemoval removal, ObjectStore objects, Clock clock) {
        this.store = new ErasureStore(database);
        this.removal = removal;
        this.objects = objects;
        this.clock = clock;
    }

    Erased erase(UUID user) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Map<String, Long> deleted = new LinkedHashMap<>();
        store.close(user);
        files(user, end, deleted);
        objects(user, end, deleted);
        deleted.put("file_references", store.forgetUses(user, clock.instant()));
        deleted.put("loose_objects", store.forgetLoose(prefix(user)));
        deleted.put("idempotency_keys", store.forgetKeys(user));
        deleted.put("file_counts", store.forgetCounts(user));
        Instant completed = clock.instant();
        return new Erased(ServiceName.STORAGE.wireName(), deleted, store.remaining(user) + (hasObjects(user) ? 1 : 0), completed);
    }

    private void files(UUID user, long end, Map<String, Long> deleted) {
        long files = 0;
        long count = 0;
        List<FileRow> batch = store.files(user, BATCH);
        while (!batch.isEmpty() && System.nanoTime() < end) {
            List<ObjectKey> keys = removal.loosen(batch);
            removal.discard(keys);
            files += batch.size();
            count += keys.size();
            batch = store.files(user, BATCH);
        }
        deleted.put("files", files);
        deleted.put("objects", count);
    }

    /** What stands under the person's prefix though no row says so: left by crashes, or on its way. */
    private void objects(UUID user, long end, Map<String, Long> deleted) {
        List<Listed> found = objects.list(prefix(user), null, BATCH);
        while (!found.isEmpty() && System.nanoTime() < end) {
            objects.deleteAll(found.stream().map(Listed::key).toList());
            deleted.merge("objects", (long) found.size(), Long::sum);
            found = objects.list(prefix(user), null, BATCH);
        }
    }

    private boolean hasObjects(UUID user) {
        return !objects.list(prefix(user), null, 1).isEmpty();
    }

    private static String prefix(UUID user) {
        return "user/" + user + "/";
    }
}
