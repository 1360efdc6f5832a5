package com.aiponge.music.sealed;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.runtime.Json;
import java.util.UUID;

/** The words of a row as one encrypted JSON text, bound to their table, column, row and owner. Thread-safe. */
public final class SealedJson<T> {
    private final FieldCipher cipher;
    private final String table;
    private final String column;
    private final Class<T> type;

    public SealedJson(FieldCipher cipher, String table, String column, Class<T> type) {
        this.cipher = cipher;
        this.table = table;
        this.column = column;
        this.type = type;
    }

    public String seal(UUID row, UUID owner, T words) {
        return cipher.encrypt(Json.text(words), new FieldContext(table, column, row, owner));
    }

    /** Null for null. */
    public T open(UUID row, UUID owner, String sealed) {
        String json = cipher.decrypt(sealed, new FieldContext(table, column, row, owner));
        return json == null ? null : Json.read(json, type);
    }
}
