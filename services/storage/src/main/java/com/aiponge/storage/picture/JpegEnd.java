package com.aiponge.storage.picture;

/** Whether a JPEG reaches its end: a decoder fills what is cut off with grey, and calls that a warning. */
final class JpegEnd {
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;

    private JpegEnd() {
    }

    /** Cameras put things behind the end, and pictures of their own before the scan; only an end behind the beginning of the scan counts. */
    static boolean isReached(byte[] jpeg) {
        int scan = scan(jpeg);
        for (int at = jpeg.length - 2; scan > 0 && at > scan; at--) {
            if ((jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) == END) {
                return true;
            }
        }
        return false;
    }

    /** Where the scan begins, or -1. */
    private static int scan(byte[] jpeg) {
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
            int marker = jpeg[at + 1] & 0xFF;
            if (marker == SCAN) {
                return at;
            }
            boolean alone = marker == 0xFF || marker == 0x01 || marker >= 0xD0 && marker <= 0xD7;
            at += alone ? marker == 0xFF ? 1 : 2 : 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        return -1;
    }
}
