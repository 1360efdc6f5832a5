package com.aiponge.runtime.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.jdbc.PgArray;

/** Between Java and PostgreSQL, in one place. Text is sent untyped, so the server reads it as the type the statement needs. */
final class Values {
    private Values() {
    }

    /** The form in which a value is bound. */
    static Object toServer(String name, Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Integer number -> number;
            case Long number -> number;
            case Short number -> number;
            case Double number -> number;
            case BigDecimal number -> number;
            case Boolean flag -> flag;
            case UUID id -> id.toString();
            case Instant time -> OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
            case LocalDate date -> date;
            case JsonNode json -> json.toString();
            case Collection<?> list -> array(name, list);
            default -> throw new IllegalArgumentException(":" + name + " cannot be a " + value.getClass().getName());
        };
    }

    /** The array literal of PostgreSQL's documentation, 8.15.2: every element in double quotes, {@code \} and {@code "} escaped. */
    private static String array(String name, Collection<?> list) {
        return list.stream().map(element -> element(name, element)).collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(String name, Object element) {
        if (element instanceof Collection<?>) {
            throw new IllegalArgumentException(":" + name + " cannot be a list of lists");
        }
        Object value = toServer(name, element);
        return value == null ? "NULL" : '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The elements of an array column as text. */
    static List<String> texts(PgArray array) {
        try {
            List<String> texts = new ArrayList<>();
            for (Object element : (Object[]) array.getArray()) {
                texts.add(element == null ? null : element.toString());
            }
            return texts;
        } catch (SQLException e) {
            throw Failures.of(e, "read an array");
        }
    }
}
