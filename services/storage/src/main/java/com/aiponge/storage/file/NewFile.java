package com.aiponge.storage.file;

import com.aiponge.runtime.http.Input;
import java.util.UUID;

/**
 * A file that a service wants stored.
 *
 * @param name      as people know it
 * @param reference who uses it already; null when nobody does yet
 */
record NewFile(UUID operationId, UUID ownerId, Category category, String name, Visibility visibility, String reference) {
    private static final int LONGEST_NAME = 255;

    static NewFile from(Input query) {
        UUID operation = query.requiredUuid("operationId");
        UUID owner = query.requiredUuid("ownerId");
        String category = query.oneOf("category", Category.names());
        query.present("category", category);
        String name = query.requiredTrimmed("name", LONGEST_NAME);
        String wished = query.oneOf("visibility", Visibility.NAMES);
        String reference = References.of(query, "reference");
        query.check();
        Visibility visibility = wished == null ? Visibility.PERSONAL : Visibility.named(wished);
        Category known = Category.named(category);
        return new NewFile(operation, owner, known, name, known.visibility(visibility), reference);
    }
}
