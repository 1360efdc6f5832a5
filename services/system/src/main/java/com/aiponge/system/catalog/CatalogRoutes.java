package com.aiponge.system.catalog;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.List;
import java.util.Map;

/** HTTP for lists to choose from. */
public final class CatalogRoutes implements Routes {
    private static final int AN_HOUR = 3600;
    private static final String VERSION = "1.0.0";

    private final Catalogs catalogs;

    public CatalogRoutes(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/catalog/{list}", this::list);
    }

    private Answer list(Call call) {
        Map<String, List<Item>> all = catalogs.all(call.language());
        String name = call.parameter("list");
        if (!name.equals("all") && !all.containsKey(name)) {
            throw new Problem.NotFound();
        }
        Object data = name.equals("all") ? all : Map.of("items", all.get(name));
        return Answer.ok(data).publicFor(AN_HOUR).with("X-Metadata-Version", VERSION).with("Vary", "Accept-Language").tagged(call, data);
    }
}
