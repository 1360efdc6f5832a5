package com.aiponge.aianalytics;

import com.aiponge.aianalytics.usage.Usage;
import com.aiponge.aianalytics.usage.UsageRoutes;
import com.aiponge.aianalytics.usage.UsageStore;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.service.ServiceProcess;

/** What was used, by whom, at what cost. */
public final class AiAnalyticsService {
    private AiAnalyticsService() {
    }

    public static void main(String[] args) {
        ServiceProcess.run(ServiceName.AI_ANALYTICS, args, AiAnalyticsService::compose);
    }

    /** The whole service, top to bottom. */
    public static void compose(ServiceParts parts) {
        Usage usage = new Usage(new UsageStore(parts.database()), parts.clock());
        parts.route(new UsageRoutes(usage));
    }
}
