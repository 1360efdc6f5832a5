package com.aiponge.gateway.openapi;

import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** OpenAPI 3.1 of the route table: what the table says, and no more than it knows. */
final class OpenApi {
    private static final String DESCRIPTION = "Made from the route table of the gateway. Bodies are described in words by the contract; "
            + "every failure has the envelope of the schema Failure.";

    private OpenApi() {
    }

    static ObjectNode of(RouteTable table, String version) {
        ObjectNode root = Json.mapper().createObjectNode().put("openapi", "3.1.0");
        ObjectNode info = root.putObject("info");
        info.put("title", "Aiponge HTTP contract").put("version", version).put("description", DESCRIPTION);
        info.putObject("license").put("name", "All rights reserved").put("identifier", "LicenseRef-All-Rights-Reserved");
        root.putArray("servers").addObject().put("url", "/").put("description", "This gateway");
        ObjectNode paths = root.putObject("paths");
        for (Route route : table.routes()) {
            String path = route.template().replace("*}", "}");
            ObjectNode item = paths.has(path) ? (ObjectNode) paths.get(path) : paths.putObject(path);
            item.set(route.method().toLowerCase(Locale.ROOT), Operation.of(route));
        }
        root.set("components", Components.all());
        return root;
    }
}
