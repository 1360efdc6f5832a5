package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.field.KeyRing;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ecs/secrets.sh against Secrets Manager on loopback. */
class SecretsScriptTest {
    private static MockAws aws;

    @BeforeAll
    static void start() {
        Tool.needs("aws", "moto_server");
        aws = MockAws.shared();
    }

    @BeforeEach
    void empty() {
        aws.reset();
    }

    private static Tool.Outcome secrets(String input, String... arguments) {
        return Tool.run(Map.of("AWS_ENDPOINT_URL", aws.url()), input, java.util.stream.Stream.concat(java.util.stream.Stream.of("ecs/secrets.sh"), List.of(arguments).stream()).toList());
    }

    private static String value(String name) {
        return aws.json("secretsmanager", "GetSecretValue", "{\"SecretId\":\"aiponge/" + name + "\"}").path("SecretString").asText();
    }

    private static void store(String name, String value) {
        aws.json("secretsmanager", "CreateSecret", "{\"Name\":\"aiponge/" + name + "\",\"SecretString\":\"" + value + "\"}");
    }

    @Test
    void makesWhatIsMissingLongEnoughAndLeavesTheRest() {
        store("jwt-secret", "mine");

        Tool.Outcome outcome = secrets("", "create").worked();

        assertEquals("mine", value("jwt-secret"));
        assertEquals(32, Base64.getDecoder().decode(value("entry-encryption-key")).length);
        assertTrue(value("internal-service-secret").matches("[0-9a-f]{64}"));
        assertEquals(" ", value("jwt-secret-retired"));
        assertFalse(outcome.output().contains(value("entry-encryption-key")), "no value is shown");
    }

    @Test
    void rotatesInThreeStepsSoThatOldAndNewTasksUnderstandEachOther() {
        store("jwt-secret", "old");
        store("jwt-secret-retired", " ");

        secrets("", "rotate", "jwt-secret", "prepare").worked();
        String fresh = value("jwt-secret-retired");
        assertEquals("old", value("jwt-secret"));
        assertEquals(64, Base64.getDecoder().decode(fresh).length);

        assertNotEquals(0, secrets("", "rotate", "jwt-secret", "finish").status(), "before it is switched");
        secrets("", "rotate", "jwt-secret", "switch").worked();
        assertEquals(List.of(fresh, "old"), List.of(value("jwt-secret"), value("jwt-secret-retired")));

        assertNotEquals(0, secrets("", "rotate", "jwt-secret", "switch").status(), "would bring the old one back");
        secrets("", "rotate", "jwt-secret", "finish").worked();
        assertEquals(List.of(fresh, " "), List.of(value("jwt-secret"), value("jwt-secret-retired")));
    }

    @Test
    void keepsEveryEntryReadableWhileItsKeyIsRotated() {
        byte[] key = new byte[32];
        String old = Base64.getEncoder().encodeToString(key);
        store("entry-encryption-key", old);
        store("entry-encryption-keys-retired", " ");

        secrets("", "rotate", "entry-encryption-key", "prepare").worked();
        secrets("", "rotate", "entry-encryption-key", "switch").worked();

        KeyRing.of(value("entry-encryption-key"), List.of(value("entry-encryption-keys-retired").split(",")));
        assertEquals(old, value("entry-encryption-keys-retired"));
        Tool.Outcome outcome = secrets("", "rotate", "entry-encryption-key", "finish");
        assertTrue(outcome.status() != 0 && outcome.output().contains("keep it"), outcome.output());
    }

    @Test
    void changesOneVendorKeyAndNoOther() {
        secrets("", "create").worked();

        secrets("sk-proj_A1-b2\n", "set-key", "OPENAI_API_KEY").worked();
        secrets("el-key\n", "set-key", "ELEVENLABS_API_KEY").worked();

        assertTrue(value("api-keys").contains("\"OPENAI_API_KEY\":\"sk-proj_A1-b2\""), "the first key");
        assertTrue(value("api-keys").contains("\"ELEVENLABS_API_KEY\":\"el-key\""), "the second key");
        assertTrue(value("api-keys").contains("\"MUSICAPI_API_KEY\":\" \""), "the others");
        assertNotEquals(0, secrets("a\"b\n", "set-key", "OPENAI_API_KEY").status());
    }

    @Test
    void composesTheAddressesWithTls() {
        store("database-credentials", "{\\\"username\\\":\\\"aiponge_admin\\\",\\\"password\\\":\\\"Abc123\\\"}");
        store("redis-credentials", "{\\\"username\\\":\\\"default\\\",\\\"password\\\":\\\"Red456\\\"}");
        store("database-url", " ");
        store("redis-url", " ");

        secrets("", "database-url", "proxy.example").worked();
        secrets("", "redis-url", "cache.example").worked();

        assertEquals("postgresql://aiponge_admin:Abc123@proxy.example:5432/aiponge?sslmode=require", value("database-url"));
        assertEquals("rediss://:Red456@cache.example:6379", value("redis-url"));
    }
}
