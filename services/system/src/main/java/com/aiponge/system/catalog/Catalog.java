package com.aiponge.system.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keys and what people call them in each language, from a table that is part of the service. Immutable. */
final class Catalog {
    private final List<String> columns;
    private final List<List<String>> rows;

    private Catalog(List<String> columns, List<List<String>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** @param name of a tab-separated table whose first line names the columns: the key, members of its own, and the languages */
    static Catalog read(String name) {
        try (InputStream file = Catalog.class.getResourceAsStream(name + ".tsv")) {
            List<List<String>> lines = new ArrayList<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> lines.add(Arrays.asList(line.split("\t", -1))));
            return new Catalog(lines.getFirst(), List.copyOf(lines.subList(1, lines.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> keys() {
        return rows.stream().map(List::getFirst).toList();
    }

    /** One of the table's columns, in the order of {@link #keys}. */
    List<String> column(String name) {
        int place = columns.indexOf(name);
        return rows.stream().map(row -> row.get(place)).toList();
    }
}
