package com.aiponge.standalone.charts;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the deployment files build on, by the variable that names another: the environment may, as it does for those who build. */
public final class BaseImages {
    private static final Pattern OBSERVERS = Pattern.compile("PROMETHEUS_IMAGE|GRAFANA_IMAGE");

    private BaseImages() {
    }

    /** Of compose/Dockerfile. */
    public static Map<String, String> ofTheDockerfile() {
        return found(Pattern.compile("(?m)^ARG ([A-Z]+_IMAGE)=(.+)$").matcher(Yaml.text("compose/Dockerfile")));
    }

    /** Of compose.yaml without its profiles. */
    public static Map<String, String> ofCompose() {
        Map<String, String> images = found(Pattern.compile("\\$\\{([A-Z]+_IMAGE):-([^}]+)}").matcher(Yaml.text("compose/compose.yaml")));
        images.keySet().removeIf(OBSERVERS.asMatchPredicate());
        return images;
    }

    private static Map<String, String> found(Matcher matcher) {
        Map<String, String> images = new TreeMap<>();
        while (matcher.find()) {
            images.put(matcher.group(1), System.getenv().getOrDefault(matcher.group(1), matcher.group(2)));
        }
        return images;
    }
}
