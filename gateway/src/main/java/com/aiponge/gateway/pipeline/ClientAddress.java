package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.identity.TrustedProxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Where the request comes from; {@code X-Forwarded-For} counts only from configured proxies (0.3, rule 5). */
final class ClientAddress implements Step {
    private final TrustedProxies proxies;

    ClientAddress(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public boolean pass(Exchange exchange) {
        InetAddress peer = peer(exchange.request().remotePeer().address());
        InetAddress client = proxies.isEmpty() ? peer : proxies.client(peer, exchange.request().headers().contains(Names.FORWARDED_FOR)
                ? exchange.request().headers().get(Names.FORWARDED_FOR).allValues() : null);
        exchange.clientAddress(client.getHostAddress());
        return true;
    }

    private static InetAddress peer(SocketAddress address) {
        return ((InetSocketAddress) address).getAddress();
    }
}
