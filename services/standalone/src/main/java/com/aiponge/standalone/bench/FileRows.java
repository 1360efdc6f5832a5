package com.aiponge.standalone.bench;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.storage.file.FileNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Rows of files: many at once by SQL, whose names nobody can read, and single ones as the service would write them. */
record FileRows(Connection database, FieldCipher cipher) {
    private static final String COLUMNS = """
            INSERT INTO storage_service.files (id, operation_id, owner_id, category, visibility, object_key, name, content_type, size, sha256,
                reference_count, unreferenced_since, status, created_at, updated_at)
            """;

    /** The id of the row with this number, in the order of numbers. */
    static UUID id(UUID owner, long number) {
        return new UUID(0x0190_0000_0000_7000L | owner.getMostSignificantBits() & 0xFFFF_0000_0000L, 0x8000_0000_0000_0000L | number);
    }

    /** A song of {@code owner}. */
    void add(UUID id, UUID owner, String key, long size, String sha256) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(COLUMNS + """
                VALUES (?, gen_random_uuid(), ?, 'track', 'personal', ?, ?, 'audio/mpeg', ?, ?, 0, now(), 'active', now(), now())""")) {
            insert.setObject(1, id);
            insert.setObject(2, owner);
            insert.setString(3, key);
            insert.setString(4, new FileNames(cipher).seal(id, owner, "quiet-river.mp3"));
            insert.setLong(5, size);
            insert.setString(6, sha256);
            insert.executeUpdate();
        }
    }

    /** Rows with the numbers from 1 on, and around {@code readable} some that can be shown. Counts are kept as the service's own trigger would. */
    void addMany(UUID owner, long count, long readable, int shown) throws SQLException {
        try (Statement statement = database.createStatement()) {
            // One row at a time the counting alone would take longer than the bench.
            statement.execute("ALTER TABLE storage_service.files DISABLE TRIGGER files_counted");
            statement.execute("SET synchronous_commit = off");
            statement.execute(COLUMNS + """
                    SELECT CAST('%s' || right(lpad(to_hex(n), 16, '0'), 12) AS uuid), gen_random_uuid(), '%s', 'track', 'personal',
                        'user/%s/track/' || n || '.mp3', repeat('x', 90), 'audio/mpeg', 4000000, md5(CAST(n AS text)) || md5(CAST(n AS text)),
                        0, now(), 'active', now(), now()
                    FROM generate_series(1, %d) AS n WHERE n NOT BETWEEN %d AND %d AND n <= %d"""
                    .formatted(id(owner, 0).toString().substring(0, 24), owner, owner, count, readable - shown, readable, count - shown));
            for (long number = readable - shown; number <= readable; number++) {
                add(id(owner, number), owner, "user/" + owner + "/track/" + number + ".mp3", 4_000_000, "0".repeat(64));
            }
            for (long number = count - shown + 1; number <= count; number++) {
                add(id(owner, number), owner, "user/" + owner + "/track/" + number + ".mp3", 4_000_000, "0".repeat(64));
            }
            statement.execute("ALTER TABLE storage_service.files ENABLE TRIGGER files_counted");
            statement.execute("""
                    INSERT INTO storage_service.file_counts (owner_id, category, content_type, open, files)
                    SELECT owner_id, category, content_type, false, count(*) FROM storage_service.files WHERE owner_id = '%s' GROUP BY 1, 2, 3
                    ON CONFLICT DO NOTHING""".formatted(owner));
        }
    }
}
