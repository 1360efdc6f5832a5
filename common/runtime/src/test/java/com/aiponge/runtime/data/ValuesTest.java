package com.aiponge.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static TestSchema schema;
    private static PostgresDatabase database;

    @BeforeAll
    static void open() {
        schema = TestSchema.create();
        database = schema.open();
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @Test
    void keepsEveryKindOfValueAsItWas() {
        UUID id = Ids.next();
        Instant at = Instant.parse("2026-05-04T09:12:33.120456Z");
        String document = "{\"a\": [1, \"zwei\", null], \"::\": \"it's :id\"}";
        database.sql("""
                INSERT INTO things (id, name, number, small, ratio, happy, at, day, doc)
                VALUES (:id, :name, :number, :small, :ratio, :happy, :at, :day, CAST(:doc AS jsonb))
                """)
                .bind("id", id).bind("name", "naïve ☃ 'quoted' :name ?").bind("number", 1L << 40).bind("small", -7).bind("ratio", 0.25)
                .bind("happy", true).bind("at", at).bind("day", LocalDate.of(2024, 2, 29)).bind("doc", document).update();
        database.sql("SELECT * FROM things WHERE id = :id").bind("id", id).one(row -> {
            assertEquals(id, row.uuid("id"));
            assertEquals("naïve ☃ 'quoted' :name ?", row.text("name"));
            assertEquals(1L << 40, row.number("number"));
            assertEquals(-7, row.integer("small"));
            assertEquals(-7, row.integerOrNull("small"));
            assertEquals(0.25, row.decimalOrNull("ratio"));
            assertTrue(row.flag("happy"));
            assertEquals(at, row.time("at"));
            assertEquals(LocalDate.of(2024, 2, 29), row.date("day"));
            assertEquals(Json.tree(document.getBytes(java.nio.charset.StandardCharsets.UTF_8)), row.json("doc"));
            return null;
        });
    }

    @Test
    void keepsNulls() {
        UUID id = Ids.next();
        database.sql("""
                INSERT INTO things (id, name, number, small, ratio, happy, at, day, doc, labels)
                VALUES (:id, :none, :none, :none, :none, :none, :none, :none, CAST(:none AS jsonb), CAST(:none AS text[]))
                """).bind("id", id).bind("none", null).update();
        database.sql("SELECT * FROM things WHERE id = :id").bind("id", id).one(row -> {
            assertNull(row.text("name"));
            assertNull(row.integerOrNull("small"));
            assertNull(row.decimalOrNull("ratio"));
            assertNull(row.time("at"));
            assertNull(row.date("day"));
            assertNull(row.json("doc"));
            assertEquals(List.of(), row.texts("labels"));
            return null;
        });
    }

    @Test
    void keepsListsWithEveryCharacterThatArraysTreatSpecially() {
        List<String> labels = Arrays.asList("plain", "", "a,b", "{curly}", "\"quoted\"", "back\\slash", "\\\"", "NULL", "null", " space ", "line\nbreak", "☃", null);
        List<UUID> friends = List.of(Ids.next(), Ids.next());
        UUID id = Ids.next();
        database.sql("INSERT INTO things (id, labels, friends) VALUES (:id, CAST(:labels AS text[]), CAST(:friends AS uuid[]))")
                .bind("id", id).bind("labels", labels).bind("friends", friends).update();
        database.sql("SELECT labels, friends FROM things WHERE id = :id").bind("id", id).one(row -> {
            assertEquals(labels, row.texts("labels"));
            assertEquals(friends.stream().map(UUID::toString).toList(), row.texts("friends"));
            return null;
        });
    }

    @Test
    void findsRowsByListsOfIdsTimesAndNumbers() {
        UUID one = Ids.next();
        UUID two = Ids.next();
        Instant at = Instant.parse("2031-01-02T03:04:05.000006Z");
        database.sql("INSERT INTO things (id, at, number) VALUES (:one, :at, 11), (:two, NULL, 22)").bind("one", one).bind("two", two).bind("at", at).update();
        assertEquals(2, count("id = ANY(CAST(:some AS uuid[]))", List.of(one, two, Ids.next())));
        assertEquals(0, count("id = ANY(CAST(:some AS uuid[]))", List.of()));
        assertEquals(1, count("at = ANY(CAST(:some AS timestamptz[]))", List.of(at)));
        assertEquals(2, count("number = ANY(CAST(:some AS bigint[]))", List.of(11, 22L)));
    }

    @Test
    void keepsTextsLongerThanTheDriverBindsDirectly() {
        UUID id = Ids.next();
        String document = Json.text(Map.of("text", "x☃".repeat(20_000)));
        String name = "y".repeat(1_999);
        database.sql("INSERT INTO things (id, name, doc) VALUES (:id, :name, CAST(:doc AS jsonb))").bind("id", id).bind("name", name).bind("doc", document).update();
        database.sql("SELECT name, doc FROM things WHERE id = :id").bind("id", id).one(row -> {
            assertEquals(name, row.text("name"));
            assertEquals(document, Json.text(row.json("doc")));
            return null;
        });
    }

    @Test
    void readsTimesTheSameInAnyTimeZone() {
        TimeZone before = TimeZone.getDefault();
        Instant at = Instant.parse("2026-03-29T01:30:00Z");
        try {
            for (String zone : List.of("Pacific/Kiritimati", "America/St_Johns", "Europe/Berlin")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                UUID id = Ids.next();
                database.sql("INSERT INTO things (id, at, day) VALUES (:id, :at, :day)").bind("id", id).bind("at", at).bind("day", LocalDate.of(2026, 3, 29)).update();
                assertEquals(at, database.sql("SELECT at FROM things WHERE id = :id").bind("id", id).one(row -> row.time("at")), zone);
                assertEquals(LocalDate.of(2026, 3, 29), database.sql("SELECT day FROM things WHERE id = :id").bind("id", id).one(row -> row.date("day")), zone);
                assertEquals("2026-03-29 01:30:00", schema.server().value(
                        "SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM test_service.things WHERE id = CAST(? AS uuid)", id.toString()), zone);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void refusesWhatItCannotBind() {
        assertThrows(IllegalArgumentException.class, () -> database.sql("SELECT :x").bind("x", new Object()));
        assertThrows(IllegalArgumentException.class, () -> database.sql("SELECT :x").bind("x", List.of(List.of("a"))));
        assertThrows(IllegalArgumentException.class, () -> database.sql("SELECT :x").bind("x", TimeZone.getDefault()));
    }

    private static long count(String where, Object some) {
        return database.sql("SELECT count(*) AS n FROM things WHERE " + where).bind("some", some).one(row -> row.number("n"));
    }
}
