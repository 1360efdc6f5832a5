package com.aiponge.user.account;

import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.UUID;

/** A row of accounts. Guests have neither e-mail address nor password hash. */
record Account(UUID id, String email, String username, String name, String passwordHash, String role, String status, boolean guest,
               boolean emailVerified, String phoneNumber, boolean phoneVerified, Instant createdAt) {

    static Account of(Row row) {
        return new Account(row.uuid("id"), row.text("email"), row.text("username"), row.text("name"), row.text("password_hash"),
                row.text("role"), row.text("status"), row.flag("is_guest"), row.flag("email_verified"), row.text("phone_number"),
                row.flag("phone_verified"), row.time("created_at"));
    }

    boolean mayEnter() {
        return status.equals("active") || status.equals("pending");
    }

    /** Neither the hash nor the address may reach a log. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
