package com.aiponge.standalone.deploy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The scripts of ecs/ as they are, against AWS on loopback. */
abstract class OnMockPlatform {
    static final String USER = "user-service";
    static MockAws aws;
    MockPlatform platform;

    @BeforeAll
    static void start() {
        Tool.needs("aws", "moto_server", "curl");
        aws = MockAws.shared();
    }

    @BeforeEach
    final void open() {
        platform = new MockPlatform(aws);
    }

    @AfterEach
    final void close() {
        platform.close();
        aws.enforce(false);
    }
}
