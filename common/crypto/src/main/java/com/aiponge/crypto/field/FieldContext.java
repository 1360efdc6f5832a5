package com.aiponge.crypto.field;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/**
 * The one place where an encrypted text belongs. It is authenticated with the text, so a value that is copied to another
 * table, column, row or owner no longer decrypts.
 *
 * @param rowId the row's primary key
 * @param owner the person whose text it is
 */
public record FieldContext(String table, String column, UUID rowId, UUID owner) {
    public FieldContext {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(rowId, "rowId");
        Objects.requireNonNull(owner, "owner");
    }

    /** Lengths stand before the names, so that no two contexts share an encoding. */
    byte[] additionalData() {
        byte[] tableName = table.getBytes(StandardCharsets.UTF_8);
        byte[] columnName = column.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + tableName.length + 4 + columnName.length + 32)
                .putInt(tableName.length).put(tableName)
                .putInt(columnName.length).put(columnName)
                .putLong(rowId.getMostSignificantBits()).putLong(rowId.getLeastSignificantBits())
                .putLong(owner.getMostSignificantBits()).putLong(owner.getLeastSignificantBits())
                .array();
    }
}
