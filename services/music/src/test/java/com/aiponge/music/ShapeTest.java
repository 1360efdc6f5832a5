package com.aiponge.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The four roles keep apart: HTTP in routes, SQL in stores. */
class ShapeTest {
    private static final Path SOURCES = Path.of("src/main/java/com/aiponge/music");

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    @Test
    void onlyRoutesKnowCalls() throws IOException {
        for (Path file : files()) {
            boolean knows = Files.readString(file).contains("import com.aiponge.runtime.http.Call;");
            assertEquals(name(file).endsWith("Routes"), knows, file.toString());
        }
    }

    @Test
    void sqlIsWrittenInFewPlaces() throws IOException {
        List<String> places = files().stream().filter(file -> {
            try {
                return Files.readString(file).contains("database.sql(");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }).map(ShapeTest::name).sorted().toList();
        assertTrue(places.stream().allMatch(name -> name.endsWith("Store")), places.toString());
    }

    @Test
    void noFileIsLongAndNoLineIsEndless() throws IOException {
        for (Path file : files()) {
            List<String> lines = Files.readAllLines(file);
            assertTrue(lines.size() <= 180, file + " has " + lines.size());
            assertFalse(lines.stream().anyMatch(line -> line.length() > 180), file.toString());
        }
    }
}
