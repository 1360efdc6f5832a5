package com.aiponge.user.onboarding;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Input;
import com.aiponge.user.profile.Languages;
import com.aiponge.user.profile.Preferences;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The answers of the onboarding.
 *
 * @param changes  to the preferences; the goals stand among them
 * @param language null when none was given
 * @param title    how the person calls the default book; null when they do not say
 */
record Completion(ObjectNode changes, String language, String title, String description) {

    static Completion from(Input body) {
        ObjectNode changes = Preferences.changes(body, "preferences");
        List<String> goals = body.texts("wellnessGoals", 20, 100);
        if (goals != null) {
            changes.set("wellnessGoals", Json.toTree(goals));
        }
        String locale = body.text("locale", 35);
        Input book = body.nested(body.firstOf("book", "journal"));
        String title = book == null ? null : book.requiredTrimmed("title", 255);
        String description = book == null ? null : book.text("description", 5000);
        body.check();
        return new Completion(changes, locale == null ? null : Languages.orEnglish(locale), title, description);
    }
}
