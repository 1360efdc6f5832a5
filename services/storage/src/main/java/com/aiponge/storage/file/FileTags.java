package com.aiponge.storage.file;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.runtime.Json;
import java.util.List;
import java.util.UUID;

/** What people call their files together: their own words, so encrypted in rows. */
public final class FileTags {
    private final FieldCipher cipher;

    public FileTags(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Null for no tags. */
    public String seal(UUID id, UUID owner, List<String> tags) {
        return tags.isEmpty() ? null : cipher.encrypt(Json.text(tags), context(id, owner));
    }

    public List<String> open(FileRow file) {
        return file.tags() == null ? List.of() : List.of(Json.read(cipher.decrypt(file.tags(), context(file.id(), file.ownerId())), String[].class));
    }

    private static FieldContext context(UUID id, UUID owner) {
        return new FieldContext("files", "tags", id, owner);
    }
}
