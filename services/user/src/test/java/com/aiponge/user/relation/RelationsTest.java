package com.aiponge.user.relation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.user.UserApi;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RelationsTest {
    private static final String FOLLOWING = "/api/v1/app/creator-members/following";
    private static UserApi api;
    private static List<UUID> librarians;

    /** Seven librarians, the last one without a name. */
    @BeforeAll
    static void start() {
        api = UserApi.start();
        librarians = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            UUID id = UserApi.id(api.register("librarian" + i + "@example.com", "quiet-river-42"));
            api.database().execute("UPDATE user_service.accounts SET role = 'librarian', name = ? WHERE id = ?", i < 6 ? "Librarian " + i : null, id);
            librarians.add(id);
        }
        api.database().execute("DELETE FROM user_service.relations");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void aNewAccountFollowsEveryLibrarian() {
        JsonNode user = api.anonymous().post("/api/v1/auth/register",
                Map.of("email", "member1@example.com", "password", "quiet-river-42", "name", "Morning Writer")).expect(201).data();
        ApiAnswer answer = api.as(user).get(FOLLOWING).expect(200);
        assertEquals(7, answer.data().size());
        assertEquals("{\"total\":7,\"limit\":100,\"offset\":0,\"hasMore\":false,\"nextCursor\":null}", answer.json().path("pagination").toString());
        JsonNode one = answer.data().valueStream().filter(r -> r.path("creatorId").asText().equals(librarians.getFirst().toString())).findFirst().orElseThrow();
        assertEquals(List.of("id", "creatorId", "creatorName", "creatorAvatarUrl", "memberId", "memberName", "memberAvatarUrl", "status", "isLibrarian",
                "acceptedAt"), UserApi.names(one));
        assertEquals("Librarian 0", one.path("creatorName").asText());
        assertEquals(UserApi.id(user).toString(), one.path("memberId").asText());
        assertEquals("Morning Writer", one.path("memberName").asText());
        assertEquals("active", one.path("status").asText());
        assertTrue(one.path("isLibrarian").booleanValue());
        assertTrue(answer.data().valueStream().anyMatch(r -> r.path("creatorName").asText().equals("librarian6")), "the user name stands in for a name");
        assertEquals("2", answer.header("x-statements"));
    }

    @Test
    void aGuestFollowsNobodyAndARegisteredGuestEverybody() {
        JsonNode guest = api.guest();
        assertEquals(0, api.as(guest).get(FOLLOWING).expect(200).data().size());
        JsonNode user = api.anonymous().with("authorization", "Bearer " + guest.path("token").asText()).post("/api/v1/auth/register",
                Map.of("email", "member2@example.com", "password", "quiet-river-42", "guestUserId", UserApi.id(guest))).expect(201).data();
        assertEquals(7, api.as(user).get(FOLLOWING).expect(200).data().size());
    }

    @Test
    void pagesNeitherRepeatNorSkip() {
        JsonNode user = api.register("member3@example.com", "quiet-river-42");
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            JsonNode json = api.as(user).get(FOLLOWING + "?limit=3" + cursor).expect(200).json();
            seen.addAll(json.path("data").valueStream().map(r -> r.path("creatorId").asText()).toList());
            assertEquals(7, json.path("pagination").path("total").asInt());
            assertEquals(page < 2, json.path("pagination").path("hasMore").booleanValue());
            cursor = "&cursor=" + json.path("pagination").path("nextCursor").asText();
        }
        assertEquals(7, seen.size());
        assertEquals(librarians.stream().map(UUID::toString).sorted().toList(), seen.stream().sorted().toList());
        List<String> byOffset = new ArrayList<>();
        for (int offset = 0; offset < 9; offset += 3) {
            byOffset.addAll(api.as(user).get(FOLLOWING + "?limit=3&offset=" + offset).expect(200).data().valueStream().map(r -> r.path("creatorId").asText()).toList());
        }
        assertEquals(seen, byOffset);
    }

    @Test
    void badPagesAreRefused() {
        JsonNode user = api.guest();
        for (String query : List.of("limit=0", "limit=x", "offset=-1", "offset=1001")) {
            api.as(user).get(FOLLOWING + "?" + query).expect(400, "VALIDATION_ERROR");
        }
        api.as(user).get(FOLLOWING + "?cursor=abc").expect(400, "INVALID_CURSOR");
        assertEquals(100, api.as(user).get(FOLLOWING + "?limit=5000").expect(200).json().path("pagination").path("limit").asInt());
        api.anonymous().get(FOLLOWING).expect(401);
    }

    @Test
    void othersSeeWhoseContentAPersonMaySee() {
        JsonNode user = api.register("member4@example.com", "quiet-river-42");
        UUID friend = UserApi.id(api.register("creator@example.com", "quiet-river-42"));
        UUID id = UserApi.id(user);
        api.database().execute("INSERT INTO user_service.relations VALUES (?, ?, ?, 'active', now())", UUID.randomUUID(), friend, id);
        api.database().execute("UPDATE user_service.relations SET status = 'revoked' WHERE member_id = ? AND creator_id = ?", id, librarians.getFirst());
        ApiAnswer answer = api.asService(ServiceName.MUSIC, id).get("/internal/v1/users/" + id + "/visible-creators").expect(200);
        List<String> creators = UserApi.texts(answer.data().path("creatorIds"));
        assertEquals(7, creators.size());
        assertTrue(creators.contains(friend.toString()) && !creators.contains(librarians.getFirst().toString()));
        assertEquals(librarians.stream().map(UUID::toString).sorted().toList(), UserApi.texts(answer.data().path("librarianIds")).stream().sorted().toList());
        assertEquals("private, max-age=60", answer.header("Cache-Control"));
        api.asService(ServiceName.STORAGE, id).get("/internal/v1/users/" + id + "/visible-creators").expect(200);
    }

    @Test
    void onlyMusicAndStorageAskAndOnlyAboutWhomTheySign() {
        UUID id = UserApi.id(api.guest());
        String path = "/internal/v1/users/" + id + "/visible-creators";
        api.asService(ServiceName.GATEWAY, id).get(path).expect(404);
        api.asService(ServiceName.SYSTEM, id).get(path).expect(404);
        api.asService(ServiceName.MUSIC, UUID.randomUUID()).get(path).expect(404, "NOT_FOUND");
        api.asService(ServiceName.MUSIC, null).get(path).expect(401);
    }

    @Test
    void theListIsReadAlongItsIndex() {
        UUID id = UserApi.id(api.register("member5@example.com", "quiet-river-42"));
        api.database().execute("""
                INSERT INTO user_service.relations SELECT gen_random_uuid(), a.id, b.id, 'active', now() - random() * interval '90 days'
                FROM user_service.accounts a, user_service.accounts b WHERE a.id <> b.id ON CONFLICT DO NOTHING""");
        api.database().execute("ANALYZE user_service.relations");
        String plan = String.join("\n", api.parts().database().sql("EXPLAIN " + RelationStore.FOLLOWING + RelationStore.AFTER + RelationStore.ORDER)
                .bind("member", id).bind("at", api.clock().instant()).bind("id", id).bind("limit", 3).list(row -> row.text("QUERY PLAN")));
        assertTrue(plan.contains("relations_following") && !plan.contains("Sort"), plan);
    }
}
