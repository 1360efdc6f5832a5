package com.aiponge.aicontent.lyrics;

import com.aiponge.aicontent.model.Languages;
import com.aiponge.aicontent.model.Titles;
import com.aiponge.aicontent.model.Unfit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A song text that keeps the rules; anything else is {@link Unfit}. */
record SongText(String title, String content, String language, List<String> themes, String mood) {
    private static final int MOST_CHARS = 10_000;
    private static final int LONGEST_LINE = 200;
    private static final int FEWEST_LINES = 4;
    private static final int MOST_THEMES = 8;
    private static final Pattern SECTION = Pattern.compile("\\[[^\\[\\]]{1,60}]");
    private static final Pattern FOREIGN = Pattern.compile("```|\\{\\{|</?data|https?://|[\\p{Cntrl}&&[^\n\t]]", Pattern.CASE_INSENSITIVE);

    /** Reads an answer. */
    static SongText from(JsonNode json) {
        List<String> broken = new ArrayList<>();
        String title = Titles.tidy(json.path("title").asText(""));
        if (title == null) {
            broken.add("\"title\" must be one line of 1 to 100 characters.");
        }
        String content = json.path("content").isTextual() ? tidy(json.path("content").textValue()) : "";
        broken.addAll(brokenRules(content));
        String language = json.path("language").asText("").split("-", 2)[0];
        if (!Languages.isKnown(language)) {
            broken.add("\"language\" must be a two-letter code.");
        }
        List<String> themes = new ArrayList<>();
        json.path("themes").forEach(theme -> {
            if (theme.isTextual() && !theme.textValue().isBlank() && theme.textValue().length() <= 50 && themes.size() < MOST_THEMES) {
                themes.add(theme.textValue().strip());
            }
        });
        if (!broken.isEmpty()) {
            throw new Unfit(broken);
        }
        String mood = json.path("mood").asText("").strip();
        return new SongText(title, content, language, List.copyOf(themes), mood.isEmpty() || mood.length() > 100 ? null : mood);
    }

    private static List<String> brokenRules(String content) {
        List<String> broken = new ArrayList<>();
        List<String> lines = content.lines().filter(line -> !line.isEmpty()).toList();
        long sections = lines.stream().filter(SongText::isSection).count();
        if (content.codePointCount(0, content.length()) > MOST_CHARS) {
            broken.add("\"content\" is longer than " + MOST_CHARS + " characters.");
        }
        if (sections < 2 || !isSection(lines.getFirst())) {
            broken.add("\"content\" must be divided into parts that begin with lines such as [Verse] and [Chorus].");
        }
        if (lines.size() - sections < FEWEST_LINES) {
            broken.add("\"content\" needs at least " + FEWEST_LINES + " sung lines.");
        }
        if (lines.stream().anyMatch(line -> line.codePointCount(0, line.length()) > LONGEST_LINE)) {
            broken.add("A line is longer than " + LONGEST_LINE + " characters.");
        }
        if (FOREIGN.matcher(content).find()) {
            broken.add("\"content\" holds something that is not lyrics.");
        }
        return broken;
    }

    private static boolean isSection(String line) {
        return SECTION.matcher(line).matches();
    }

    private static String tidy(String content) {
        return content.replace("\r\n", "\n").lines().map(String::strip).reduce((a, b) -> a + "\n" + b).orElse("")
                .replaceAll("\n{3,}", "\n\n").strip();
    }
}
