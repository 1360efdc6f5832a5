package com.aiponge.gateway.openapi;

import com.aiponge.gateway.pipeline.Exchange;
import com.aiponge.gateway.pipeline.OwnHandler;
import com.aiponge.gateway.pipeline.OwnPage;
import com.aiponge.gateway.pipeline.SecurityHeaders;
import com.aiponge.gateway.table.RouteTable;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Problem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The contract for programs and for people: OpenAPI as JSON and YAML, and the page that shows it. All of it is made once, at start. */
public final class DocsRoutes {
    private static final String CACHE = "public, max-age=300";
    private static final String YAML = "application/yaml";
    private static final String POM = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private final OwnPage json;
    private final OwnPage yaml;
    private final OwnPage page;
    private final Map<String, OwnPage> files = new HashMap<>();

    public DocsRoutes(RouteTable table, String version) {
        ObjectNode document = OpenApi.of(table, version);
        json = file("application/json", Json.bytes(document));
        yaml = file(YAML, Yaml.of(document).getBytes(StandardCharsets.UTF_8));
        page = file("text/html; charset=utf-8", resource("/gateway/docs.html"));
        String jar = "/META-INF/resources/webjars/swagger-ui/" + jarVersion() + '/';
        files.put("docs.js", file("text/javascript; charset=utf-8", resource("/gateway/docs.js")));
        files.put("swagger-ui-bundle.js", file("text/javascript; charset=utf-8", resource(jar + "swagger-ui-bundle.js")));
        files.put("swagger-ui.css", file("text/css; charset=utf-8", resource(jar + "swagger-ui.css")));
        files.put("favicon-32x32.png", file("image/png", resource(jar + "favicon-32x32.png")));
    }

    public void addTo(Map<String, OwnHandler> own) {
        own.put("/openapi", exchange -> (wantsYaml(exchange) ? yaml : json).send(exchange));
        own.put("/openapi.json", json::send);
        own.put("/openapi.yaml", yaml::send);
        own.put("/docs", this::page);
        own.put("/docs/{file*}", this::file);
    }

    private void page(Exchange exchange) {
        exchange.response().header(SecurityHeaders.HTML_POLICY);
        page.send(exchange);
    }

    private void file(Exchange exchange) {
        OwnPage file = files.get(exchange.parameters().get("file"));
        if (file == null) {
            throw new Problem.NotFound();
        }
        file.send(exchange);
    }

    private static boolean wantsYaml(Exchange exchange) {
        String accept = exchange.header(HeaderNames.ACCEPT);
        return accept != null && accept.contains(YAML) && !accept.contains("application/json");
    }

    private static OwnPage file(String type, byte[] bytes) {
        return new OwnPage(Answer.bytes(200, type, bytes).with("Cache-Control", CACHE));
    }

    private static String jarVersion() {
        try {
            Properties properties = new Properties();
            properties.load(new java.io.ByteArrayInputStream(resource(POM)));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String path) {
        try (InputStream in = DocsRoutes.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
