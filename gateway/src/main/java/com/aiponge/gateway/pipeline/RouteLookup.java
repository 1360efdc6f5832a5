package com.aiponge.gateway.pipeline;

import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.runtime.http.PathTable;

/** Finds the row of the route table; without one the request ends here. */
final class RouteLookup implements Step {
    private final RouteTable table;

    RouteLookup(RouteTable table) {
        this.table = table;
    }

    @Override
    public boolean pass(Exchange exchange) {
        PathTable.Match<Route> match = table.find(exchange.method(), exchange.path());
        exchange.found(match.value(), match.parameters());
        return true;
    }
}
