package com.aiponge.user.book;

import java.util.UUID;

/** Where an entry is filed; {@code chapterId} is null for "not filed". */
public record Place(UUID bookId, UUID chapterId) {
}
