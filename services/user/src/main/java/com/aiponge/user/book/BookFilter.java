package com.aiponge.user.book;

import com.aiponge.runtime.data.Sql;
import com.aiponge.runtime.http.Input;
import java.util.Locale;
import java.util.Set;

/** Which books a list shows; null where nothing was asked. */
record BookFilter(String typeId, String category, String language, String visibility, String status, String search, String scope) {
    private static final Set<String> LANGUAGES = Set.of("en", "es", "fr", "de", "pt", "ar", "ja", "hi");
    private static final Set<String> VISIBILITIES = Set.of("personal", "shared", "public");
    private static final Set<String> STATUSES = Set.of("draft", "active", "archived");
    private static final Set<String> SCOPES = Set.of("mine", "shared", "public", "all");

    static BookFilter from(Input query, Set<String> types) {
        String visibility = query.oneOf("visibility", VISIBILITIES);
        String scope = query.oneOf("scope", SCOPES);
        BookFilter filter = new BookFilter(query.oneOf("typeId", types), query.text("category", 100), language(query), visibility,
                query.oneOf("status", STATUSES), query.trimmed("search", 100),
                scope == null && "personal".equals(visibility) ? "mine" : scope);
        query.check();
        return filter;
    }

    /** Null for all languages. */
    private static String language(Input query) {
        String given = query.text("language", 35);
        if (given == null || given.equals("all")) {
            return null;
        }
        String code = given.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return LANGUAGES.contains(code) ? code : query.wrong("language", "is not a language we speak", "UNKNOWN_VALUE");
    }

    static BookFilter ofType(String typeId) {
        return new BookFilter(typeId, null, null, null, null, null, "mine");
    }

    /** Everything a viewer may see stands in the list unless the scope says less; one's own personal books only when asked for. */
    boolean shows(String scopeName) {
        return scope == null ? !scopeName.equals("mine") : scope.equals("all") || scope.equals(scopeName);
    }

    String conditions() {
        return (typeId == null ? "" : " AND type_id = :type")
                + (category == null ? "" : " AND category = :category")
                + (language == null ? "" : " AND language = :language")
                + (visibility == null ? "" : " AND visibility = :visibility")
                + (status == null ? "" : " AND status = :status");
    }

    Sql bind(Sql statement) {
        bind(statement, "type", typeId);
        bind(statement, "category", category);
        bind(statement, "language", language);
        bind(statement, "visibility", visibility);
        bind(statement, "status", status);
        return statement;
    }

    private static void bind(Sql statement, String name, Object value) {
        if (value != null) {
            statement.bind(name, value);
        }
    }
}
