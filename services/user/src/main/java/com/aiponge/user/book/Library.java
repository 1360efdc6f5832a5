package com.aiponge.user.book;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.user.search.BatchSearch;
import com.aiponge.user.search.Position;
import java.util.List;
import java.util.UUID;

/** Books and chapters for those who may see them. */
public final class Library {
    private static final int MOST_SEARCHED = 3000;

    private final BookStore books;
    private final ShelfStore shelf;
    private final ChapterStore chapters;
    private final BookSeal seal;
    private final BatchSearch<BookRow> search;
    private final MediaUrls media;

    public Library(Database database, FieldCipher cipher, MediaUrls media) {
        this.books = new BookStore(database);
        this.shelf = new ShelfStore(database);
        this.chapters = new ChapterStore(database);
        this.seal = new BookSeal(cipher);
        this.search = new BatchSearch<>(MOST_SEARCHED, row -> seal.words(row).text(), BookRow::place);
        this.media = media;
    }

    Page<Book> catalogue(Viewer viewer, BookFilter filter, PageRequest request) {
        Page<BookRow> page = filter.search() != null
                ? search.find(filter.search(), (after, limit) -> books.visible(viewer, filter, after, 0, limit), request)
                : Page.of(books.visible(viewer, filter, Position.of(request), request.offset(), request.fetch()),
                        books.countVisible(viewer, filter), request, row -> row.place().key());
        return page.map(row -> shown(row, viewer.id()));
    }

    Page<Book> own(UUID user, BookFilter filter, PageRequest request) {
        List<BookRow> rows = books.own(user, filter, OwnPosition.of(request), request.offset(), request.fetch());
        return Page.of(rows, books.countOwn(user, filter), request, BookRow::ownKey).map(row -> shown(row, user));
    }

    Page<SavedBook> shelf(UUID user, PageRequest request) {
        List<SavedBook.Stored> rows = shelf.newest(user, Position.of(request), request.offset(), request.fetch());
        return Page.of(rows, shelf.count(user), request, row -> new Position(row.addedAt(), row.id()).key())
                .map(row -> row.shown(shown(row.book(), user)));
    }

    /** @param book null for the chapters of all own books */
    Page<Chapter.Item> ownChapters(UUID user, UUID book, PageRequest request) {
        return Page.of(chapters.own(user, book, request), chapters.countOwn(user, book), request, ChapterRow::key).map(this::shown);
    }

    Page<Chapter.Item> chapters(Viewer viewer, UUID book, PageRequest request) {
        books.find(book, viewer.id()).filter(viewer::maySee).orElseThrow(Problem.NotFound::new);
        return Page.of(chapters.ofBook(book, request), chapters.countOfBook(book), request, ChapterRow::key).map(this::shown);
    }

    /** A chapter of the person's own. */
    public OwnChapter ownChapter(UUID user, UUID id) {
        ChapterRow row = chapters.find(user, id).orElseThrow(Problem.NotFound::new);
        BookRow book = books.find(row.bookId(), user).orElseThrow(Problem.NotFound::new);
        return new OwnChapter(Chapter.of(row, seal.words(row)), seal.words(book).title());
    }

    private Book shown(BookRow row, UUID viewer) {
        String cover = row.isPublic() ? media.open(row.coverFileId(), "cover.jpg") : media.signed(row.coverFileId(), "cover.jpg");
        return Book.of(row, seal.words(row), cover, viewer);
    }

    private Chapter.Item shown(ChapterRow row) {
        return Chapter.Item.of(Chapter.of(row, seal.words(row)));
    }
}
