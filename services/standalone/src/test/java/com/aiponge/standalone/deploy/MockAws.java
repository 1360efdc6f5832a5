package com.aiponge.standalone.deploy;

import com.aiponge.testkit.Eventually;
import com.aiponge.testkit.Ports;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** AWS on loopback, by moto_server. Arranged and looked at by plain HTTP here, because a call of the command line costs most of a second. */
final class MockAws {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> TARGETS = Map.of("ecs", "AmazonEC2ContainerServiceV20141113", "ecr", "AmazonEC2ContainerRegistry_V20150921",
            "secretsmanager", "secretsmanager");
    private static final MockAws SHARED = start();
    private final Process process;
    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();

    private MockAws(Process process, int port) {
        this.process = process;
        this.url = "http://127.0.0.1:" + port;
    }

    /** The one of this JVM, with whatever the last test left in it. */
    static MockAws shared() {
        return SHARED;
    }

    /** Two tasks of every service run, as soon as it is asked for. */
    private static MockAws start() {
        try {
            int port = Ports.free();
            ProcessBuilder builder = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port)).redirectErrorStream(true)
                    .redirectOutput(Path.of("target/moto.log").toFile());
            builder.environment().put("MOTO_ECS_SERVICE_RUNNING", "2");
            MockAws aws = new MockAws(builder.start(), port);
            Runtime.getRuntime().addShutdownHook(new Thread(aws::stop));
            Eventually.until("moto_server answers", Duration.ofSeconds(60), aws::isUp);
            return aws;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    private boolean isUp() {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(url + "/moto-api/data.json")).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** An operation of a service with a JSON protocol. */
    JsonNode json(String service, String operation, String body) {
        try {
            return JSON.readTree(post("/", service, "application/x-amz-json-1.1", TARGETS.get(service) + "." + operation, body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An operation of a service with the query protocol; the answer is XML. */
    String query(String service, String operation, Map<String, String> parameters) {
        String form = "Action=" + operation + parameters.entrySet().stream()
                .map(entry -> "&" + entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining());
        return post("/", service, "application/x-www-form-urlencoded", null, form);
    }

    /** From now on every call needs a permission, or none does. */
    void enforce(boolean permissions) {
        post("/moto-api/reset-auth", "sts", "text/plain", null, permissions ? "0" : "inf");
    }

    void reset() {
        enforce(false);
        post("/moto-api/reset", "sts", "text/plain", null, "");
    }

    private String post(String path, String service, String type, String target, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).header("Content-Type", type)
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/" + service + "/aws4_request, SignedHeaders=host, Signature=00")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (target != null) {
            request.header("X-Amz-Target", target);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(service + " " + target + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void stop() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
