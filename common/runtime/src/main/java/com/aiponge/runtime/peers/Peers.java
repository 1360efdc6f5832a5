package com.aiponge.runtime.peers;

import com.aiponge.runtime.ServiceName;

/** The other services, over signed HTTP: deadline, bulkhead, breaker, retry budget, signature. Thread-safe. */
public interface Peers {

    /** A call to be filled in and sent. {@code path} is the raw path, such as {@code /internal/v1/users/…/song-context}. */
    PeerCall get(ServiceName peer, String path);

    PeerCall post(ServiceName peer, String path);

    PeerCall put(ServiceName peer, String path);

    PeerCall patch(ServiceName peer, String path);

    PeerCall delete(ServiceName peer, String path);
}
