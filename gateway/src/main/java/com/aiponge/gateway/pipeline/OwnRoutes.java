package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Operations and live events, answered here. */
final class OwnRoutes implements Step {
    private final Map<String, OwnHandler> handlers;

    /** @param handlers by template; exactly those of the table's rows that the gateway owns */
    OwnRoutes(RouteTable table, Map<String, OwnHandler> handlers) {
        Set<String> owned = table.routes().stream().filter(route -> route.owner() == ServiceName.GATEWAY).map(Route::template)
                .collect(Collectors.toSet());
        if (!owned.equals(handlers.keySet())) {
            throw new IllegalStateException("the table says the gateway owns " + owned + ", handlers are there for " + handlers.keySet());
        }
        this.handlers = Map.copyOf(handlers);
    }

    @Override
    public boolean pass(Exchange exchange) throws Exception {
        if (exchange.route().owner() != ServiceName.GATEWAY) {
            return true;
        }
        if (exchange.body().length > 0) {
            requireObject(exchange.body());
        }
        handlers.get(exchange.route().template()).serve(exchange);
        return false;
    }

    /** None of them reads its body yet; what is no JSON object is refused as everywhere. */
    private static void requireObject(byte[] body) {
        try {
            if (Json.tree(body).isObject()) {
                return;
            }
        } catch (Json.MalformedJson e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Problem malformed() {
        return new Problem.Invalid("MALFORMED_JSON", "The body is not a JSON object");
    }
}
