package com.aiponge.aiconfig.invoke;

import com.aiponge.aiconfig.provider.Failover;
import com.aiponge.aiconfig.provider.Providers;
import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.runtime.service.ServiceParts;
import java.time.Duration;

/** Texts and pictures, put together. */
public final class InvokeFeature {
    private InvokeFeature() {
    }

    public static void compose(ServiceParts parts, Providers providers, VendorSet vendors, Failover failover) {
        Once once = new Once(parts.database(), parts.cipher(), parts.clock());
        Invocations invocations = new Invocations(providers, vendors, failover, new Pictures(parts.peers()), once, parts.outbox(), parts.clock());
        parts.route(new InvokeRoutes(invocations));
        parts.jobs().every("invocations.purge", Duration.ofHours(1), once::purge);
    }
}
