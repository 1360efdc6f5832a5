package com.aiponge.storage.own;

import com.aiponge.runtime.http.Input;
import com.aiponge.storage.file.Category;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which of somebody's files are asked for; null where everything is.
 *
 * @param tags all of them, in lower case; empty when tags do not matter
 */
record FileFilter(String category, String contentType, Boolean isPublic, List<String> tags) {
    private static final int MOST_TAGS = 20;

    static FileFilter from(Input query) {
        String category = query.oneOf("category", Category.names());
        String type = query.text("contentType", 100);
        Boolean open = query.flag("isPublic", null);
        String tags = query.text("tags", 1_000);
        List<String> each = tags == null ? List.of()
                : Arrays.stream(tags.split(",")).map(String::strip).filter(tag -> !tag.isEmpty()).map(tag -> tag.toLowerCase(Locale.ROOT)).toList();
        if (each.size() > MOST_TAGS) {
            query.wrong("tags", "must hold at most " + MOST_TAGS, "TOO_MANY");
        }
        query.check();
        return new FileFilter(category, type, open, each);
    }

    /** What the cursors of its list are bound to. */
    String list() {
        return String.join("\n", "files", String.valueOf(category), String.valueOf(contentType), String.valueOf(isPublic), String.join(",", tags));
    }

    boolean takes(List<String> given) {
        return given.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList().containsAll(tags);
    }
}
