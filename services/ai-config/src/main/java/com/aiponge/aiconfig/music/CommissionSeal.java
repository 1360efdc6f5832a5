package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.vendor.Commission;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.runtime.Json;
import java.util.UUID;

/** Commissions as they are stored: one encrypted payload. */
record CommissionSeal(FieldCipher cipher) {

    String seal(UUID task, UUID user, Commission commission) {
        return cipher.encrypt(Json.text(commission), context(task, user));
    }

    Commission open(TaskRow row) {
        return Json.read(cipher.decrypt(row.commission(), context(row.id(), row.userId())), Commission.class);
    }

    private static FieldContext context(UUID task, UUID user) {
        return new FieldContext("music_tasks", "commission", task, user);
    }
}
