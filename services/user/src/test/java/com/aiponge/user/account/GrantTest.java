package com.aiponge.user.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.http.Problem;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.user.UserApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrantTest {
    private static final String PASSWORD = "quiet-river-42";
    private UserApi api;

    @BeforeEach
    void start() {
        api = UserApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void givesTheRoleAndEndsTheSessions() {
        JsonNode user = api.register("writer@example.com", PASSWORD);
        String cursor = api.revocations(null).path("cursor").asText();
        String said = grant(" Writer@Example.com", "admin");
        assertTrue(said.contains("writer") && said.contains("admin"));
        assertFalse(said.contains("@"), "what is printed may end up in a log");
        api.refresh(user).expect(403, "SESSION_REVOKED");
        assertEquals(List.of(user.path("sessionId").asText()), UserApi.texts(api.revocations(cursor).path("sessions")));
        JsonNode again = api.login("writer@example.com", PASSWORD).expect(200).data();
        assertEquals("admin", api.claims(again).role());
        assertEquals("admin", again.path("user").path("role").asText());
    }

    @Test
    void leavesAnAuditRecord() {
        api.register("writer@example.com", PASSWORD);
        grant("writer@example.com", "librarian");
        assertEquals(1, api.database().number("SELECT count(*) FROM user_service.outbox WHERE destination ILIKE '%audit%'"));
    }

    @Test
    void changesNothingWhenTheRoleIsThereAlready() {
        JsonNode user = api.register("writer@example.com", PASSWORD);
        grant("writer@example.com", "user");
        api.refresh(user).expect(200);
        assertEquals(0, api.database().number("SELECT count(*) FROM user_service.outbox WHERE destination ILIKE '%audit%'"));
    }

    @Test
    void everyRegisteredAccountFollowsANewLibrarian() {
        JsonNode reader = api.register("reader@example.com", PASSWORD);
        JsonNode guest = api.guest();
        JsonNode librarian = api.register("librarian@example.com", PASSWORD);
        grant("librarian@example.com", "librarian");
        ApiAnswer following = api.as(reader).get("/api/v1/app/creator-members/following").expect(200);
        assertEquals(List.of(UserApi.id(librarian).toString()), following.data().valueStream().map(r -> r.path("creatorId").asText()).toList());
        assertEquals(0, api.as(guest).get("/api/v1/app/creator-members/following").expect(200).data().size());
        assertEquals(0, api.database().number("SELECT count(*) FROM user_service.relations WHERE member_id = creator_id"));
        JsonNode later = api.register("later@example.com", PASSWORD);
        assertEquals(1, api.as(later).get("/api/v1/app/creator-members/following").expect(200).data().size());
    }

    @Test
    void whoRegistersMeanwhileFollowsTheLibrarianToo() {
        api.register("librarian@example.com", PASSWORD);
        List<Object> done = UserApi.parallel(9, i -> i == 4
                ? grant("librarian@example.com", "librarian")
                : UserApi.id(api.register("reader" + i + "@example.com", PASSWORD)));
        done.remove(4);
        for (Object reader : done) {
            assertEquals(1, api.database().number("SELECT count(*) FROM user_service.relations WHERE member_id = ?", reader));
        }
    }

    @Test
    void aSignInDuringTheChangeHasTheNewRoleOrNoSession() {
        for (int round = 0; round < 4; round++) {
            String email = "writer" + round + "@example.com";
            api.register(email, PASSWORD);
            List<Object> done = UserApi.parallel(5, i -> i == 2 ? grant(email, "admin") : api.login(email, PASSWORD).expect(200));
            done.remove(2);
            for (Object one : done) {
                JsonNode auth = ((ApiAnswer) one).data();
                assertEquals(api.claims(auth).role(), auth.path("user").path("role").asText());
                boolean live = api.refresh(auth).status() == 200;
                assertEquals(live, api.claims(auth).role().equals("admin"));
            }
        }
    }

    @Test
    void refusesUnknownAddressesRolesAndGuests() {
        JsonNode guest = api.guest();
        assertThrows(Problem.NotFound.class, () -> grant("nobody@example.com", "admin"));
        assertThrows(Problem.NotFound.class, () -> grant(guest.path("user").path("email").asText(), "admin"));
        assertThrows(Problem.Invalid.class, () -> grant("nobody@example.com", "owner"));
    }

    @Test
    void nobodyBecomesStaffOverHttp() {
        JsonNode user = api.register("writer@example.com", PASSWORD);
        UUID id = UserApi.id(user);
        api.as(user).post("/api/v1/app/onboarding/complete", java.util.Map.of("role", "admin", "preferences", java.util.Map.of("role", "admin"))).expect(200);
        assertEquals("user", api.database().value("SELECT role FROM user_service.accounts WHERE id = ?", id));
    }

    private String grant(String email, String role) {
        return new Grant(api.parts().outbox(), api.clock()).grant(api.parts().database(), email, role);
    }
}
