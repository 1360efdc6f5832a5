package com.aiponge.system.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One line of a list (contract 3); members that a list does not have are left out.
 *
 * @param kind     of a mood: {@code feeling} for how a person feels, {@code song} for how a song sounds
 * @param category of a book type
 * @param code     of a language, and how its speakers call it, and whether it is written from the right
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Item(String key, String name, String kind, String category, String code, String nativeName, Boolean rtl) {
    static Item of(String key, String name) {
        return new Item(key, name, null, null, null, null, null);
    }

    static Item mood(String key, String name, String kind) {
        return new Item(key, name, kind, null, null, null, null);
    }

    static Item bookType(String key, String name, String category) {
        return new Item(key, name, null, category, null, null, null);
    }

    static Item language(String code, String name, String nativeName) {
        return new Item(code, name, null, null, code, nativeName, code.equals("ar"));
    }
}
