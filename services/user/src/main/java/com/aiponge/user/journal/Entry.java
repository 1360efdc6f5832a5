package com.aiponge.user.journal;

import com.aiponge.runtime.Json;
import com.aiponge.user.safety.SafetyNote;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An entry as its owner sees it. {@code safety} is there only in the answer to a write that worries. */
public record Entry(UUID id, UUID userId, UUID bookId, UUID chapterId, String content, String entryType, String type, int sortOrder,
             Integer chapterSortOrder, String processingStatus, String moodContext, String triggerSource, String sentiment,
             Integer emotionalIntensity, List<String> tags, List<String> themes, MusicHints musicHints, String depthLevel, String sourceTitle,
             String sourceAuthor, String sourceChapter, String attribution, boolean isPrivate, Instant userDate, String illustrationUrl,
             List<EntryImage> images, ObjectNode metadata, int version, Instant createdAt, Instant updatedAt,
             @JsonInclude(JsonInclude.Include.NON_NULL) SafetyNote safety) {

    static Entry of(StoredEntry row, String content, EntryDetails details, List<EntryImage> images, SafetyNote safety) {
        String first = images.isEmpty() ? null : images.getFirst().url();
        return new Entry(row.id(), row.userId(), row.bookId(), row.chapterId(), content, row.type(), row.type(), row.sortOrder(),
                row.chapterSortOrder(), row.processingStatus(), details.moodContext(), details.triggerSource(), details.sentiment(),
                details.emotionalIntensity(), details.tags(), details.themes(), details.musicHints(), details.depthLevel(),
                details.sourceTitle(), details.sourceAuthor(), details.sourceChapter(), details.attribution(), row.isPrivate(), row.userDate(),
                first, images, metadata(details, images, first), row.version(), row.createdAt(), row.updatedAt(), safety);
    }

    private static ObjectNode metadata(EntryDetails details, List<EntryImage> images, String first) {
        ObjectNode metadata = details.metadata().deepCopy();
        ArrayNode illustrations = metadata.putArray("illustrations");
        for (EntryImage image : images) {
            illustrations.addObject().put("id", image.id().toString()).put("url", image.url())
                    .put("thumbnailUrl", image.thumbnailUrl()).put("sortOrder", image.sortOrder());
        }
        metadata.set("illustrationUrl", Json.toTree(first));
        return metadata;
    }
}
