package com.aiponge.storage.move;

import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.runtime.settings.Files;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.storage.link.Delivery;
import com.aiponge.storage.object.LocalObjectStore;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.s3.S3Config;
import com.aiponge.storage.s3.S3ObjectStore;
import java.nio.file.Path;
import java.util.List;

/** The stores that the settings describe, opened by name. */
public final class Stores {
    static final String LOCAL = "local";
    static final String S3 = "s3";

    private Stores() {
    }

    /** What the service reads and writes: one store, or two while files move. Closed with the service. */
    public static ObjectStore serving(ServiceParts parts) {
        String provider = parts.settings().get(Files.PROVIDER);
        String fallback = parts.settings().find(Files.FALLBACK).orElse(provider);
        ObjectStore store = open(provider, parts);
        if (fallback.equals(provider)) {
            return store;
        }
        return new MovingStore(store, open(fallback, parts));
    }

    /** @throws BadSettings when what the settings say of this store contradicts itself */
    static ObjectStore open(String name, ServiceParts parts) {
        Settings settings = parts.settings();
        return switch (name) {
            case LOCAL -> LocalObjectStore.at(Path.of(settings.get(Files.LOCAL_PATH)));
            case S3 -> {
                S3Config config = S3Config.from(settings);
                S3ObjectStore store = S3ObjectStore.open(config, Delivery.from(settings, config, parts.clock()));
                parts.onStop(store::close);
                yield store;
            }
            default -> throw new BadSettings(List.of("A store is " + LOCAL + " or " + S3));
        };
    }
}
