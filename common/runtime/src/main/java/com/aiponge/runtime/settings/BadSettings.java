package com.aiponge.runtime.settings;

import java.util.List;

/** The settings do not allow a start; the message lists every reason, one a line. */
public final class BadSettings extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadSettings(List<String> problems) {
        super("These settings stop the start:\n  - " + String.join("\n  - ", problems), null, false, false);
    }
}
