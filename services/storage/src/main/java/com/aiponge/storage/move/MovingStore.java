package com.aiponge.storage.move;

import com.aiponge.storage.object.Description;
import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.Linked;
import com.aiponge.storage.object.Listed;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectInfo;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectRefused;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.object.Wanted;
import com.aiponge.storage.object.Written;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Two stores while files move from one to the other: written to the new one, read from the old one where the new one lacks them, deleted from
 * both. Thread-safe.
 */
public final class MovingStore implements ObjectStore {
    private final ObjectStore now;
    private final ObjectStore before;

    public MovingStore(ObjectStore now, ObjectStore before) {
        this.now = now;
        this.before = before;
    }

    @Override
    public Written put(NewObject object, InputStream content) {
        if (object.mode() == NewObject.Mode.CREATE_ONLY && before.head(object.key()).isPresent()) {
            throw new ObjectRefused.Exists();
        }
        return now.put(object, content);
    }

    @Override
    public Optional<ObjectInfo> head(ObjectKey key) {
        return now.head(key).or(() -> before.head(key));
    }

    @Override
    public Optional<ObjectContent> get(ObjectKey key, Wanted wanted) {
        return now.get(key, wanted).or(() -> before.get(key, wanted));
    }

    /** The old store first: the other way round, a reader in between would find the object again. */
    @Override
    public void delete(ObjectKey key) {
        before.delete(key);
        now.delete(key);
    }

    @Override
    public void deleteAll(Collection<ObjectKey> keys) {
        before.deleteAll(keys);
        now.deleteAll(keys);
    }

    @Override
    public List<Listed> list(String prefix, ObjectKey after, int limit) {
        TreeMap<ObjectKey, Listed> both = new TreeMap<>();
        before.list(prefix, after, limit).forEach(one -> both.put(one.key(), one));
        now.list(prefix, after, limit).forEach(one -> both.put(one.key(), one));
        return both.values().stream().limit(limit).toList();
    }

    @Override
    public Optional<ObjectInfo> copy(ObjectKey from, ObjectKey to, Description description) {
        return now.copy(from, to, description).or(() -> before.get(from, Wanted.ALL).map(content -> {
            try (content) {
                return now.put(new NewObject(to, description, NewObject.Mode.REPLACE), content.body()).info();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** A client that is sent to a store must find the object there, so it is looked for, which costs one request while files move. */
    @Override
    public Optional<Linked> link(ObjectKey key, Link link) {
        return now.head(key).isPresent() ? now.link(key, link) : before.link(key, link);
    }

    @Override
    public int discardUnfinished(Instant moment) {
        return before.discardUnfinished(moment) + now.discardUnfinished(moment);
    }

    @Override
    public boolean ready() {
        return now.ready();
    }
}
