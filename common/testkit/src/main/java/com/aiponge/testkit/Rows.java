package com.aiponge.testkit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.util.PGobject;

/** A result as plain Java values. */
final class Rows {
    private Rows() {
    }

    static List<Map<String, Object>> of(ResultSet result) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        List<Map<String, Object>> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                row.put(columns.getColumnLabel(i), value(result, i, columns));
            }
            rows.add(row);
        }
        return rows;
    }

    private static Object value(ResultSet result, int column, ResultSetMetaData columns) throws SQLException {
        if (columns.getColumnType(column) == Types.TIMESTAMP || columns.getColumnType(column) == Types.TIMESTAMP_WITH_TIMEZONE) {
            if (columns.getColumnTypeName(column).equals("timestamptz")) {
                OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
                return time == null ? null : time.toInstant();
            }
            Timestamp time = result.getTimestamp(column);
            return time == null ? null : time.toLocalDateTime();
        }
        return switch (result.getObject(column)) {
            case PGobject other -> other.getValue();
            case Array array -> Arrays.asList((Object[]) array.getArray());
            case null -> null;
            case Object plain -> plain;
        };
    }
}
