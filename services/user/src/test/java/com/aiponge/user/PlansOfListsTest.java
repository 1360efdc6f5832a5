package com.aiponge.user;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every list is read along its index: no sequential scan, and no sort of what the index has in order. */
class PlansOfListsTest {
    private static final String NOBODY = "'00000000-0000-7000-8000-000000000000'";
    private static UserWorld world;

    @BeforeAll
    static void start() {
        world = UserWorld.start();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "entries_newest        | SELECT * FROM entries WHERE user_id = $ ORDER BY user_date DESC, id DESC LIMIT 21",
            "entries_newest        | SELECT * FROM entries WHERE user_id = $ AND (user_date, id) < (now(), $) ORDER BY user_date DESC, id DESC LIMIT 21",
            "entries_newest        | SELECT * FROM entries WHERE user_id = $ AND entry_type = 'quote' AND user_date >= now() ORDER BY user_date DESC, id DESC LIMIT 21",
            "entries_in_chapter    | SELECT * FROM entries WHERE user_id = $ AND chapter_id = $ ORDER BY chapter_sort_order, id LIMIT 100",
            "entry_images_of_entry | SELECT * FROM entry_images WHERE entry_id = $ ORDER BY sort_order, id",
            "books_own             | SELECT * FROM books b WHERE b.user_id = $ ORDER BY (b.system_type IS NOT DISTINCT FROM 'default') DESC, b.created_at DESC, b.id DESC LIMIT 21",
            "books_newest          | SELECT * FROM books WHERE visibility = 'public' AND status = 'active' ORDER BY created_at DESC, id DESC LIMIT 21",
            "chapters_own          | SELECT * FROM chapters c WHERE c.user_id = $ ORDER BY c.book_id, c.sort_order, c.id LIMIT 21",
            "chapters_of_book      | SELECT * FROM chapters c WHERE c.book_id = $ ORDER BY c.book_id, c.sort_order, c.id LIMIT 21",
            "saved_books_newest    | SELECT * FROM saved_books WHERE user_id = $ ORDER BY added_at DESC, id DESC LIMIT 21",
            "credit_reservations_due | SELECT * FROM credit_reservations WHERE state = 'reserved' AND expires_at <= now() ORDER BY expires_at LIMIT 200",
    })
    void aListUsesItsIndex(String index, String statement) throws SQLException {
        String plan = plan(statement.replace("$", NOBODY));
        assertTrue(plan.contains(index), plan);
        assertFalse(plan.contains("Seq Scan") || plan.contains("Sort Key"), plan);
    }

    private static String plan(String statement) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = world.database().connect(); Statement sql = connection.createStatement()) {
            sql.execute("SET search_path = user_service");
            sql.execute("SET enable_seqscan = off");
            sql.execute("SET enable_bitmapscan = off");
            try (ResultSet rows = sql.executeQuery("EXPLAIN " + statement)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }
}
