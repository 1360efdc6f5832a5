package com.aiponge.user.book;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** HTTP for books, the shelf and chapters. */
public final class BookRoutes implements Routes {
    private static final int PUBLIC_SECONDS = 60;
    private static final int NORMAL = 20;
    private static final int HUNDRED = 100;
    private static final int HIGHEST = 200;

    private final Library library;
    private final BookTypes types = new BookTypes();
    private final Function<UUID, List<UUID>> creators;

    /** @param creators whose shared books a person may see */
    public BookRoutes(Library library, Function<UUID, List<UUID>> creators) {
        this.library = library;
        this.creators = creators;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/library/books", this::catalogue)
                .get("/api/v1/app/library/books/{id}/chapters", this::chapters)
                .get("/api/v1/app/library/user/books", this::own)
                .get("/api/v1/app/library/user", this::shelf)
                .get("/api/v1/app/library/book-types", this::types)
                .get("/api/v1/app/library/chapters", this::ownChapters)
                .get("/api/v1/app/library/user/chapters", this::ownChapters)
                .get("/api/v1/app/chapters", this::ownChapters);
    }

    private Answer catalogue(Call call) {
        Input query = call.query();
        BookFilter filter = BookFilter.from(query, types.ids());
        PageRequest request = PageRequest.of(query, "books " + filter, NORMAL, HUNDRED);
        return shared(call, "items", library.catalogue(viewer(call), filter, request));
    }

    private Answer chapters(Call call) {
        PageRequest request = PageRequest.of(call.query(), "chapters of " + call.id("id"), HUNDRED, HIGHEST);
        return shared(call, "chapters", library.chapters(viewer(call), call.id("id"), request));
    }

    private Answer own(Call call) {
        UUID user = call.caller().requireUser();
        Input query = call.query();
        BookFilter filter = BookFilter.ofType(query.oneOf("typeId", types.ids()));
        return Answer.page("books", library.own(user, filter, PageRequest.of(query, "own books " + filter, HUNDRED, HIGHEST)));
    }

    private Answer shelf(Call call) {
        return Answer.list(library.shelf(call.caller().requireUser(), PageRequest.of(call.query(), "shelf", HUNDRED, HIGHEST)));
    }

    private Answer types(Call call) {
        Page<BookType> page = types.page(PageRequest.of(call.query(), "book types", HUNDRED, HUNDRED));
        return Answer.list(page).publicFor(PUBLIC_SECONDS).tagged(call, page);
    }

    private Answer ownChapters(Call call) {
        UUID user = call.caller().requireUser();
        Input query = call.query();
        UUID book = query.uuid("bookId");
        return Answer.page("chapters", library.ownChapters(user, book, PageRequest.of(query, "own chapters " + book, HUNDRED, HIGHEST)));
    }

    private Viewer viewer(Call call) {
        return Viewer.of(call.caller(), call.language(), creators);
    }

    /** What nobody in particular sees may be kept for a minute; what a person sees is theirs. */
    private static Answer shared(Call call, String name, Page<?> page) {
        Answer answer = Answer.page(name, page);
        return call.caller().userId() == null ? answer.publicFor(PUBLIC_SECONDS).tagged(call, page) : answer;
    }
}
