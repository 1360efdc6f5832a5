package com.aiponge.user.book;

import java.util.Map;

/** A kind of book (19.6). */
record BookType(String id, String name, String description, String category, String iconName, boolean isUserCreatable, boolean isEditable,
                int sortOrder, Map<String, Object> defaultSettings) {
    private static final String STAFF_ONLY = "guide";

    /** A line of the table: id, category, icon, order, name, description. */
    static BookType of(String line) {
        String[] cells = line.split("\t");
        return new BookType(cells[0], cells[4], cells[5], cells[1], cells[2], !cells[0].equals(STAFF_ONLY), true, Integer.parseInt(cells[3]), Map.of());
    }
}
