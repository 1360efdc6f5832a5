package com.aiponge.runtime.http;

import com.aiponge.runtime.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** What was built, from a file that the build fills in. */
public record BuildInfo(String service, String version, String commit, String buildTime, String environment) {
    /** The version of the HTTP contract (0.13). */
    public static final String CONTRACT = "1.0.0";

    public static BuildInfo of(String service, String environment) {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("/aiponge-build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildInfo(service, properties.getProperty("version"), properties.getProperty("commit"), properties.getProperty("time"), environment);
    }

    /** The body of {@code /version}. */
    public Map<String, Object> answer() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", "aiponge-" + service);
        body.put("version", version);
        body.put("commit", commit);
        body.put("buildTime", buildTime);
        body.put("runtime", "java " + Runtime.version().feature());
        body.put("environment", environment);
        body.put("contractVersion", CONTRACT);
        body.put("timestamp", Json.time(Instant.now()));
        return body;
    }
}
