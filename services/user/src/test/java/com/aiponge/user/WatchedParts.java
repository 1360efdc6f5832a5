package com.aiponge.user;

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
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.redis.RedisLink;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.telemetry.Meters;
import java.time.Clock;
import java.util.function.BooleanSupplier;

/** The real parts of a service, whose live events are written down and whose jobs run when a test says so. */
final class WatchedParts implements ServiceParts {
    private final ServiceParts real;
    private final RecordedOutbox outbox;
    private final HandRunJobs jobs;

    WatchedParts(ServiceParts real, HandRunJobs jobs) {
        this.real = real;
        this.outbox = new RecordedOutbox(real.outbox());
        this.jobs = jobs;
    }

    RecordedOutbox recorded() {
        return outbox;
    }

    @Override
    public ServiceName name() {
        return real.name();
    }

    @Override
    public Settings settings() {
        return real.settings();
    }

    @Override
    public Clock clock() {
        return real.clock();
    }

    @Override
    public Database database() {
        return real.database();
    }

    @Override
    public Peers peers() {
        return real.peers();
    }

    @Override
    public RedisLink redis() {
        return real.redis();
    }

    @Override
    public FieldCipher cipher() {
        return real.cipher();
    }

    @Override
    public Idempotency idempotency() {
        return real.idempotency();
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public Steps steps() {
        return real.steps();
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public MediaUrls media() {
        return real.media();
    }

    @Override
    public MediaSignature mediaSignature() {
        return real.mediaSignature();
    }

    @Override
    public Meters meters() {
        return real.meters();
    }

    @Override
    public void route(Routes routes) {
        real.route(routes);
    }

    @Override
    public void onStart(Runnable work) {
        real.onStart(work);
    }

    @Override
    public void onDrain(Runnable work) {
        real.onDrain(work);
    }

    @Override
    public void onStop(Runnable work) {
        real.onStop(work);
    }

    @Override
    public void readyWhen(String component, BooleanSupplier ready) {
        real.readyWhen(component, ready);
    }
}
