package com.aiponge.storage.file;

import com.aiponge.runtime.data.Row;
import com.aiponge.storage.object.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A file whose object is whole.
 *
 * @param name        encrypted
 * @param thumbSize   null when there is no thumbnail
 * @param thumbSha256 as {@code thumbSize}
 * @param uploaded    by its owner, so that it counts against what owners may store
 * @param missing     its object was not in the store when that was last looked at
 * @param tags        encrypted; null when there are none
 */
public record FileRow(UUID id, UUID operationId, UUID ownerId, Category category, Visibility visibility, ObjectKey key, String name, String contentType,
                      long size, String sha256, Integer durationSeconds, Integer width, Integer height, Integer thumbSize, String thumbSha256,
                      int references, boolean uploaded, String tags, String status, boolean missing, Instant createdAt,
                      Instant updatedAt) {
    public static final String ACTIVE = "active";
    public static final String COLUMNS = """
            id, operation_id, owner_id, category, visibility, object_key, name, content_type, size, sha256, duration_seconds, width, height, thumb_size,
            thumb_sha256, reference_count, uploaded, tags, status, missing_since IS NOT NULL AS missing,
            created_at, updated_at""";

    public static FileRow of(Row row) {
        return new FileRow(row.uuid("id"), row.uuid("operation_id"), row.uuid("owner_id"), Category.named(row.text("category")),
                Visibility.named(row.text("visibility")), new ObjectKey(row.text("object_key")), row.text("name"), row.text("content_type"),
                row.number("size"), row.text("sha256"), row.integerOrNull("duration_seconds"), row.integerOrNull("width"), row.integerOrNull("height"),
                row.integerOrNull("thumb_size"), row.text("thumb_sha256"), row.integer("reference_count"),
                row.flag("uploaded"), row.text("tags"), row.text("status"), row.flag("missing"), row.time("created_at"), row.time("updated_at"));
    }

    public boolean isPublic() {
        return visibility == Visibility.PUBLIC;
    }

    public boolean isImage() {
        return contentType.startsWith("image/");
    }

    /** Where its thumbnail is, if it has one. */
    public ObjectKey thumbKey() {
        return ObjectKeys.thumb(key);
    }

    /** Every object it stands for. */
    public List<ObjectKey> objects() {
        return thumbSize == null ? List.of(key) : List.of(key, thumbKey());
    }
}
