package com.aiponge.aiconfig.vendor;

/**
 * A song to be made.
 *
 * @param lyrics       with section lines such as {@code [Verse]}; null for an instrumental
 * @param tags         genre, mood and instruments, divided by commas; may be null
 * @param style        free words; may be null
 * @param vocalGender  {@code f}, {@code m} or null
 * @param styleWeight  0 to 1, or null
 * @param negativeTags what must not be heard, divided by commas; may be null
 * @param quality      draft, standard, premium or studio
 */
public record Commission(String lyrics, String title, String tags, String style, int durationSeconds, boolean instrumental,
                         String vocalGender, Double styleWeight, String negativeTags, String quality) {
}
