package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.field.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        return secrets(input, Map.of(), arguments);
    }

    private static Tool.Outcome secrets(String input, Map<String, String> more, String... arguments) {
        Map<String, String> all = new TreeMap<>(more);
        all.put("AWS_ENDPOINT_URL", aws.url());
        return Tool.run(all, input, Stream.concat(Stream.of("ecs/secrets.sh"), List.of(arguments).stream()).toList());
    }

    private static String value(String name) {
        return aws.json("secretsmanager", "GetSecretValue", "{\"SecretId\":\"aiponge/" + name + "\",\"VersionStage\":\"AWSCURRENT\"}").path("SecretString").asText();
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
    void makesAKeyPairThatSignsAddressesAndShowsThePublicHalfAlone() throws Exception {
        Tool.needs("openssl");
        store("cloudfront-private-key", " ");

        Tool.Outcome outcome = secrets("", "cloudfront-key").worked();
        assertEquals(" ", value("cloudfront-private-key"), "storage does not start with a key that has no id");
        secrets("", "cloudfront-key", "use").worked();

        byte[] text = "a policy".getBytes(StandardCharsets.UTF_8);
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        Signature signature = Signature.getInstance("SHA1withRSA");
        signature.initSign(rsa.generatePrivate(new PKCS8EncodedKeySpec(pem(value("cloudfront-private-key"), "PRIVATE"))));
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(rsa.generatePublic(new X509EncodedKeySpec(pem(outcome.output(), "PUBLIC"))));
        signature.update(text);
        assertTrue(signature.verify(signed));
        assertFalse(outcome.output().contains("PRIVATE KEY"), "the private half is shown");
        assertNotEquals(0, secrets("", "cloudfront-key", "use").status(), "no other key waits");
    }

    @Test
    void overwritesNoKeyThatWouldTakeWordsOrTasksWithIt() {
        secrets("", "create").worked();
        String key = value("entry-encryption-key");

        for (String name : List.of("entry-encryption-key", "entry-encryption-keys-retired", "jwt-secret", "internal-service-secret")) {
            Tool.Outcome outcome = secrets("other\n", "set", name);
            assertTrue(outcome.status() == 1 && outcome.output().contains("secrets.sh rotate"), outcome.output());
        }
        assertEquals(key, value("entry-encryption-key"));

        secrets("from-the-safe\n", Map.of("RESTORING", "yes"), "set", "entry-encryption-key").worked();
        assertEquals("from-the-safe", value("entry-encryption-key"));
        secrets("a-token\n", "set", "ops-token").worked();
        assertEquals("a-token", value("ops-token"));
    }

    private static byte[] pem(String text, String kind) {
        String inner = text.substring(text.indexOf("-----BEGIN " + kind + " KEY-----"), text.indexOf("-----END " + kind)).replaceFirst("-----BEGIN [A-Z ]+-----", "");
        return Base64.getMimeDecoder().decode(inner);
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
