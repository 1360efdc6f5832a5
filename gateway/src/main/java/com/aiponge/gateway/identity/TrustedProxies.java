package com.aiponge.gateway.identity;

import com.aiponge.runtime.settings.Cidr;
import java.net.InetAddress;
import java.util.List;

/** The proxies in front of us, by address block: only their word about the client counts. Immutable. */
public final class TrustedProxies {
    private final List<Cidr> blocks;

    public TrustedProxies(List<Cidr> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /**
     * The last address of the chain that is not one of our proxies: what stands left of it could be anybody's invention.
     *
     * @param forwarded values of {@code X-Forwarded-For} in their order
     */
    public InetAddress client(InetAddress peer, List<String> forwarded) {
        InetAddress client = peer;
        String[] chain = String.join(",", forwarded).split(",");
        for (int i = chain.length - 1; i >= 0 && trusts(client); i--) {
            InetAddress named = literal(chain[i].strip());
            if (named == null) {
                return client;
            }
            client = named;
        }
        return client;
    }

    private boolean trusts(InetAddress address) {
        for (Cidr block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
