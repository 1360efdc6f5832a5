package com.aiponge.system;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.redis.Broadcast;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.service.ServiceProcess;
import com.aiponge.system.audit.AuditRoutes;
import com.aiponge.system.audit.AuditTrail;
import com.aiponge.system.catalog.CatalogRoutes;
import com.aiponge.system.catalog.Catalogs;
import com.aiponge.system.config.ConfigDefaults;
import com.aiponge.system.config.ConfigRoutes;
import com.aiponge.system.event.EventRoutes;
import com.aiponge.system.event.Events;
import java.time.Duration;

/** Configuration, the event store and the audit trail. */
public final class SystemService {
    private static final Duration EVERY_TEN_MINUTES = Duration.ofMinutes(10);

    private SystemService() {
    }

    public static void main(String[] args) {
        ServiceProcess.run(ServiceName.SYSTEM, args, SystemService::compose);
    }

    /** The whole service, top to bottom. */
    public static void compose(ServiceParts parts) {
        // What apps start from, and what people choose from.
        Catalogs catalogs = new Catalogs();
        parts.route(new CatalogRoutes(catalogs));
        parts.route(new ConfigRoutes(ConfigDefaults.standard(catalogs)));

        // Live events: stored, then noted to every gateway that listens.
        Broadcast broadcast = new Broadcast(parts.redis());
        parts.onStop(broadcast::close);
        Events events = new Events(parts.database(), parts.cipher(), broadcast, parts.clock());
        parts.route(new EventRoutes(events));
        parts.jobs().every("events.purge", EVERY_TEN_MINUTES, events::purge);

        // Who did what.
        parts.route(new AuditRoutes(new AuditTrail(parts.database(), parts.cipher(), parts.clock())));
    }
}
