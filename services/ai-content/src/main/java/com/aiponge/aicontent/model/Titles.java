package com.aiponge.aicontent.model;

/** Titles as they may be shown. */
public final class Titles {
    private static final int LONGEST = 100;
    private static final String QUOTES = "\"'“”„«»‘’`*#";

    private Titles() {
    }

    /** Without quotation marks around it; null when it is empty, too long or more than one line. */
    public static String tidy(String written) {
        String title = written.strip();
        while (title.length() > 1 && QUOTES.indexOf(title.charAt(0)) >= 0 && QUOTES.indexOf(title.charAt(title.length() - 1)) >= 0) {
            title = title.substring(1, title.length() - 1).strip();
        }
        boolean fits = !title.isEmpty() && title.codePointCount(0, title.length()) <= LONGEST && title.lines().count() == 1
                && title.chars().noneMatch(Character::isISOControl);
        return fits ? title : null;
    }
}
