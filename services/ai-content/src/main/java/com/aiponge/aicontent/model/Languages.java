package com.aiponge.aicontent.model;

import com.aiponge.runtime.http.Input;
import java.util.Locale;
import java.util.Map;

/** The languages texts are made in (E.Language), and how a prompt names them. */
public final class Languages {
    public static final String AUTO = "auto";
    private static final Map<String, String> NAMES = Map.of("en", "English", "es", "Spanish", "fr", "French", "de", "German", "pt", "Portuguese",
            "ar", "Arabic", "ja", "Japanese", "hi", "Hindi");

    private Languages() {
    }

    /** A code or region tag as a bare code; {@code auto} when absent; 400 for others (contract 0.12). */
    public static String from(Input input, String name) {
        String tag = input.text(name, 20);
        String code = tag == null ? AUTO : tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return code.equals(AUTO) || isKnown(code) ? code : input.wrong(name, "is not a language we write in", "UNKNOWN_VALUE");
    }

    public static boolean isKnown(String code) {
        return code != null && NAMES.containsKey(code);
    }

    /** For a prompt. */
    public static String name(String code) {
        return NAMES.getOrDefault(code, "the language of the material");
    }
}
