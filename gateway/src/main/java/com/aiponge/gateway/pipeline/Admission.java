package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.identity.Visitor;
import com.aiponge.gateway.table.LimitClass;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.net.SocketAddress;

/** The pipeline's questions for a request that becomes another protocol and so does not pass the pipeline. */
public final class Admission {
    private final boolean maintenance;
    private final ClientAddress addresses;
    private final UserToken tokens;
    private final RateLimits limits;

    Admission(boolean maintenance, ClientAddress addresses, UserToken tokens, RateLimits limits) {
        this.maintenance = maintenance;
        this.addresses = addresses;
        this.tokens = tokens;
        this.limits = limits;
    }

    /** Who asks; null when the pipeline would refuse them. A ticket is not used up. */
    public Visitor admit(Headers headers, UriQuery query, SocketAddress peer) {
        boolean outdated = headers.contains(Names.CONTRACT_VERSION) && !ContractVersion.fits(headers.get(Names.CONTRACT_VERSION).get());
        if (maintenance || outdated) {
            return null;
        }
        String authorization = headers.contains(HeaderNames.AUTHORIZATION) ? headers.get(HeaderNames.AUTHORIZATION).get() : null;
        Visitor visitor = tokens.read(authorization, query.first("ticket").orElse(null)).visitor();
        boolean free = visitor != null && limits.take(LimitClass.API, visitor, addresses.of(peer, headers)).allowed();
        return free ? visitor : null;
    }

    /** Whether it is the ticket that says who asks. */
    public boolean usedTicket(Headers headers, String ticket) {
        return ticket != null && !headers.contains(HeaderNames.AUTHORIZATION);
    }
}
