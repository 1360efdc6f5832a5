package com.aiponge.runtime.service;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.KeyRing;
import com.aiponge.crypto.media.MediaSignature;
import com.aiponge.crypto.signature.MessageSigner;
import com.aiponge.crypto.signature.ServiceKeys;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.DatabaseConfig;
import com.aiponge.runtime.data.Idempotency;
import com.aiponge.runtime.data.Migrations;
import com.aiponge.runtime.data.PostgresDatabase;
import com.aiponge.runtime.data.StoredIdempotency;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.runtime.events.OutboxDelivery;
import com.aiponge.runtime.events.StoredOutbox;
import com.aiponge.runtime.http.Operations;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import com.aiponge.runtime.jobs.Jobs;
import com.aiponge.runtime.jobs.SchedulerJobs;
import com.aiponge.runtime.jobs.Steps;
import com.aiponge.runtime.jobs.StoredSteps;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.runtime.peers.HttpPeers;
import com.aiponge.runtime.peers.Peers;
import com.aiponge.runtime.redis.RedisLink;
import com.aiponge.runtime.settings.Addresses;
import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.telemetry.Meters;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Makes the parts of one service, and starts and stops what has a life of its own. */
final class Assembly implements ServiceParts {
    private final ServiceName name;
    private final Settings settings;
    private final Clock clock;
    private final Operations operations;
    private final Meters meters;
    private final DatabaseConfig databaseConfig;
    private final PostgresDatabase database;
    private final FieldCipher cipher;
    private final HttpPeers peers;
    private final RedisLink redis;
    private final SchedulerJobs jobs;
    private final Steps steps;
    private final OutboxDelivery delivery;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final MediaSignature mediaSignature;
    private final Router router = new Router();
    private final List<Runnable> onStart = new ArrayList<>();
    private final List<Runnable> onDrain = new ArrayList<>();
    private final List<Runnable> onStop = new ArrayList<>();

    Assembly(ServiceName name, Settings settings, Clock clock, Operations operations) {
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        this.operations = operations;
        this.meters = new Meters(name.wireName());
        this.databaseConfig = new DatabaseConfig(Addresses.databaseUrl(name, settings), name.schema(), settings.get(Core.DATABASE_POOL_MAX), settings.get(Core.DATABASE_PROXY), name.wireName());
        this.database = PostgresDatabase.open(databaseConfig);
        database.measure(meters);
        this.cipher = new FieldCipher(KeyRing.of(settings.get(Core.ENTRY_KEY), settings.get(Core.ENTRY_KEYS_RETIRED)));
        ServiceKeys keys = new ServiceKeys(settings.get(Core.INTERNAL_SECRET), settings.get(Core.INTERNAL_SECRET_RETIRED));
        this.peers = new HttpPeers(settings, new MessageSigner(keys, name.wireName(), clock), clock);
        this.redis = RedisLink.to(settings.find(Core.REDIS_URL).orElse(null));
        this.jobs = new SchedulerJobs(database, clock);
        this.steps = new StoredSteps(database, cipher, clock);
        this.delivery = new OutboxDelivery(database, cipher, peers, name, clock, meters);
        this.outbox = new StoredOutbox(database, cipher, name, clock, delivery);
        this.idempotency = new StoredIdempotency(database, cipher, clock, jobs);
        this.mediaSignature = new MediaSignature(settings.get(Core.INTERNAL_SECRET), settings.get(Core.INTERNAL_SECRET_RETIRED));
        operations.component("database", database::ready);
    }

    void migrate() {
        if (settings.get(Core.MIGRATE)) {
            Migrations.run(databaseConfig);
        }
    }

    /** What the first request needs. */
    void start() {
        onStart.forEach(Runnable::run);
    }

    /** What no request waits for, and what would keep the first one waiting. */
    void work() {
        redis.connect();
        jobs.start();
        delivery.start();
    }

    void drain() {
        onDrain.forEach(Runnable::run);
    }

    void stop(Duration grace) {
        jobs.stop(grace);
        delivery.stop(grace);
        onStop.reversed().forEach(Runnable::run);
        redis.close();
        database.close();
    }

    Router router() {
        return router;
    }

    @Override
    public ServiceName name() {
        return name;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Peers peers() {
        return peers;
    }

    @Override
    public RedisLink redis() {
        return redis;
    }

    @Override
    public FieldCipher cipher() {
        return cipher;
    }

    @Override
    public Idempotency idempotency() {
        return idempotency;
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public Steps steps() {
        return steps;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public MediaUrls media() {
        return new MediaUrls(mediaSignature, clock);
    }

    @Override
    public MediaSignature mediaSignature() {
        return mediaSignature;
    }

    @Override
    public Meters meters() {
        return meters;
    }

    @Override
    public void route(Routes routes) {
        routes.routing(router);
    }

    @Override
    public void onStart(Runnable work) {
        onStart.add(work);
    }

    @Override
    public void onDrain(Runnable work) {
        onDrain.add(work);
    }

    @Override
    public void onStop(Runnable work) {
        onStop.add(work);
    }

    @Override
    public void readyWhen(String component, BooleanSupplier ready) {
        operations.component(component, ready);
    }
}
