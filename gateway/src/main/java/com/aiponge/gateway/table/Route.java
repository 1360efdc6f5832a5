package com.aiponge.gateway.table;

import com.aiponge.runtime.ServiceName;
import java.time.Duration;
import java.util.Set;

/**
 * One row of the route table.
 *
 * @param template the path; also the label in metrics and logs
 * @param owner    the service that answers; the gateway itself for operations and live events
 * @param timeout  what the caller is given
 */
public record Route(String method, String template, ServiceName owner, Access access, LimitClass limit, Duration timeout, Set<Trait> traits,
                    String summary) {

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Under {@code /api}: carries the contract's version and takes part in maintenance. */
    public boolean isApi() {
        return template.startsWith("/api/");
    }

    /** POST, PUT, PATCH and DELETE under {@code /api/v1}, some excepted (contract 0.7). */
    public boolean takesIdempotencyKey() {
        boolean changes = switch (method) {
            case "POST", "PUT", "PATCH", "DELETE" -> true;
            default -> false;
        };
        return changes && isApi() && access != Access.WEBHOOK && !is(Trait.SIGN_IN) && !is(Trait.NO_KEY);
    }
}
