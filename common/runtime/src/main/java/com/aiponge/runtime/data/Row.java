package com.aiponge.runtime.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One row of a result; columns by name. Null columns read as null, the primitive readers expect a value. */
public interface Row {
    UUID uuid(String column);

    String text(String column);

    Instant time(String column);

    LocalDate date(String column);

    int integer(String column);

    /** Null when the column is. */
    Integer integerOrNull(String column);

    long number(String column);

    Double decimalOrNull(String column);

    boolean flag(String column);

    /** A json or jsonb column as a tree; null when the column is. */
    JsonNode json(String column);

    /** A text[] or uuid[] column; empty when null. */
    List<String> texts(String column);
}
