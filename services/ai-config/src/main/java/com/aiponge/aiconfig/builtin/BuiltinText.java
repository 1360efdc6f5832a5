package com.aiponge.aiconfig.builtin;

import com.aiponge.aiconfig.builtin.words.LanguageGuesser;
import com.aiponge.aiconfig.builtin.words.LyricsDraft;
import com.aiponge.aiconfig.builtin.words.LyricsOrder;
import com.aiponge.aiconfig.builtin.words.LyricsWriter;
import com.aiponge.aiconfig.builtin.words.TitleWriter;
import com.aiponge.aiconfig.vendor.TextAnswer;
import com.aiponge.aiconfig.vendor.TextOrder;
import com.aiponge.aiconfig.vendor.TextVendor;
import com.aiponge.aiconfig.vendor.Used;
import com.aiponge.aiconfig.vendor.VendorFailure;
import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Writes without a model, from the inputs alone: {@code task} lyrics (text, mood, genre, language, framework, displayName, supportive, seed)
 * or title (lyrics, language, mood, seed). Other tasks are not its trade. The same inputs always give the same text.
 */
public final class BuiltinText implements TextVendor {
    private final LyricsWriter lyricist = new LyricsWriter();
    private final TitleWriter titler = new TitleWriter();
    private final LanguageGuesser guesser = new LanguageGuesser();

    @Override
    public String adapter() {
        return "builtin";
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public TextAnswer write(TextOrder order) {
        Map<String, String> inputs = order.inputs();
        ObjectNode json = switch (inputs.getOrDefault("task", "")) {
            case "lyrics" -> lyrics(inputs);
            case "title" -> title(inputs);
            default -> throw new VendorFailure(VendorFailure.Kind.UNSUITABLE);
        };
        return new TextAnswer(Json.text(json), json, order.model(), Used.NOTHING);
    }

    private ObjectNode lyrics(Map<String, String> inputs) {
        LyricsDraft draft = lyricist.write(new LyricsOrder(inputs.get("text"), inputs.get("mood"), inputs.get("genre"), inputs.get("language"),
                inputs.get("framework"), inputs.get("displayName"), "true".equals(inputs.get("supportive")), inputs.get("seed")));
        ObjectNode json = Json.mapper().createObjectNode()
                .put("title", draft.title()).put("content", draft.content()).put("language", draft.language()).put("mood", draft.mood());
        draft.themes().forEach(json.putArray("themes")::add);
        return json;
    }

    private ObjectNode title(Map<String, String> inputs) {
        String lyrics = inputs.getOrDefault("lyrics", "");
        String wanted = inputs.getOrDefault("language", "auto");
        String language = wanted.equals("auto") ? guesser.guess(lyrics) : wanted;
        String title = titler.write(lyrics, language, inputs.get("mood"), inputs.getOrDefault("seed", ""));
        return Json.mapper().createObjectNode().put("title", title);
    }
}
