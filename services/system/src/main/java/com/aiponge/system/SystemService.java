package com.aiponge.system;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.service.ServiceProcess;

/** Configuration, the event store and the audit trail. */
public final class SystemService {
    private SystemService() {
    }

    public static void main(String[] args) {
        ServiceProcess.run(ServiceName.SYSTEM, SystemService::compose);
    }

    /** The whole service, top to bottom. */
    public static void compose(ServiceParts parts) {
        parts.clock();
    }
}
