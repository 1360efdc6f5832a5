package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.provider.Breakers;
import com.aiponge.aiconfig.provider.Providers;
import com.aiponge.aiconfig.provider.VendorSet;
import com.aiponge.runtime.service.ServiceParts;

/** Songs, put together. */
public final class MusicFeature {
    private MusicFeature() {
    }

    public static void compose(ServiceParts parts, Providers providers, VendorSet vendors, Breakers breakers) {
        TaskStore store = new TaskStore(parts.database());
        CommissionSeal seal = new CommissionSeal(parts.cipher());
        Waiters waiters = new Waiters();
        MusicTasks tasks = new MusicTasks(parts.database(), store, seal, providers, vendors, breakers, parts.jobs(), waiters, parts.clock());
        parts.route(new MusicRoutes(tasks, new Alignments(tasks, seal, vendors.songs())));

        Delivery delivery = new Delivery(parts.database(), store, parts.peers(), parts.jobs(), parts.outbox(), new Slots(), waiters, parts.clock());
        Detours detours = new Detours(parts.database(), store, providers, vendors, delivery, parts.outbox(), parts.clock());
        SongMaking making = new SongMaking(store, seal, vendors.songs(), breakers, delivery, detours, parts.clock());
        parts.jobs().handle(MusicTasks.KIND, making::leg);
        parts.onDrain(waiters::ringAll);
    }
}
