package com.aiponge.runtime.data;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.dbclient.DbRow;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.postgresql.jdbc.PgArray;

/** A row as DbClient read it. */
final class PgRow implements Row {
    private final DbRow row;

    PgRow(DbRow row) {
        this.row = row;
    }

    private Object value(String column) {
        return row.column(column).get(Object.class);
    }

    @Override
    public UUID uuid(String column) {
        return (UUID) value(column);
    }

    @Override
    public String text(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    @Override
    public Instant time(String column) {
        Timestamp time = (Timestamp) value(column);
        return time == null ? null : time.toInstant();
    }

    @Override
    public LocalDate date(String column) {
        Date date = (Date) value(column);
        return date == null ? null : date.toLocalDate();
    }

    @Override
    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    @Override
    public Integer integerOrNull(String column) {
        return value(column) == null ? null : integer(column);
    }

    @Override
    public long number(String column) {
        return ((Number) value(column)).longValue();
    }

    @Override
    public Double decimalOrNull(String column) {
        Number number = (Number) value(column);
        return number == null ? null : number.doubleValue();
    }

    @Override
    public boolean flag(String column) {
        return (Boolean) value(column);
    }

    @Override
    public JsonNode json(String column) {
        Object value = value(column);
        return value == null ? null : Json.tree(value.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> texts(String column) {
        PgArray array = (PgArray) value(column);
        return array == null ? List.of() : Values.texts(array);
    }
}
