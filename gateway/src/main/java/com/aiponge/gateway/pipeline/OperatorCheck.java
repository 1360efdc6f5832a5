package com.aiponge.gateway.pipeline;

import com.aiponge.crypto.Secrets;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.settings.Cidr;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Operators: a token, or a caller on the management network, which is loopback by default. */
final class OperatorCheck {
    private static final List<Cidr> LOOPBACK = List.of(Cidr.of("127.0.0.0/8"), Cidr.of("::1/128"));

    private final byte[] token;
    private final List<Cidr> network;

    /** @param token null when there is none */
    OperatorCheck(String token, List<Cidr> network) {
        this.token = token == null ? null : ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.network = network;
    }

    void require(Exchange exchange) {
        String header = exchange.header(HeaderNames.AUTHORIZATION);
        boolean known = header != null && token != null && Secrets.sameBytes(token, header.getBytes(StandardCharsets.UTF_8));
        if (!known && !onNetwork(exchange)) {
            throw UserToken.refused("This is for operators", header == null ? "token_missing" : "token_invalid");
        }
    }

    /** A request that came through a proxy we do not know may come from anywhere, whatever address the proxy itself has. */
    private boolean onNetwork(Exchange exchange) {
        String address = exchange.clientAddress();
        boolean inside = LOOPBACK.stream().anyMatch(block -> block.contains(address)) || network.stream().anyMatch(block -> block.contains(address));
        boolean direct = !exchange.request().headers().contains(Names.FORWARDED_FOR)
                && !exchange.request().headers().contains(HeaderNames.FORWARDED);
        return inside && direct;
    }
}
