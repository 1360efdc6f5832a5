package com.aiponge.music.song;

import java.util.List;
import java.util.UUID;

/**
 * Lyrics and title: the result of the second step.
 *
 * @param lyricsId null for an instrumental
 * @param written  made by this job, so that their row is its to store
 */
record SongText(UUID lyricsId, boolean written, String content, String title, String language, String mood, List<String> themes, String provider) {
}
