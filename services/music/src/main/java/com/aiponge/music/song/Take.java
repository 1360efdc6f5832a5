package com.aiponge.music.song;

import java.util.UUID;

/** The finished recording, already in storage. */
record Take(String taskId, String providerId, String provider, UUID fileId, int seconds, String clipId, Long costMicros) {
}
