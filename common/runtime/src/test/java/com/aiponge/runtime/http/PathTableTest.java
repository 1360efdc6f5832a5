package com.aiponge.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathTableTest {
    private static final String ID = "0196f0c9-44d7-7e12-a3f8-6b1d90c2e5f4";
    private final PathTable<String> table = new PathTable<>();

    @Test
    void literalsWinOverParameters() {
        table.add("GET", "/app/lists/{list}", "one");
        table.add("GET", "/app/lists/all", "all");

        assertEquals("all", table.find("GET", "/app/lists/all").value());
        assertEquals("one", table.find("GET", "/app/lists/moods").value());
    }

    @Test
    void fallsBackToAParameterWhenTheLiteralLeadsNowhere() {
        table.add("GET", "/library/{bookId}/progress", "progress");
        table.add("GET", "/library/user/books", "own");

        assertThrows(PathTable.MalformedId.class, () -> table.find("GET", "/library/user/progress"));
        assertEquals("progress", table.find("GET", "/library/" + ID + "/progress").value());
    }

    @Test
    void idsAreUuidsOnly() {
        table.add("GET", "/entries/{id}", "entry");

        assertEquals(Map.of("id", ID), table.find("GET", "/entries/" + ID).parameters());
        assertThrows(PathTable.MalformedId.class, () -> table.find("GET", "/entries/42"));
        assertThrows(PathTable.MalformedId.class, () -> table.find("GET", "/entries/" + ID.replace('-', '_')));
        assertThrows(PathTable.MalformedId.class, () -> table.find("GET", "/entries/" + ID.replace('c', '\u0669')));
    }

    @Test
    void ignoresATrailingSlashAndNothingElse() {
        table.add("GET", "/entries", "entries");

        assertEquals("entries", table.find("GET", "/entries/").value());
        assertNull(table.find("GET", "/entries/x"));
        assertNull(table.find("GET", "/entries//"));
        assertNull(table.find("GET", "/Entries"));
        assertNull(table.find("GET", "/"));
    }

    @Test
    void namesTheMethodsOfAKnownPath() {
        table.add("GET", "/entries/{id}", "read");
        table.add("PATCH", "/entries/{id}", "change");

        PathTable.Match<String> match = table.find("PUT", "/entries/" + ID);

        assertNull(match.value());
        assertEquals(Set.of("GET", "PATCH"), match.allowed());
    }

    @Test
    void takesTheRestOfAPath() {
        table.add("GET", "/docs/{file*}", "page");

        assertEquals(Map.of("file", "css/a.css"), table.find("GET", "/docs/css/a.css").parameters());
    }

    @Test
    void refusesTwoRoutesForOnePath() {
        table.add("GET", "/entries", "a");

        assertThrows(IllegalStateException.class, () -> table.add("GET", "/entries", "b"));
    }

    @Test
    void givesTheUuidParameterWayToAPlainOneOfTheSamePlace() {
        table.add("GET", "/creator/invitations/{token}", "look");
        table.add("DELETE", "/creator/invitations/{id}", "end");

        assertEquals("end", table.find("DELETE", "/creator/invitations/" + ID).value());
        assertEquals("look", table.find("GET", "/creator/invitations/abc").value());
    }
}
