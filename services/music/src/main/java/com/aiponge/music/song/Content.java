package com.aiponge.music.song;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a song is made from: the result of the first step.
 *
 * @param kind      entry, text or picture, or lyrics when they are given
 * @param quality   what was asked for, lowered to what the tier allows
 * @param sound     complete, from the order and the preferences
 */
record Content(String kind, String text, String title, String riskLevel, String displayName, boolean guest, String quality, Sound sound, String language,
               String lyricsProvider, List<String> themes, JsonNode preferences, JsonNode persona) {
}
