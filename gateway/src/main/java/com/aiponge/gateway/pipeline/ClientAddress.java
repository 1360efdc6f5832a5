package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.identity.TrustedProxies;
import io.helidon.http.Headers;
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
        exchange.clientAddress(of(exchange.request().remotePeer().address(), exchange.request().headers()));
        return true;
    }

    String of(SocketAddress connected, Headers headers) {
        InetAddress peer = ((InetSocketAddress) connected).getAddress();
        InetAddress client = proxies.isEmpty() || !headers.contains(Names.FORWARDED_FOR)
                ? peer : proxies.client(peer, headers.get(Names.FORWARDED_FOR).allValues());
        return client.getHostAddress();
    }
}
