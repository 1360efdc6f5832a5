package com.aiponge.music.song;

import java.util.UUID;

/**
 * What a job was asked for, stored encrypted with it.
 *
 * @param riskLevel  of the text on the screen or of the source; null when the stored entry's own level counts
 * @param pictureId  the picture that becomes the cover, or null
 * @param speaks     the language its owner reads
 */
record SongOrder(SongInput input, String riskLevel, UUID pictureId, String speaks) {
}
