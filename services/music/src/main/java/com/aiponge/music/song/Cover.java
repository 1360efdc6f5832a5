package com.aiponge.music.song;

import java.util.UUID;

/** The picture of a song; {@code fileId} is null when it failed, which does not fail the song. */
record Cover(UUID fileId, String provider, boolean failed) {
}
