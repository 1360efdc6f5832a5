package com.aiponge.user.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuthFailuresTest {
    static List<Arguments> codes() {
        return List.of(
                Arguments.of(new Problem.Conflict("USER_EXISTS", "taken"), "USER_EXISTS", "login"),
                Arguments.of(new Problem.Invalid("INVALID_EMAIL", "no"), "INVALID_EMAIL", "retry"),
                Arguments.of(new Problem.Invalid("INVALID_PASSWORD", "no"), "INVALID_PASSWORD", "retry"),
                Arguments.of(new Problem.Unauthorized("INVALID_CREDENTIALS", "no", null), "INVALID_CREDENTIALS", "retry"),
                Arguments.of(new Problem.Forbidden("ACCOUNT_SUSPENDED", "no"), "ACCOUNT_SUSPENDED", "contact_support"),
                Arguments.of(new Problem.Forbidden("PHONE_NOT_VERIFIED", "no"), "PHONE_NOT_VERIFIED", "verify_phone"),
                Arguments.of(new Problem.Invalid(List.of()), "VALIDATION_ERROR", null),
                Arguments.of(new Problem.Invalid("MALFORMED_JSON", "no"), "VALIDATION_ERROR", null),
                Arguments.of(new Problem.Unavailable("later"), "SERVER_ERROR", "retry"),
                Arguments.of(new Problem.Unauthorized("INVALID_REFRESH_TOKEN", "no", null), null, "login"),
                Arguments.of(new Problem.Forbidden("SESSION_REVOKED", "no"), null, "login"),
                Arguments.of(Problem.unprocessable("CONTENT_REJECTED", "no"), "VALIDATION_ERROR", null),
                Arguments.of(new Problem.TooMany("TOO_MANY_ATTEMPTS", "slow", Duration.ofSeconds(9)), null, "retry"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void tellASignInPageWhatToDo(Problem problem, String errorCode, String action) throws Exception {
        JsonNode body = body(answer(problem));
        assertEquals(errorCode, body.path("errorCode").textValue());
        assertEquals(action, body.path("suggestedAction").textValue());
        assertEquals(problem.code(), body.path("error").path("code").textValue());
        assertEquals("corr", body.path("error").path("correlationId").textValue());
        assertEquals(problem.code().equals("PHONE_NOT_VERIFIED"), body.path("requiresPhoneVerification").asBoolean());
        assertTrue(body.has("success") && !body.path("success").booleanValue());
    }

    @Test
    void keepTheHeadersOfTheCommonError() throws Exception {
        assertEquals("9", answer(new Problem.TooMany("TOO_MANY_ATTEMPTS", "slow", Duration.ofSeconds(9))).headers().get("Retry-After"));
        assertEquals("Bearer", answer(new Problem.Unauthorized("INVALID_CREDENTIALS", "no", null)).headers().get("WWW-Authenticate"));
    }

    @Test
    void hideTheUnexpectedAndSayThatItIsOurs() throws Exception {
        for (Throwable bug : List.of(new IllegalStateException("a secret"), new StackOverflowError("a secret"), new java.io.IOException("a secret"))) {
            Answer answer = AuthFailures.around(call -> {
                if (bug instanceof Error error) {
                    throw error;
                }
                throw (Exception) bug;
            }).handle(call());

            assertEquals(500, answer.status());
            assertEquals("SERVER_ERROR", body(answer).path("errorCode").textValue());
            assertEquals("INTERNAL_ERROR", body(answer).path("error").path("code").textValue());
            assertFalse(body(answer).toString().contains("a secret"));
        }
    }

    private static Answer answer(Problem problem) throws Exception {
        return AuthFailures.around(call -> {
            throw problem;
        }).handle(call());
    }

    private static JsonNode body(Answer answer) {
        return Json.tree(answer.bytes());
    }

    private static Call call() {
        return new Call("POST", "/", null, Map.of(), Map.of(), name -> null, null, "request", "corr", new byte[0], null, null);
    }
}
