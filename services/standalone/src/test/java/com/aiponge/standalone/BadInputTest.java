package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.aiponge.crypto.token.TokenIssuer;
import com.aiponge.crypto.token.TokenKeys;
import com.aiponge.gateway.table.Access;
import com.aiponge.gateway.table.Route;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.gateway.table.Trait;
import com.aiponge.harness.TestSecrets;
import com.aiponge.testkit.ApiAnswer;
import com.aiponge.testkit.ApiClient;
import com.aiponge.testkit.SettableClock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every route of the edge, asked in every wrong way: the cases are made from the gateway's route table, so a new row is tried too. */
class BadInputTest {
    private static final String UNKNOWN = "0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4";
    private static final List<Route> ROUTES = RouteTable.load().routes();
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE");
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static TestPlatform platform;
    private static ApiClient stranger;
    private static JsonNode account;
    private static ApiClient user;

    private final EdgeContract contract = new EdgeContract();

    @BeforeAll
    static void start() {
        platform = TestPlatform.start(Map.of("AIPONGE_RATE_LIMITS",
                "auth=100000/60,anon=100000/60,api=100000/60,poll=100000/60,generate=100000/60,media=100000/60,upload=100000/60"));
        stranger = ApiClient.at(platform.gatewayPort());
        account = guest();
        user = stranger.withToken(account.path("token").asText());
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @AfterEach
    void everyAnswerKeptTheContract() {
        assertEquals(List.of(), contract.broken());
    }

    private static JsonNode guest() {
        return stranger.post("/api/v1/auth/guest", Map.of()).expect(201).data();
    }

    private static String path(Route route, String id, String userId) {
        return route.template().replace("{userId}", userId).replaceAll("\\{(id|entryId|fileId)}", id).replace("{list}", "genres")
                .replace("{name}", "a.mp3").replace("{file*}", "x");
    }

    private static String path(Route route) {
        return path(route, UNKNOWN, account.path("user").path("id").asText());
    }

    private static boolean opensAStream(Route route) {
        return route.template().equals("/api/v1/events");
    }

    /** Logging out would end the session that the other cases need. */
    private static ApiClient caller(Route route) {
        return route.is(Trait.SIGN_IN) ? stranger : user;
    }

    @Test
    void refusesBodiesThatAreNoJsonObject() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (String text : List.of("{\"content\": ", "{} {}", "[1,2]", "7", "null", "\"x\"", "{\"a\":1,\"a\":2}", "{\"a\":NaN}", "{'a':1}", "{\"content\":\"a\u0000b\"}",
                "{\"content\":" + "[".repeat(60) + "]".repeat(60) + "}", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))) {
            bodies.put(text.substring(0, Math.min(20, text.length())), text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.put("bad UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'});
        bodies.put("a surrogate in UTF-8", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'});
        bodies.put("UTF-16", "{}".getBytes(StandardCharsets.UTF_16));
        bodies.put("UTF-16LE", "{\"content\":\"x\"}".getBytes(StandardCharsets.UTF_16LE));
        for (Route route : ROUTES) {
            if (route.method().equals("POST")) {
                bodies.forEach((name, body) -> {
                    String what = name + " to " + route.template();
                    ApiAnswer answer = contract.check(path(route), what, caller(route).raw("POST", path(route), JSON, body));
                    contract.expect(answer.status() == 400 && "MALFORMED_JSON".equals(answer.errorCode()), what, answer);
                });
            }
        }
    }

    @Test
    void refusesOtherContentTypesAndTooMuch() {
        byte[] body = "{\"content\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        byte[] large = ("{\"content\":\"" + "a".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (Route route : ROUTES) {
            if (route.method().equals("POST")) {
                for (String type : List.of("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a", "application/json; charset=iso-8859-1",
                        "application/jsonp", "text/json")) {
                    String what = "type '" + type + "' to " + route.template();
                    ApiAnswer answer = contract.check(path(route), what, caller(route).raw("POST", path(route), type.isEmpty() ? Map.of() : Map.of("Content-Type", type), body));
                    boolean form = route.is(Trait.UPLOAD) && type.startsWith("multipart/form-data"); // taken, and this is none
                    contract.expect(answer.status() == (form ? 400 : 415), what, answer);
                }
                ApiAnswer answer = contract.check(path(route), "over 1 MiB to " + route.template(), caller(route).raw("POST", path(route), JSON, large));
                contract.expect(answer.status() == 413, "over 1 MiB to " + route.template(), answer);
            }
        }
    }

    @Test
    void refusesWrongTypesOversizedTextsAndForbiddenCharactersOfEveryMember() {
        List<String> members = List.of("email", "password", "identifier", "refreshToken", "sessionId", "locale", "preferences", "wellnessGoals", "book", "eventType",
                "content", "userDate", "chapterId", "bookId", "illustrationUrl", "moodContext", "sentiment", "emotionalIntensity", "tags", "themes", "musicHints",
                "sortOrder", "isPrivate", "metadata", "text", "entryId", "entryContent", "mood", "genre", "styleWeight", "negativeTags", "targetLanguages",
                "customInstructions", "trackId", "duration", "completionRate", "context", "skipCount", "name", "guestUserId");
        List<String> alone = List.of("\"" + "x".repeat(20_001) + "\"", "[[]]", "\"a\\u0000b\"", "1e308", "9223372036854775808", "\"'; DROP TABLE entries;--\"");
        List<String> together = List.of("-1", "1.5", "true", "{\"a\":{\"b\":[1]}}", "\"a\\ud800b\"", "123456789012345678901234567890", "\"../../etc/passwd\"", "\"%00\"",
                "[null]", "[" + "\"x\",".repeat(999) + "\"x\"]");
        for (Route route : ROUTES) {
            if (route.method().equals("POST") && !route.is(Trait.ALIAS)) {
                for (String value : together) {
                    send(route, "every member " + value, "{\"" + String.join("\":" + value + ",\"", members) + "\":" + value + "}");
                }
                for (String member : members) {
                    alone.forEach(value -> send(route, member + "=" + value, "{\"" + member + "\":" + value + "}"));
                }
            }
        }
        for (String text : List.of("\"a\\u0000b\"", "\"a\\ud800b\"", "\"" + "x".repeat(10_001) + "\"", "\" \\n \"", "7", "[\"x\"]")) {
            user.post("/api/v1/app/entries", "{\"content\":" + text + "}").expect(400, "VALIDATION_ERROR");
        }
    }

    private void send(Route route, String what, String body) {
        contract.check(path(route), what.substring(0, Math.min(60, what.length())) + " to " + route.template(), caller(route).post(path(route), body));
    }

    @Test
    void refusesOddQueriesOfEveryRead() {
        List<String> queries = List.of("limit=0", "limit=-1", "limit=abc", "limit=1e3", "limit=99999999999999999999", "offset=-1", "offset=1001", "offset=x", "cursor=abc",
                "cursor=%00", "cursor=" + "a".repeat(600), "search=%00", "search=%FF", "search=" + "a".repeat(101), "bookId=x", "dateFrom=x", "dateFrom=9999999-01-01",
                "chapterId=zz", "type=%00", "sort=zz", "visibility=zz", "genre=%00", "userId=" + UNKNOWN, "limit=1&limit=x", "limit=%D9%A1");
        for (Route route : ROUTES) {
            if (route.method().equals("GET") && !opensAStream(route)) {
                for (String query : queries) {
                    String what = "?" + query + " of " + route.template();
                    ApiAnswer answer = contract.check(path(route), what, user.get(path(route) + "?" + query));
                    boolean page = query.matches("(limit=(0|-1|abc|1e3)|offset=.*|cursor=.+)") && route.is(Trait.PAGE);
                    contract.expect(!page || answer.status() == 400, what, answer);
                }
            }
        }
    }

    @Test
    void answersOtherMethodsWith405AndAllow() {
        for (Route route : ROUTES) {
            Set<String> known = new HashSet<>();
            ROUTES.stream().filter(other -> other.template().equals(route.template())).forEach(other -> known.add(other.method()));
            for (String method : METHODS) {
                if (!known.contains(method)) {
                    ApiAnswer answer = user.raw(method, path(route), Map.of(), new byte[0]);
                    contract.expect(answer.status() == 405 && new TreeSet<>(List.of(answer.header("Allow").split(", "))).containsAll(known),
                            method + " " + route.template(), answer);
                    contract.expect(!method.equals("HEAD") || answer.bytes().length == 0, "HEAD with a body of " + route.template(), answer);
                }
            }
        }
    }

    @Test
    void answersUnknownForeignAndMalformedIdsAlike() {
        JsonNode other = guest();
        String foreign = stranger.withToken(other.path("token").asText()).post("/api/v1/app/entries", Map.of("content", "mine")).expect(201).data().path("id").asText();
        for (Route route : ROUTES) {
            if (route.method().equals("GET") && route.isApi() && route.template().matches(".*\\{(id|.*Id)}.*")) {
                Set<JsonNode> bodies = new HashSet<>();
                for (String id : List.of(UNKNOWN, foreign, foreign.toUpperCase(java.util.Locale.ROOT), "not-a-uuid", "1", "a".repeat(300), "%C3%A9", "1%27%20OR%201=1", "%7Bid%7D")) {
                    String user2 = id.equals(foreign) ? other.path("user").path("id").asText() : id;
                    String what = id + " in " + route.template();
                    ApiAnswer answer = contract.check(route.template(), what, user.get(path(route, id, user2)));
                    contract.expect(answer.status() == 404 && "NOT_FOUND".equals(answer.errorCode()), what, answer);
                    ObjectNode body = answer.json().deepCopy();
                    body.remove("timestamp");
                    ((ObjectNode) body.path("error")).remove("correlationId");
                    bodies.add(body);
                }
                assertEquals(1, bodies.size(), route.template() + " answers an unknown and a foreign id differently: " + bodies);
            }
        }
    }

    @Test
    void letsNobodyInWithoutATokenOfOurs() {
        String[] good = account.path("token").asText().split("\\.");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        String admin = new String(Base64.getUrlDecoder().decode(good[1]), StandardCharsets.UTF_8).replace("\"role\":\"user\"", "\"role\":\"admin\"");
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(none + "." + good[1] + ".", "token_invalid");
        tokens.put(none + "." + good[1] + "." + good[2], "token_invalid");
        tokens.put(good[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(admin.getBytes(StandardCharsets.UTF_8)) + "." + good[2], "token_invalid");
        tokens.put(token("another secret of the same length 0123456789", Instant.now()), "token_invalid");
        tokens.put(token(TestSecrets.JWT, Instant.now().minusSeconds(3600)), "token_expired");
        tokens.put(good[0] + "." + good[1], "token_invalid");
        tokens.put("x", "token_invalid");
        for (Route route : ROUTES) {
            if (route.access() == Access.USER) {
                refused(route, stranger, "token_missing");
                refused(route, stranger.withHeader("Authorization", "Basic eDp5"), "token_invalid");
                tokens.forEach((token, reason) -> refused(route, stranger.withToken(token), reason));
            } else if (!opensAStream(route) && !route.is(Trait.OWNER) && route.method().equals("GET")) {
                ApiAnswer answer = contract.check(path(route), "a bad token to " + route.template(), stranger.withToken(token(TestSecrets.JWT, Instant.EPOCH)).get(path(route)));
                contract.expect(answer.status() != 401, "a bad token matters to " + route.template(), answer);
            }
        }
    }

    private void refused(Route route, ApiClient client, String reason) {
        String what = reason + " to " + route.template();
        ApiAnswer answer = contract.check(path(route), what, client.raw(route.method(), path(route), JSON, route.method().equals("POST") ? new byte[] {'{', '}'} : new byte[0]));
        contract.expect(answer.status() == 401 && reason.equals(answer.json().path("error").path("details").path("reason").asText()), what, answer);
    }

    private static String token(String secret, Instant at) {
        return new TokenIssuer(new TokenKeys(secret, List.of()), SettableClock.at(at)).issue(UUID.randomUUID(), null, "admin", false, UUID.randomUUID(), Duration.ofMinutes(15));
    }

    @Test
    void paysNoHeedToHeadersThatOnlyWeMaySend() {
        JsonNode victim = guest();
        String id = victim.path("user").path("id").asText();
        ApiClient forger = stranger;
        for (Map.Entry<String, String> header : Map.of("x-user-id", id, "x-user-role", "admin", "x-user-guest", "false", "x-gateway-user", id, "x-service-name", "music-service",
                "x-internal-call", "1", "signature", "aip=:AAAA:", "signature-input", "aip=(\"@method\");keyid=\"music-service\"", "x-deadline", "1", "x-stream", "sha256-in-answer").entrySet()) {
            forger = forger.withHeader(header.getKey(), header.getValue());
        }
        for (Route route : ROUTES) {
            if (route.access() == Access.USER) {
                refused(route, forger, "token_missing");
            }
        }
        ApiClient signedIn = forger.withToken(account.path("token").asText());
        assertEquals(account.path("user").path("id").asText(), signedIn.get("/api/v1/auth/me").expect(200).data().path("user").path("id").asText());
        signedIn.get("/api/v1/app/playlists/user/" + id).expect(404, "NOT_FOUND");
        for (String internal : List.of("/internal/v1/usage-summary", "/internal/v1/events", "/internal/v1/users/" + id + "/song-context")) {
            contract.check(internal, internal, signedIn.get(internal)).expect(404, "ENDPOINT_NOT_FOUND");
        }
    }

    @Test
    void answersWhatIsNotInTheTable() {
        for (String path : List.of("/api", "/api/v1", "/api/v1/nope", "/nope", "/", "/API/v1/auth/me", "/api/v1/app/entries/a/b", "/uploads/", "/uploads/" + UNKNOWN, "/docs.html")) {
            contract.check(path, path, user.get(path)).expect(404, "ENDPOINT_NOT_FOUND");
        }
        contract.check("/api/v1/app/catalog/nope", "no such list", user.get("/api/v1/app/catalog/nope")).expect(404, "NOT_FOUND");
        for (String path : List.of("/api/v1//auth/me", "/api/v1/app/../auth/me", "/api/v1/app/%2e%2e/x", "/api/v1/app/entries;x=1", "/api/v1/auth/me%00", "/docs/../x")) {
            contract.check(path, path, user.get(path)).expect(400, "VALIDATION_ERROR");
        }
        assertEquals(200, user.get("/api/v1/auth/me/").status());
    }
}
