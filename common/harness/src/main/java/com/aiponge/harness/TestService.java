package com.aiponge.harness;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.Composition;
import com.aiponge.runtime.service.ServiceProcess;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.testkit.Ports;
import com.aiponge.testkit.SettableClock;
import com.aiponge.testkit.TestDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A whole service on a free port, over a database of its own, with a clock that tests set. */
public final class TestService implements AutoCloseable {
    private final ServiceName name;
    private final Composition composition;
    private final Map<String, String> environment;
    private final TestDatabase database;
    private final SettableClock clock;
    private ServiceProcess process;

    private TestService(ServiceName name, Composition composition, Map<String, String> environment, TestDatabase database) {
        this.name = name;
        this.composition = composition;
        this.environment = environment;
        this.database = database;
        this.clock = SettableClock.at(Instant.now());
    }

    /** @param settings added to the test's own, such as {@code USER_SERVICE_URL} of a {@link PeerStub} */
    public static TestService start(ServiceName name, Composition composition, Map<String, String> settings) {
        TestDatabase database = TestDatabase.create();
        Map<String, String> environment = new HashMap<>(TestSecrets.environment());
        environment.put("DATABASE_URL", database.url());
        environment.put("PORT", Integer.toString(Ports.free()));
        environment.putAll(settings);
        TestService service = new TestService(name, composition, environment, database);
        service.begin();
        return service;
    }

    /** Ends the process's life without any grace, as far as a test inside one JVM can, and starts another over the same database. */
    public void restart() {
        process.close();
        begin();
    }

    private void begin() {
        process = ServiceProcess.start(name, Settings.of(environment), clock, composition);
    }

    /** A person's call, as the gateway would pass it on. */
    public TestCaller as(UUID user, String role, boolean guest) {
        return new TestCaller(this, ServiceName.GATEWAY, user.toString(), role, guest);
    }

    /** A registered user's call. */
    public TestCaller as(UUID user) {
        return as(user, "user", false);
    }

    public TestCaller anonymous() {
        return new TestCaller(this, ServiceName.GATEWAY, "system", "anonymous", false);
    }

    /** A call of another service, about a user or, with null, on its own behalf. */
    public TestCaller asService(ServiceName caller, UUID about) {
        return new TestCaller(this, caller, about == null ? "system" : about.toString(), "service", false);
    }

    public TestDatabase database() {
        return database;
    }

    public SettableClock clock() {
        return clock;
    }

    public int port() {
        return process.port();
    }

    ServiceName name() {
        return name;
    }

    @Override
    public void close() {
        process.close();
    }
}
