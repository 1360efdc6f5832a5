package com.aiponge.storage.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.settings.Settings;
import com.aiponge.testkit.FakeHttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Without keys a role counts: stand-ins for what Fargate and EKS put beside a container, by the system properties that mirror their variables. */
class CredentialsChainTest {
    private static final String UNTIL = Instant.now().plusSeconds(3_600).toString();

    @TempDir
    private Path folder;
    private final List<String> set = new ArrayList<>();

    @BeforeEach
    void noOtherSource() {
        set("aws.disableEc2Metadata", "true");
        set("aws.sharedCredentialsFile", folder.resolve("none").toString());
        set("aws.configFile", folder.resolve("none").toString());
        set("aws.region", "eu-central-1");
    }

    @AfterEach
    void forget() {
        set.forEach(System::clearProperty);
    }

    private void set(String name, String value) {
        System.setProperty(name, value);
        set.add(name);
    }

    private static S3Config config(String... more) {
        Map<String, String> settings = new java.util.HashMap<>(Map.of("STORAGE_PROVIDER", "s3", "AWS_REGION", "eu-central-1"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return S3Config.from(Settings.of(settings));
    }

    private static String container() {
        return "{\"AccessKeyId\":\"ASIACONTAINER\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"" + UNTIL + "\"}";
    }

    @Test
    void aFargateTaskHasItsRole() {
        try (FakeHttpServer endpoint = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, 200, container()))) {
            set("aws.containerCredentialsFullUri", endpoint.uri() + "/v2/credentials/1");
            AwsCredentials credentials = config().credentials().resolveCredentials();
            assertEquals("ASIACONTAINER", credentials.accessKeyId());
            assertEquals("t", assertInstanceOf(AwsSessionCredentials.class, credentials).sessionToken());
            assertEquals(Instant.parse(UNTIL), credentials.expirationTime().orElseThrow(), "signed addresses must not outlive it");
        }
    }

    /** EKS Pod Identity is the same endpoint with a token from a file. */
    @Test
    void aPodHasItsIdentity() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "pod-token");
        try (FakeHttpServer endpoint = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, 200, container()))) {
            set("aws.containerCredentialsFullUri", endpoint.uri() + "/v1/credentials");
            set("aws.containerAuthorizationTokenFile", token.toString());
            assertEquals("ASIACONTAINER", config().credentials().resolveCredentials().accessKeyId());
            assertEquals("pod-token", endpoint.requests().getFirst().header("Authorization"));
        }
    }

    /** IRSA: STS gives credentials for the token that the cluster writes into a file. */
    @Test
    void aServiceAccountHasItsRole() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "cluster-token");
        String xml = """
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials>
                <AccessKeyId>ASIAIRSA</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>%s</Expiration>
                </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>""".formatted(UNTIL);
        try (FakeHttpServer sts = FakeHttpServer.start(exchange -> FakeHttpServer.answer(exchange, 200, "text/xml", xml.getBytes(StandardCharsets.UTF_8)))) {
            set("aws.endpointUrlSts", sts.uri().toString());
            set("aws.webIdentityTokenFile", token.toString());
            set("aws.roleArn", "arn:aws:iam::123456789012:role/aiponge-storage");
            assertEquals("ASIAIRSA", config().credentials().resolveCredentials().accessKeyId());
            String asked = sts.requests().getFirst().text();
            assertTrue(asked.contains("cluster-token") && asked.contains("aiponge-storage"), asked);
        }
    }

    @Test
    void keysThatAreSetCountBeforeAnyRole() {
        try (FakeHttpServer endpoint = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, 200, container()))) {
            set("aws.containerCredentialsFullUri", endpoint.uri() + "/v2/credentials/1");
            AwsCredentials fixed = config("AWS_ACCESS_KEY_ID", "AKIDFIXED", "AWS_SECRET_ACCESS_KEY", "s").credentials().resolveCredentials();
            assertEquals("AKIDFIXED", fixed.accessKeyId());
            AwsCredentials temporary = config("AWS_ACCESS_KEY_ID", "ASIA", "AWS_SECRET_ACCESS_KEY", "s", "AWS_SESSION_TOKEN", "x").credentials()
                    .resolveCredentials();
            assertEquals("x", assertInstanceOf(AwsSessionCredentials.class, temporary).sessionToken());
            assertEquals(List.of(), endpoint.requests());
        }
    }
}
