package com.aiponge.standalone.charts;

import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.deploy.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who calls whom, read off the sources. */
final class CallsOfTheCode {
    private static final Pattern CALL = Pattern.compile("\\.(?:get|post|put|patch|delete)\\(\\s*(?:ServiceName\\.)?([A-Z_]+),");
    private static final Pattern ROW = Pattern.compile("(?m)^[A-Z]+ +\\| [^|]+\\| ([a-z-]+) +\\|");

    private CallsOfTheCode() {
    }

    static Map<ServiceName, Set<ServiceName>> all() {
        Map<ServiceName, Set<ServiceName>> all = new EnumMap<>(ServiceName.class);
        for (ServiceName caller : ServiceName.values()) {
            Set<ServiceName> callees = EnumSet.noneOf(ServiceName.class);
            String folder = caller == ServiceName.GATEWAY ? "gateway" : "services/" + caller.wireName().replace("-service", "");
            try (Stream<Path> sources = Files.walk(Tool.ROOT.resolve(folder + "/src/main/java"))) {
                for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                    calls(Files.readString(source), callees);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            all.put(caller, callees);
        }
        Matcher rows = ROW.matcher(Yaml.text("gateway/src/main/resources/gateway/routes.txt"));
        while (rows.find()) {
            ServiceName owner = ServiceName.ofWireName(rows.group(1) + "-service");
            if (owner != null) {
                all.get(ServiceName.GATEWAY).add(owner);
            }
        }
        return all;
    }

    private static void calls(String source, Set<ServiceName> into) {
        Matcher calls = CALL.matcher(source);
        while (calls.find()) {
            for (ServiceName service : ServiceName.values()) {
                if (service.name().equals(calls.group(1))) {
                    into.add(service);
                }
            }
        }
    }
}
