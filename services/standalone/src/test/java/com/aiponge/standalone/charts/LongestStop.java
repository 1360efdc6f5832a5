package com.aiponge.standalone.charts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a service may take to stop after its drain, by its own sources: requests, then jobs, then deliveries. */
public final class LongestStop {
    static final String LISTENER = "common/runtime/src/main/java/com/aiponge/runtime/http/HttpListener.java";
    private static final String PROCESS = "common/runtime/src/main/java/com/aiponge/runtime/service/ServiceProcess.java";

    private LongestStop() {
    }

    public static int seconds() {
        return seconds(LISTENER, "GRACE") + 2 * seconds(PROCESS, "GRACE");
    }

    /** A constant that is so many seconds. */
    static int seconds(String source, String constant) {
        Matcher matcher = Pattern.compile(constant + " = Duration\\.ofSeconds\\((\\d+)\\)").matcher(Yaml.text(source));
        if (!matcher.find()) {
            throw new AssertionError(source + " has no " + constant);
        }
        return Integer.parseInt(matcher.group(1));
    }
}
