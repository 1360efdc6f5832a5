package com.aiponge.user.profile;

import com.aiponge.runtime.data.Database;
import java.util.Optional;
import java.util.UUID;

/** SQL of profiles. */
final class ProfileStore {
    private static final String FIND = """
            SELECT a.id, a.email, a.name, a.role, a.is_guest, p.language, p.timezone, p.preferences
            FROM profiles p JOIN accounts a ON a.id = p.account_id
            WHERE p.account_id = :account
            """;

    private final Database database;

    ProfileStore(Database database) {
        this.database = database;
    }

    void open(UUID account, String language) {
        database.sql("INSERT INTO profiles (account_id, language) VALUES (:account, :language)")
                .bind("account", account).bind("language", language).update();
    }

    Optional<ProfileRow> find(UUID account) {
        return read(FIND, account);
    }

    Optional<ProfileRow> lock(UUID account) {
        return read(FIND + " FOR UPDATE OF p", account);
    }

    void save(UUID account, String language, String preferences) {
        database.sql("UPDATE profiles SET language = :language, preferences = :preferences WHERE account_id = :account")
                .bind("account", account).bind("language", language).bind("preferences", preferences).update();
    }

    private Optional<ProfileRow> read(String statement, UUID account) {
        return database.sql(statement).bind("account", account).first(row -> new ProfileRow(row.uuid("id"), row.text("email"), row.text("name"),
                row.text("role"), row.flag("is_guest"), row.text("language"), row.text("timezone"), row.text("preferences")));
    }
}
