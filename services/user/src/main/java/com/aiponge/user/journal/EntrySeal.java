package com.aiponge.user.journal;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.runtime.Json;
import java.util.UUID;

/** Encrypts what a person wrote before it goes to the store, and opens it after. */
final class EntrySeal {
    private static final String TABLE = "entries";

    private final FieldCipher cipher;

    EntrySeal(FieldCipher cipher) {
        this.cipher = cipher;
    }

    String content(String plain, UUID entryId, UUID owner) {
        return cipher.encrypt(plain, where("content", entryId, owner));
    }

    String details(EntryDetails plain, UUID entryId, UUID owner) {
        return cipher.encrypt(Json.text(plain), where("details", entryId, owner));
    }

    String content(StoredEntry entry) {
        return cipher.decrypt(entry.content(), where("content", entry.id(), entry.userId()));
    }

    EntryDetails details(StoredEntry entry) {
        return details(entry.details(), entry.id(), entry.userId());
    }

    EntryDetails details(String sealed, UUID entryId, UUID owner) {
        return Json.read(cipher.decrypt(sealed, where("details", entryId, owner)), EntryDetails.class);
    }

    private static FieldContext where(String column, UUID entryId, UUID owner) {
        return new FieldContext(TABLE, column, entryId, owner);
    }
}
