package com.aiponge.storage.object;

import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where the bytes of files are: objects by name, each written whole or not at all. Keys are made by the service, never by a client.
 * A store that is full, gone or failing is {@code Problem.Unavailable}. Thread-safe.
 */
public interface ObjectStore {

    /**
     * Writes an object from a stream, which is never held whole. When this returns the object is whole and durable; when it throws there is
     * nothing, or still what was there before. What reading {@code content} throws is thrown on unchanged (an IOException unchecked).
     *
     * @throws ObjectRefused.Exists when the key is taken and the mode is to create
     */
    Written put(NewObject object, InputStream content);

    Optional<ObjectInfo> head(ObjectKey key);

    /**
     * Opens an object, or a part of it. Empty when there is none.
     *
     * @throws ObjectRefused.ConditionFailed see {@link Wanted}; decided before the range
     * @throws ObjectRefused.NoSuchRange     when the range begins behind the end
     */
    Optional<ObjectContent> get(ObjectKey key, Wanted wanted);

    /** Afterwards there is no such object, whether there was one or not. Readers that have it open go on. */
    void delete(ObjectKey key);

    /** As {@link #delete} for each. */
    void deleteAll(Collection<ObjectKey> keys);

    /**
     * Objects whose keys begin with {@code prefix}, in the order of their keys.
     *
     * @param after only keys behind this one; null from the beginning
     * @param limit 1 to 1,000
     */
    List<Listed> list(String prefix, ObjectKey after, int limit);

    /** Copies bytes inside the store, replacing what is there; the copy is described anew. Empty when there is no source. */
    Optional<ObjectInfo> copy(ObjectKey from, ObjectKey to, Description description);

    /** An address at which a client can fetch the object from the store itself; empty when the service has to pass the bytes on. */
    Optional<Linked> link(ObjectKey key, Link link);

    /** Throws away what crashed writers left before that moment. @return how many leftovers there were */
    int discardUnfinished(Instant before);

    /** Whether objects can be written now. */
    boolean ready();
}
