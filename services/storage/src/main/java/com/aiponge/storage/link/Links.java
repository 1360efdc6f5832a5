package com.aiponge.storage.link;

import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.Linked;
import com.aiponge.storage.object.ObjectKey;
import java.util.Optional;

/** Addresses at which clients fetch objects from the store or from a CDN before it. Thread-safe. */
@FunctionalInterface
public interface Links {
    /** The service passes every byte on itself. */
    Links NONE = (key, link) -> Optional.empty();

    Optional<Linked> to(ObjectKey key, Link link);
}
