package com.aiponge.gateway.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table itself: complete, owned as contract 21.1 says, and strict about its form. */
final class RouteTableTest {
    private static final RouteTable TABLE = RouteTable.load();

    @Test
    void holdsTheRoutesOfTheMainJourney() {
        long routes = TABLE.routes().stream().filter(route -> !route.is(Trait.ALIAS) && !route.template().equals("/docs")).count();
        assertEquals(63, routes);
    }

    @Test
    void everyRowSaysWhatItIs() {
        for (Route route : TABLE.routes()) {
            assertFalse(route.summary().isBlank(), route.template());
            assertTrue(route.template().startsWith("/"), route.template());
            assertEquals(!route.isApi() && !route.template().startsWith("/uploads"), route.limit() == LimitClass.NONE, route.template());
            assertEquals(route.access().needsUser(), !route.is(Trait.NAMELESS) && route.access() == Access.USER, route.template());
            assertFalse(route.is(Trait.SHARED) && route.access() != Access.PUBLIC, route.template());
            assertFalse(route.limit().key() == LimitClass.Key.USER && route.is(Trait.NAMELESS) && route.limit() != LimitClass.NONE, route.template());
        }
    }

    @ParameterizedTest
    @CsvSource({"POST,/api/v1/auth/login,USER", "GET,/api/v1/app/config/defaults,SYSTEM", "GET,/api/v1/app/library/user/books,USER",
        "GET,/api/v1/app/library/explore,MUSIC", "GET,/api/v1/app/library/chapters,USER", "GET,/api/v1/app/library/albums,MUSIC",
        "HEAD,/uploads/0196f0cb-4410-7b6c-a8d5-f20c7e9b3146/a.mp3,STORAGE", "GET,/api/v1/events,GATEWAY",
        "GET,/api/v1/app/library/books/0196f0cb-4410-7b6c-a8d5-f20c7e9b3146/chapters,USER"})
    void findsTheOwnerOfAPath(String method, String path, ServiceName owner) {
        assertEquals(owner, TABLE.find(method, path).value().owner());
    }

    @Test
    void literalsWinOverParameters() {
        assertEquals("/api/v1/app/music/song-requests/active", TABLE.find("GET", "/api/v1/app/music/song-requests/active").value().template());
        assertEquals("/api/v1/app/playlists/user/me", TABLE.find("GET", "/api/v1/app/playlists/user/me").value().template());
    }

    @Test
    void tellsUnknownPathsMethodsAndIdsApart() {
        assertEquals("ENDPOINT_NOT_FOUND", assertThrows(Problem.NotFound.class, () -> TABLE.find("GET", "/api/v1/nothing")).code());
        assertEquals("NOT_FOUND", assertThrows(Problem.NotFound.class, () -> TABLE.find("GET", "/api/v1/app/entries/7")).code());
        assertEquals(java.util.Set.of("POST", "OPTIONS"), assertThrows(Problem.MethodNotAllowed.class, () -> TABLE.find("GET", "/api/v1/auth/login")).allowed());
    }

    @Test
    void idempotencyKeysBelongToChangesOutsideSignIn() {
        List<String> with = TABLE.routes().stream().filter(Route::takesIdempotencyKey).map(Route::template).toList();
        assertTrue(with.contains("/api/v1/app/entries"));
        assertTrue(with.contains("/api/v1/app/music/generate"));
        assertFalse(with.contains("/api/v1/auth/register"));
        assertFalse(with.contains("/api/v1/events/ticket"));
        assertTrue(TABLE.routes().stream().filter(route -> with.contains(route.template())).anyMatch(route -> route.method().equals("POST")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "GET | /a | user | public | anon | 15 | | x | y", "GET | /a | nobody | public | anon | 15 | | x", "GET | /a | user | everyone | anon | 15 | | x",
        "GET | /a | user | public | many | 15 | | x", "GET | /a | user | public | anon | soon | | x", "GET | /a | user | public | anon | 15 | odd | x"})
    void refusesALineThatIsNoRow(String line) {
        String message = assertThrows(IllegalArgumentException.class, () -> RouteTable.parse("# head\n" + line)).getMessage();
        assertTrue(message.contains("line 2"), message);
    }

    @Test
    void refusesTwoRowsForOneRoute() {
        String row = "GET | /a | user | public | anon | 15 | | x\n";
        assertThrows(IllegalStateException.class, () -> RouteTable.parse(row + row));
    }
}
