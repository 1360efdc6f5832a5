package com.aiponge.storage.move;

import com.aiponge.runtime.data.Database;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Copies what rows promise from one store to another, while the service works. The rows and the new store's list are walked side by side, so a
 * repeat copies only what is lacking, and a walk that was killed needs no memory of where it was. What is copied is claimed before and looked at
 * again afterwards: a file that was deleted in between does not come back.
 */
final class StoreMove {
    /** Where files are, see {@code ObjectKeys}. Each ends before its last character's successor. */
    private static final List<String> AREAS = List.of("public/", "user/");
    private static final int PAGE = 500;
    private static final int AT_ONCE = 16;

    private final MoveStore rows;
    private final ObjectStore to;
    private final ObjectCopy copy;
    private final Patience patience;
    private final Clock clock;
    private final Progress progress;
    private final boolean dry;

    /** @param dry nothing is changed */
    StoreMove(Database database, ObjectStore to, ObjectCopy copy, Patience patience, Clock clock, Progress progress, boolean dry) {
        this.rows = new MoveStore(database);
        this.to = to;
        this.copy = copy;
        this.patience = patience;
        this.clock = clock;
        this.progress = progress;
        this.dry = dry;
    }

    /** @throws com.aiponge.runtime.http.Problem.Unavailable when a store or the database stays away; what was copied stays copied */
    MoveReport run() {
        MoveReport report = new MoveReport();
        if (!dry) {
            clearInterrupted();
        }
        MoveStore.Extent extent = rows.extent();
        progress.begin(extent.objects(), extent.bytes());
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            AREAS.forEach(area -> walk(area, workers, report));
        }
        return report;
    }

    private void walk(String area, ExecutorService workers, MoveReport report) {
        String end = area.substring(0, area.length() - 1) + (char) ('/' + 1);
        ListWalk list = new ListWalk(to, area, patience);
        String after = area;
        while (true) {
            // First the rows, then the list: an object is there before its row is.
            List<Promised> page = MoveStore.promised(rows.page(after, end, PAGE));
            if (page.isEmpty()) {
                report.addUnknown(unknown(list.upTo(null).keySet()));
                return;
            }
            Map<ObjectKey, Long> there = new HashMap<>(list.upTo(page.getLast().key()));
            settle(page, there, workers, report);
            page.forEach(object -> there.remove(object.key()));
            report.addUnknown(unknown(there.keySet()));
            after = page.getLast().fileKey().text();
        }
    }

    private long unknown(Collection<ObjectKey> keys) {
        return keys.isEmpty() ? 0 : rows.unknown(keys);
    }

    private void settle(List<Promised> page, Map<ObjectKey, Long> there, ExecutorService workers, MoveReport report) {
        List<Promised> doubtful = new ArrayList<>();
        for (Promised object : page) {
            if (copy.isDoubtful(object, there.get(object.key()))) {
                doubtful.add(object);
            } else {
                report.add(object, Outcome.THERE);
                progress.done(1, object.size());
            }
        }
        if (!doubtful.isEmpty()) {
            Map<Promised, Outcome> outcomes = dry
                    ? eachOf(doubtful, workers, object -> copy.wouldBe(object, there.get(object.key()))) : copied(doubtful, there, workers);
            outcomes.forEach(report::add);
        }
    }

    private Map<Promised, Outcome> copied(List<Promised> doubtful, Map<ObjectKey, Long> there, ExecutorService workers) {
        List<ObjectKey> keys = doubtful.stream().map(Promised::key).toList();
        rows.claim(doubtful, clock.instant());
        Map<Promised, Outcome> outcomes = eachOf(doubtful, workers, object -> copy.copy(object, there.get(object.key())));
        Set<ObjectKey> files = rows.files(doubtful.stream().map(Promised::fileKey).distinct().toList());
        outcomes.replaceAll((object, outcome) -> files.contains(object.fileKey()) ? outcome : Outcome.GONE);
        to.deleteAll(doubtful.stream().filter(object -> outcomes.get(object) == Outcome.GONE).map(Promised::key).toList());
        rows.release(keys);
        return outcomes;
    }

    private Map<Promised, Outcome> eachOf(List<Promised> objects, ExecutorService workers, Function<Promised, Outcome> work) {
        Map<Promised, Future<Outcome>> running = new LinkedHashMap<>();
        for (Promised object : objects) {
            running.put(object, workers.submit(() -> {
                Outcome outcome = work.apply(object);
                progress.done(1, object.size());
                return outcome;
            }));
        }
        Map<Promised, Outcome> outcomes = new LinkedHashMap<>();
        running.forEach((object, future) -> outcomes.put(object, result(future)));
        return outcomes;
    }

    /** What a walk that was killed had claimed: a copy of a file that is gone by now must go too. Keys are never used twice. */
    private void clearInterrupted() {
        for (List<MoveStore.Claim> claims = rows.claims(PAGE); !claims.isEmpty(); claims = rows.claims(PAGE)) {
            Set<ObjectKey> files = rows.files(new HashSet<>(claims.stream().map(MoveStore.Claim::fileKey).toList()));
            to.deleteAll(claims.stream().filter(claim -> !files.contains(claim.fileKey())).map(MoveStore.Claim::key).toList());
            rows.release(claims.stream().map(MoveStore.Claim::key).toList());
        }
    }

    private static Outcome result(Future<Outcome> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
