package com.aiponge.system.config;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;

/** HTTP for what apps start from. */
public final class ConfigRoutes implements Routes {
    private static final int A_MINUTE = 60;

    private final ConfigDefaults defaults;

    public ConfigRoutes(ConfigDefaults defaults) {
        this.defaults = defaults;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/config/defaults", call -> shown(call, defaults))
                .get("/api/v1/app/config/available-options", call -> shown(call, defaults.availableOptions()))
                .get("/api/v1/app/config/content-limits", call -> shown(call, defaults.contentLimits()));
    }

    private static Answer shown(Call call, Object data) {
        return Answer.ok(data).publicFor(A_MINUTE).tagged(call, data);
    }
}
