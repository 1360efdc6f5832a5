package com.aiponge.runtime.peers;

import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.Settings;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** The other services of one service, each over its own {@link PeerLink}. */
public final class HttpPeers implements Peers {
    private final Map<ServiceName, PeerLink> links = new EnumMap<>(ServiceName.class);
    private final Clock clock;

    public HttpPeers(Settings settings, MessageSigner signer, Clock clock) {
        this.clock = clock;
        for (ServiceName peer : ServiceName.values()) {
            if (peer != ServiceName.GATEWAY) {
                links.put(peer, new PeerLink(peer, PeerAddress.of(peer, settings), signer, clock));
            }
        }
    }

    /** The link itself, for callers that pass requests on. */
    public PeerLink link(ServiceName peer) {
        return links.get(peer);
    }

    @Override
    public PeerCall get(ServiceName peer, String path) {
        return call(peer, "GET", path);
    }

    @Override
    public PeerCall post(ServiceName peer, String path) {
        return call(peer, "POST", path);
    }

    @Override
    public PeerCall put(ServiceName peer, String path) {
        return call(peer, "PUT", path);
    }

    @Override
    public PeerCall patch(ServiceName peer, String path) {
        return call(peer, "PATCH", path);
    }

    @Override
    public PeerCall delete(ServiceName peer, String path) {
        return call(peer, "DELETE", path);
    }

    private PeerCall call(ServiceName peer, String method, String path) {
        return new HttpPeerCall(links.get(peer), clock, method, path);
    }
}
