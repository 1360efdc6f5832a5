package com.aiponge.storage.file;

import com.aiponge.runtime.http.Input;
import java.util.regex.Pattern;

/** What uses a file, as the service that uses it calls it: {@code track:<id>}. */
final class References {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,199}");

    private References() {
    }

    static String of(Input input, String member) {
        String text = input.text(member, 200);
        return text == null || FORM.matcher(text).matches() ? text : input.wrong(member, "must be letters, digits and :._-", "WRONG_FORMAT");
    }
}
