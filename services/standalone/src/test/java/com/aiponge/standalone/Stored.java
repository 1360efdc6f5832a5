package com.aiponge.standalone;

import com.aiponge.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds a word in what the platform keeps. */
final class Stored {
    private Stored() {
    }

    /** The columns of any table of any schema that hold the word in clear, whatever its case. */
    static List<String> columnsWith(TestDatabase database, String word) {
        List<String> found = new ArrayList<>();
        for (Map<String, Object> column : database.query("""
                SELECT table_schema, table_name, column_name FROM information_schema.columns
                WHERE table_schema LIKE '%\\_service' AND data_type IN ('text', 'character varying', 'jsonb', 'json', 'ARRAY', 'bytea')""")) {
            String table = column.get("table_schema") + "." + column.get("table_name");
            String name = column.get("column_name").toString();
            String text = "CASE pg_typeof(\"" + name + "\") WHEN 'bytea'::regtype THEN encode(CAST(CAST(\"" + name + "\" AS text) AS bytea), 'escape') ELSE CAST(\""
                    + name + "\" AS text) END";
            if (database.number("SELECT count(*) FROM " + table + " WHERE " + text + " ILIKE '%" + word + "%'") > 0) {
                found.add(table + "." + name);
            }
        }
        return found;
    }

    /** The files of a folder that hold the word, in one byte a character or in two. */
    static List<Path> filesWith(Path folder, String word) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> found = new ArrayList<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\0", "");
                if (bytes.toLowerCase(java.util.Locale.ROOT).contains(word.toLowerCase(java.util.Locale.ROOT))) {
                    found.add(file);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
