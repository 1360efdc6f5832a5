package com.aiponge.storage.probe;

/** The pages of an Ogg file (RFC 3533): the rate from the first, the length from the last. Vorbis and Opus. */
final class OggWalk extends Walk {
    private static final int HEADER = 27;
    private static final int IDENTIFICATION = 19;
    /** Opus counts in 48 kHz whatever it was made from (RFC 7845, section 4). */
    private static final int OPUS_RATE = 48_000;

    private enum State { PAGE, SEGMENTS, IDENTIFICATION }

    private State state = State.PAGE;
    private long position;
    private long payload;
    private int rate;
    private int lead;

    OggWalk() {
        super(HEADER);
    }

    @Override
    void step(byte[] bytes) {
        switch (state) {
            case PAGE -> page(bytes);
            case SEGMENTS -> segments(bytes);
            case IDENTIFICATION -> identification(bytes);
        }
    }

    private void page(byte[] bytes) {
        if (big(bytes, 0, 4) != 0x4F676753) { // "OggS"
            throw new BrokenMedia();
        }
        long granule = Integer.toUnsignedLong(little(bytes, 6, 4)) | (long) little(bytes, 10, 4) << 32;
        position = Math.max(position, granule);
        int segments = bytes[26] & 0xFF;
        payload = 0;
        if (segments == 0) {
            next(0, HEADER);
        } else {
            state = State.SEGMENTS;
            next(0, segments);
        }
    }

    private void segments(byte[] bytes) {
        for (byte length : bytes) {
            payload += length & 0xFF;
        }
        if (rate == 0) {
            if (payload < IDENTIFICATION) {
                throw new BrokenMedia();
            }
            state = State.IDENTIFICATION;
            next(0, IDENTIFICATION);
        } else {
            state = State.PAGE;
            next(payload, HEADER);
        }
    }

    private void identification(byte[] bytes) {
        if (big(bytes, 0, 4) == 0x01766F72 && big(bytes, 4, 3) == 0x626973) { // 1 "vorbis"
            rate = little(bytes, 12, 4);
        } else if (big(bytes, 0, 4) == 0x4F707573 && big(bytes, 4, 4) == 0x48656164) { // "OpusHead"
            rate = OPUS_RATE;
            lead = little(bytes, 10, 2);
        }
        if (rate <= 0) {
            throw new BrokenMedia();
        }
        state = State.PAGE;
        next(payload - IDENTIFICATION, HEADER);
    }

    @Override
    Facts facts() {
        if (rate == 0 || position <= lead) {
            throw new BrokenMedia();
        }
        return Facts.sound((double) (position - lead) / rate);
    }
}
