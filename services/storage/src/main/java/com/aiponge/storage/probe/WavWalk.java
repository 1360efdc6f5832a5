package com.aiponge.storage.probe;

/** The chunks of a WAV file, up to where its sound begins. */
final class WavWalk extends Walk {
    private static final int HEADER = 8;
    private static final int FORMAT = 16;

    private enum State { START, CHUNK, FORMAT }

    private State state = State.START;
    private long chunkLength;
    private long bytesPerSecond;
    private long soundBegins;
    private long soundLength;

    WavWalk() {
        super(12);
    }

    @Override
    void step(byte[] bytes) {
        switch (state) {
            case START -> chunk(0);
            case CHUNK -> header(bytes);
            case FORMAT -> {
                bytesPerSecond = Integer.toUnsignedLong(little(bytes, 8, 4));
                chunk(chunkLength + chunkLength % 2 - FORMAT);
            }
        }
    }

    private void header(byte[] bytes) {
        chunkLength = Integer.toUnsignedLong(little(bytes, 4, 4));
        soundBegins += HEADER;
        switch (big(bytes, 0, 4)) {
            case 0x666D7420 -> { // "fmt "
                soundBegins += chunkLength + chunkLength % 2;
                state = State.FORMAT;
                next(0, FORMAT);
            }
            case 0x64617461 -> { // "data"
                soundLength = chunkLength;
                stop();
            }
            default -> {
                soundBegins += chunkLength + chunkLength % 2;
                chunk(chunkLength + chunkLength % 2);
            }
        }
    }

    private void chunk(long skipped) {
        state = State.CHUNK;
        next(skipped, HEADER);
    }

    /** Writers that stream leave the length open, so what came is what counts. */
    @Override
    Facts facts() {
        long length = Math.min(soundLength, seen() - 12 - soundBegins);
        if (bytesPerSecond == 0 || length <= 0) {
            throw new BrokenMedia();
        }
        return Facts.sound((double) length / bytesPerSecond);
    }
}
