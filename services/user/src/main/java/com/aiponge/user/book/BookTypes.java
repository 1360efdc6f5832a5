package com.aiponge.user.book;

import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The kinds of books, in their order. Immutable. */
final class BookTypes {
    private final List<BookType> types;

    BookTypes() {
        try (InputStream file = BookTypes.class.getResourceAsStream("book-types.tsv")) {
            types = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(BookType::of).sorted(Comparator.comparingInt(BookType::sortOrder)).toList();
        } catch (IOException e) {
            throw new IllegalStateException("book-types.tsv is unreadable", e);
        }
    }

    Set<String> ids() {
        return types.stream().map(BookType::id).collect(Collectors.toUnmodifiableSet());
    }

    Page<BookType> page(PageRequest request) {
        int after = request.continues() ? request.numberAfter(0) : Integer.MIN_VALUE;
        List<BookType> rows = types.stream().filter(type -> type.sortOrder() > after).skip(request.offset()).limit(request.fetch()).toList();
        return Page.of(rows, types.size(), request, type -> List.of(Integer.toString(type.sortOrder())));
    }
}
