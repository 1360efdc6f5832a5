package com.aiponge.standalone;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** The platform as its own commands see it from outside. */
record Http(HttpClient client, String base, String token) {

    /** An answer's status and JSON. */
    record Reply(int status, JsonNode json) {
        JsonNode data() {
            return json.path("data");
        }

        Reply expect(int wanted) {
            if (status != wanted) {
                throw new CannotStart(json.path("error").path("message").asText("The platform answered " + status + "."));
            }
            return this;
        }
    }

    static Http at(String base) {
        return new Http(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(3)).build(), base, null);
    }

    Http withToken(String bearer) {
        return new Http(client, base, bearer);
    }

    Reply get(String path) {
        return send(request(path).GET().build());
    }

    Reply post(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))).build());
    }

    /** A media URL carries its own signature, so no token goes along: the platform may send us on to a bucket or a CDN. */
    void download(String path, Path to) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30)).build();
        try (HttpClient following = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(3))
                .followRedirects(HttpClient.Redirect.NORMAL).build()) {
            HttpResponse<Path> response = following.send(request, answer ->
                    answer.statusCode() == 200 ? HttpResponse.BodySubscribers.ofFile(to) : HttpResponse.BodySubscribers.replacing(to));
            if (response.statusCode() != 200) {
                throw new CannotStart("The song could not be fetched: " + response.statusCode());
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
        return token == null ? builder : builder.header("Authorization", "Bearer " + token);
    }

    private Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), Json.tree(response.body()));
        } catch (IOException e) {
            throw new CannotStart("No platform answers at " + base + ". Start one with ./aiponge up.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.");
        }
    }
}
