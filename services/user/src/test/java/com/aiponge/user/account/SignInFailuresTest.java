package com.aiponge.user.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.user.UserApi;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInFailuresTest {
    private static final String SECRET = "a secret that the database does not hold";
    private static UserApi api;
    private final String identifier = UUID.randomUUID() + "@example.com";
    private final SignInFailures failures = failures(SECRET);

    @BeforeAll
    static void start() {
        api = UserApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aPauseIsForOneIdentifier() {
        fail(5);
        assertEquals(Duration.ofMinutes(5), assertThrows(Problem.TooMany.class, () -> failures.refuseWhilePaused(identifier)).retryAfter());
        assertDoesNotThrow(() -> failures.refuseWhilePaused("other" + identifier));
    }

    @Test
    void duringAPauseNothingIsCounted() {
        fail(5);
        assertThrows(Problem.TooMany.class, () -> fail(1));
        assertThrows(Problem.TooMany.class, this::succeed, "the right password does not count either");
        api.clock().advance(Duration.ofMinutes(5));
        assertDoesNotThrow(() -> failures.refuseWhilePaused(identifier));
        assertDoesNotThrow(() -> fail(4));
        assertDoesNotThrow(() -> failures.refuseWhilePaused(identifier), "nine failures, ten pause");
    }

    @Test
    void aSuccessForgets() {
        fail(4);
        succeed();
        fail(4);
        assertDoesNotThrow(() -> failures.refuseWhilePaused(identifier));
    }

    @Test
    void aHashTellsNothingWithoutTheKey() {
        long before = api.database().number("SELECT count(*) FROM user_service.sign_in_failures");
        fail(1);
        SignInFailures otherKey = failures("another secret of thirty-two bytes and more");
        database().inTransaction(() -> otherKey.note(identifier, false));
        assertEquals(before + 2, api.database().number("SELECT count(*) FROM user_service.sign_in_failures"), "one identifier, two keys, two rows");
    }

    @Test
    void purgingKeepsWhatMayStillCount() {
        fail(5);
        api.clock().advance(Duration.ofHours(23));
        failures.purge();
        assertNotEquals(0, api.database().number("SELECT count(*) FROM user_service.sign_in_failures"));
        api.clock().advance(Duration.ofHours(2));
        failures.purge();
        assertEquals(0, api.database().number("SELECT count(*) FROM user_service.sign_in_failures"));
    }

    @Test
    void twoFailuresAtOnceAreBothCounted() {
        UserApi.parallel(4, i -> {
            fail(1);
            return i;
        });
        assertDoesNotThrow(() -> failures.refuseWhilePaused(identifier));
        fail(1);
        assertThrows(Problem.TooMany.class, () -> failures.refuseWhilePaused(identifier));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            database().inTransaction(() -> failures.note(identifier, false));
        }
    }

    private void succeed() {
        database().inTransaction(() -> failures.note(identifier, true));
    }

    private static Database database() {
        return api.parts().database();
    }

    private static SignInFailures failures(String secret) {
        return new SignInFailures(new SignInFailureStore(database()), secret, api.clock());
    }
}
