package com.aiponge.storage.probe;

/** The boxes of an MPEG-4 file (ISO/IEC 14496-12), down to the movie header. */
final class Mp4Walk extends Walk {
    private static final int HEADER = 8;
    private static final int MOVIE_HEADER = 32;

    private enum State { BOX, LARGE_BOX, MOVIE_HEADER }

    private State state = State.BOX;
    private double seconds;

    Mp4Walk() {
        super(HEADER);
    }

    @Override
    void step(byte[] bytes) {
        switch (state) {
            case BOX -> box(bytes);
            case LARGE_BOX -> skip((long) big(bytes, 0, 4) << 32 | Integer.toUnsignedLong(big(bytes, 4, 4)), 2 * HEADER);
            case MOVIE_HEADER -> movie(bytes);
        }
    }

    private void box(byte[] bytes) {
        long length = Integer.toUnsignedLong(big(bytes, 0, 4));
        int type = big(bytes, 4, 4);
        if (type == 0x6D6F6F76) { // "moov", whose boxes follow
            next(0, HEADER);
        } else if (type == 0x6D766864) { // "mvhd"
            state = State.MOVIE_HEADER;
            next(0, MOVIE_HEADER);
        } else if (length == 1) {
            state = State.LARGE_BOX;
            next(0, HEADER);
        } else if (length == 0) {
            stop(); // reaches to the end of the file
        } else {
            skip(length, HEADER);
        }
    }

    private void skip(long length, int header) {
        state = State.BOX;
        next(length - header, HEADER);
    }

    private void movie(byte[] bytes) {
        boolean wide = bytes[0] == 1;
        long scale = Integer.toUnsignedLong(big(bytes, wide ? 20 : 12, 4));
        long duration = Integer.toUnsignedLong(big(bytes, wide ? 28 : 16, 4)) | (wide ? (long) big(bytes, 24, 4) << 32 : 0);
        seconds = scale == 0 ? 0 : (double) duration / scale;
        stop();
    }

    @Override
    Facts facts() {
        if (seconds <= 0) {
            throw new BrokenMedia();
        }
        return Facts.sound(seconds);
    }
}
