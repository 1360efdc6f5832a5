package com.aiponge.runtime.peers;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.Addresses;
import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.settings.Settings;

/** Where a service is: its {@code <SERVICE>_SERVICE_URL}, else the platform's DNS name in production, else this machine. */
public final class PeerAddress {
    private PeerAddress() {
    }

    /** Base URL without a trailing slash. */
    public static String of(ServiceName peer, Settings settings) {
        String normal = settings.isProduction()
                ? "http://" + peer.wireName() + ":" + peer.port()
                : "http://127.0.0.1:" + (peer.port() + settings.get(Core.PORT_OFFSET));
        String url = settings.find(Addresses.service(peer)).orElse(normal);
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
