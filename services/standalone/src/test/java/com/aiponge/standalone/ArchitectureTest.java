package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dependency direction of docs/architecture.md, read off the sources. */
class ArchitectureTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?com\\.aiponge\\.([a-z]+)");
    private static final Set<String> COMMON = Set.of("crypto", "runtime");
    /** Module folder → package below com.aiponge → what its main code may import besides itself. */
    private static final Map<String, Set<String>> MAY_SEE = Map.ofEntries(
            Map.entry("common/crypto:crypto", Set.of()),
            Map.entry("common/runtime:runtime", Set.of("crypto")),
            Map.entry("common/embedded:embedded", Set.of()),
            Map.entry("common/testkit:testkit", Set.of("embedded")),
            Map.entry("common/harness:harness", Set.of("crypto", "runtime", "testkit")),
            Map.entry("gateway:gateway", COMMON),
            Map.entry("services/system:system", COMMON),
            Map.entry("services/storage:storage", COMMON),
            Map.entry("services/user:user", COMMON),
            Map.entry("services/ai-config:aiconfig", COMMON),
            Map.entry("services/ai-content:aicontent", COMMON),
            Map.entry("services/ai-analytics:aianalytics", COMMON),
            Map.entry("services/music:music", COMMON));

    @Test
    void servicesSeeOnlyWhatIsCommon() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (Map.Entry<String, Set<String>> module : MAY_SEE.entrySet()) {
            String folder = module.getKey().split(":")[0];
            String own = module.getKey().split(":")[1];
            List<Path> sources = sources(folder);
            assertTrue(!sources.isEmpty(), folder + " has no sources");
            for (Path source : sources) {
                Matcher imports = IMPORT.matcher(Files.readString(source));
                while (imports.find()) {
                    String seen = imports.group(1);
                    if (!seen.equals(own) && !module.getValue().contains(seen)) {
                        breaches.add(source + " imports com.aiponge." + seen);
                    }
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    @Test
    void noMainFileIsLongerThanFourHundredLines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (String module : MAY_SEE.keySet()) {
            for (Path source : sources(module.split(":")[0])) {
                long lines = Files.readAllLines(source).size();
                if (lines > 400) {
                    tooLong.add(source + ": " + lines);
                }
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void behaviourKnowsNoHttpAndStoresKnowNoCrypto() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (String module : MAY_SEE.keySet()) {
            for (Path source : sources(module.split(":")[0])) {
                String name = source.getFileName().toString();
                String text = Files.readString(source);
                boolean sql = Pattern.compile("\\.sql\\(\\s*\"").matcher(text).find();
                if (module.startsWith("services/") && sql && !name.endsWith("Store.java")) {
                    breaches.add(source + " has SQL outside a Store");
                }
                if (module.startsWith("services/") && name.endsWith("Routes.java") && text.contains("runtime.data.Database")) {
                    breaches.add(source + " reaches the database from its routes");
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    private static List<Path> sources(String folder) throws IOException {
        Path main = ROOT.resolve(folder).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(main)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.getFileName().toString().equals("package-info.java")).toList();
        }
    }
}
