package com.aiponge.runtime.service;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.media.MediaSignature;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Idempotency;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.runtime.http.Routes;
import com.aiponge.runtime.jobs.Jobs;
import com.aiponge.runtime.jobs.Steps;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.runtime.peers.Peers;
import com.aiponge.runtime.redis.RedisLink;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.telemetry.Meters;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/** What a service is made of: made once by {@link ServiceProcess} and handed to its composition. */
public interface ServiceParts {
    ServiceName name();

    Settings settings();

    Clock clock();

    /** The service's own schema, migrated from {@code classpath:db/<schema>}. */
    Database database();

    Peers peers();

    /** Holds nothing that cannot be lost; never up when none is configured. */
    RedisLink redis();

    FieldCipher cipher();

    Idempotency idempotency();

    Jobs jobs();

    Steps steps();

    Outbox outbox();

    /** Signs media URLs for answers. */
    MediaUrls media();

    MediaSignature mediaSignature();

    Meters meters();

    /** Adds the HTTP of a feature. */
    void route(Routes routes);

    /** Runs once after the migrations, before the first request. */
    void onStart(Runnable work);

    /** Runs when the service is about to stop, before it waits for requests in flight: ends waits such as long polls. */
    void onDrain(Runnable work);

    /** Runs when the service stops, after the last request; in reverse order. */
    void onStop(Runnable work);

    /** Adds a dependency to {@code /ready}. */
    void readyWhen(String component, BooleanSupplier ready);
}
