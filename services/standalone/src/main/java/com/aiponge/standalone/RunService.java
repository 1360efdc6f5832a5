package com.aiponge.standalone;

import com.aiponge.gateway.GatewayService;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.ServiceProcess;

/** {@code run}: one service as its own process, from its environment alone. */
final class RunService {
    private RunService() {
    }

    static int run(Arguments arguments) throws Exception {
        ServiceName name = named(arguments.word(0, "which service: gateway, system, storage, user, ai-config, ai-content, ai-analytics or music"));
        if (name == ServiceName.GATEWAY) {
            GatewayService.main(new String[0]);
        } else {
            ServiceProcess.run(name, new String[0], Platform.services().get(name));
        }
        return 0;
    }

    static ServiceName named(String word) {
        for (ServiceName name : ServiceName.values()) {
            if (name.wireName().equals(word) || name.wireName().equals(word + "-service")) {
                return name;
            }
        }
        throw new Arguments.Wrong("There is no service " + word + ".");
    }
}
