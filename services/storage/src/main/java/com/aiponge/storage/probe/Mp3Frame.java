package com.aiponge.storage.probe;

/**
 * The header of one frame of MPEG audio, layer III (ISO/IEC 11172-3, 2.4.1.3; 13818-3 for the lower sample rates).
 *
 * @param length   bytes, header included
 * @param sideInfo bytes between the header and where an encoder's information frame has its mark
 */
record Mp3Frame(int length, int samples, int sampleRate, int sideInfo) {
    private static final int[] KBITS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBITS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] RATES = {44100, 48000, 32000};

    /** Null when the first four bytes are no such header. */
    static Mp3Frame of(byte[] bytes) {
        if (bytes.length < 4 || (bytes[0] & 0xFF) != 0xFF || (bytes[1] & 0xE0) != 0xE0) {
            return null;
        }
        int version = bytes[1] >> 3 & 3;
        int layer = bytes[1] >> 1 & 3;
        int bitrate = bytes[2] >> 4 & 15;
        int rate = bytes[2] >> 2 & 3;
        if (version == 1 || layer != 1 || bitrate == 0 || bitrate == 15 || rate == 3) {
            return null;
        }
        boolean first = version == 3;
        int sampleRate = RATES[rate] >> (first ? 0 : version == 2 ? 1 : 2);
        int kbits = (first ? KBITS_1 : KBITS_2)[bitrate];
        int padding = bytes[2] >> 1 & 1;
        boolean mono = (bytes[3] >> 6 & 3) == 3;
        int samples = first ? 1152 : 576;
        int sideInfo = first ? mono ? 17 : 32 : mono ? 9 : 17;
        return new Mp3Frame(samples / 8 * kbits * 1000 / sampleRate + padding, samples, sampleRate, sideInfo);
    }
}
