package com.aiponge.storage.upload;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Caller;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.file.Category;
import com.aiponge.storage.file.Visibility;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a person says about a file that is sent. */
record UploadFields(Category category, Visibility visibility, List<String> tags) {
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 50;
    private static final int TAGS_TEXT = 8_000;

    /** @param textual whether tags come as the text of a JSON array, as forms have it */
    static UploadFields from(Input input, Caller caller, boolean textual) {
        String named = input.oneOf("category", Category.names());
        boolean open = input.flag("isPublic", false);
        boolean shared = input.flag("isShared", false);
        UUID user = input.uuid("userId");
        List<String> tags = textual ? parsed(input) : input.texts("tags", MOST_TAGS, LONGEST_TAG);
        input.check();
        if (user != null && !user.equals(caller.requireUser())) {
            throw new Problem.Forbidden("FORBIDDEN", "Files are stored for oneself only");
        }
        Category category = named == null ? Category.GENERAL : Category.named(named);
        // Only staff publishes; other people's files become visible with the thing that uses them.
        Visibility wished = !caller.isStaff() ? Visibility.PERSONAL : open ? Visibility.PUBLIC : shared ? Visibility.SHARED : Visibility.PERSONAL;
        return new UploadFields(category, category.visibility(wished), tags == null ? List.of() : tags.stream().map(String::strip).distinct().toList());
    }

    private static List<String> parsed(Input input) {
        String text = input.text("tags", TAGS_TEXT);
        if (text == null) {
            return null;
        }
        try {
            JsonNode tree = Json.tree(text.getBytes(StandardCharsets.UTF_8));
            if (tree.isArray()) {
                Input nested = Input.of(Json.toTree(Map.of("tags", tree)));
                List<String> tags = nested.texts("tags", MOST_TAGS, LONGEST_TAG);
                nested.check();
                return tags;
            }
        } catch (Json.MalformedJson e) {
            return input.wrong("tags", "must be a JSON array", "WRONG_FORMAT");
        }
        return input.wrong("tags", "must be a JSON array", "WRONG_TYPE");
    }

    /** The same for the same wishes. */
    String text() {
        return category.wireName() + '\n' + visibility.wireName() + '\n' + Json.text(tags);
    }
}
