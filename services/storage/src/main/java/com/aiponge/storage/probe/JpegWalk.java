package com.aiponge.storage.probe;

/** The segments of a JPEG (ITU-T T.81, annex B), up to the frame header with the size. */
final class JpegWalk extends Walk {
    private static final int MARKER = 2;

    private enum State { START, MARKER, LENGTH, FRAME }

    private State state = State.START;
    private Facts found;

    JpegWalk() {
        super(MARKER);
    }

    @Override
    void step(byte[] bytes) {
        switch (state) {
            case START -> expect(State.MARKER, 0, MARKER);
            case MARKER -> marker(bytes);
            case LENGTH -> expect(State.MARKER, big(bytes, 0, 2) - 2L, MARKER);
            case FRAME -> {
                found = Facts.picture(big(bytes, 5, 2), big(bytes, 3, 2));
                stop();
            }
        }
    }

    private void marker(byte[] bytes) {
        int code = bytes[1] & 0xFF;
        boolean filled = code == 0xFF;
        boolean alone = code == 0x01 || code >= 0xD0 && code <= 0xD7;
        boolean frame = code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
        if ((bytes[0] & 0xFF) != 0xFF || code == 0xD9 || code == 0xDA) {
            throw new BrokenMedia();
        } else if (filled) {
            slide();
        } else if (alone) {
            expect(State.MARKER, 0, MARKER);
        } else if (frame) {
            expect(State.FRAME, 0, 7);
        } else {
            expect(State.LENGTH, 0, 2);
        }
    }

    private void expect(State following, long skipped, int wanted) {
        state = following;
        next(skipped, wanted);
    }

    @Override
    Facts facts() {
        if (found == null || found.width() == 0 || found.height() == 0) {
            throw new BrokenMedia();
        }
        return found;
    }
}
