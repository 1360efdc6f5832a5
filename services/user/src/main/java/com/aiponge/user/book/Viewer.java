package com.aiponge.user.book;

import com.aiponge.runtime.http.Caller;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Who looks at books.
 *
 * @param id       null when nobody is signed in
 * @param admin    sees every shared book
 * @param creators whose shared books the viewer may see
 */
record Viewer(UUID id, boolean admin, List<UUID> creators, String language) {

    static Viewer of(Caller caller, String language, Function<UUID, List<UUID>> creators) {
        return new Viewer(caller.userId(), caller.isAdmin(), caller.userId() == null ? List.of() : creators.apply(caller.userId()), language);
    }

    boolean maySee(BookRow book) {
        if (book.userId().equals(id)) {
            return true;
        }
        boolean live = book.status().equals("active");
        return switch (book.visibility()) {
            case "public" -> live;
            case "shared" -> admin || live && creators.contains(book.userId());
            default -> false;
        };
    }
}
