package com.aiponge.storage.move;

import com.aiponge.storage.object.Listed;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store's objects below one prefix, in the order of their keys, taken a stretch at a time. For one thread. */
final class ListWalk {
    private static final int PAGE = 1_000;

    private final ObjectStore store;
    private final String prefix;
    private final Patience patience;
    private final Deque<Listed> ahead = new ArrayDeque<>();
    private ObjectKey last;
    private boolean ended;

    ListWalk(ObjectStore store, String prefix, Patience patience) {
        this.store = store;
        this.prefix = prefix;
        this.patience = patience;
    }

    /** Sizes of the objects from where the last stretch ended, up to this key; null for all that are left. */
    Map<ObjectKey, Long> upTo(ObjectKey end) {
        Map<ObjectKey, Long> stretch = new HashMap<>();
        while (fill() && (end == null || ahead.getFirst().key().compareTo(end) <= 0)) {
            Listed one = ahead.removeFirst();
            stretch.put(one.key(), one.size());
        }
        return stretch;
    }

    private boolean fill() {
        if (ahead.isEmpty() && !ended) {
            List<Listed> page = patience.with(() -> store.list(prefix, last, PAGE));
            ahead.addAll(page);
            last = page.isEmpty() ? last : page.getLast().key();
            ended = page.size() < PAGE;
        }
        return !ahead.isEmpty();
    }
}
