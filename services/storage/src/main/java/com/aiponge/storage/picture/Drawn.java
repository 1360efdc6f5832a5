package com.aiponge.storage.picture;

/**
 * A picture as it is kept: drawn anew, so that nothing of the file it came in is left but its colours.
 *
 * @param thumbnail JPEG, 128 × 128
 */
public record Drawn(byte[] bytes, String contentType, int width, int height, byte[] thumbnail) {
    public String extension() {
        return contentType.equals("image/png") ? "png" : "jpg";
    }
}
