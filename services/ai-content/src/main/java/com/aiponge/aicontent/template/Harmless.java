package com.aiponge.aicontent.template;

/**
 * Values as they may stand in a prompt. A model takes what it reads for instructions unless it can tell where somebody else's words begin
 * and end. So they stand in a fence, {@code <data name="…">} to {@code </data>}, which the system prompt declares to be material; and no value
 * can hold a fence, since {@code &}, {@code <} and {@code >} are escaped. Values inside a sentence stand in double quotes and lose their own, and
 * their line breaks, so that they can neither leave the quotation nor begin a paragraph. Invisible format characters go: they carry text that people do not see. A value is put in once and never
 * read as a template.
 */
final class Harmless {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Harmless() {
    }

    /** On one line, at most {@code most} code points. */
    static String inline(String value, int most) {
        String line = visible(value).replaceAll("[\\s\\p{Z}]+", " ").strip();
        return escaped(cut(line, most)).replace("\"", "'");
    }

    /** In a fence of its own. */
    static String fenced(String name, String value, int most) {
        return "<data name=\"" + name + "\">\n" + escaped(cut(visible(value).strip(), most)) + "\n</data>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /** Joiners stay: Hindi, Arabic and emoji need them. */
    private static String visible(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            case Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        }).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
