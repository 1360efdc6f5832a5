package com.aiponge.storage.probe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Adds up the frames of an MP3. A header's claim about the number of frames is not believed: it may be a placeholder, or a lie. */
final class Mp3Walk extends Walk {
    private static final int HEADER = 4;

    private enum State { START, TAG, FIRST_FRAME, FRAME }

    private State state = State.START;
    private Mp3Frame first;
    private long samples;
    private long audioBytes;
    private long tagBytes;

    Mp3Walk() {
        super(HEADER);
    }

    @Override
    void step(byte[] bytes) {
        switch (state) {
            case START -> start(bytes);
            case TAG -> tag(bytes);
            case FIRST_FRAME -> information(bytes);
            case FRAME -> frame(bytes);
        }
    }

    private void start(byte[] bytes) {
        if (bytes[0] == 'I' && bytes[1] == 'D' && bytes[2] == '3') {
            state = State.TAG;
            next(0, 6);
        } else {
            state = State.FRAME;
            frame(bytes);
        }
    }

    /** ID3v2: flags, and a length in four times seven bits. */
    private void tag(byte[] bytes) {
        int footer = (bytes[1] & 0x10) == 0 ? 0 : 10;
        tagBytes = ((bytes[2] & 0x7FL) << 21 | (bytes[3] & 0x7F) << 14 | (bytes[4] & 0x7F) << 7 | bytes[5] & 0x7F) + footer;
        state = State.FRAME;
        next(tagBytes, HEADER);
        tagBytes += 10;
    }

    private void frame(byte[] bytes) {
        Mp3Frame frame = Mp3Frame.of(bytes);
        if (frame == null || first != null && frame.sampleRate() != first.sampleRate()) {
            slide();
            return;
        }
        if (first == null) {
            first = frame;
            if (frame.length() >= HEADER + frame.sideInfo() + 4) {
                state = State.FIRST_FRAME;
                next(frame.sideInfo(), 4);
                return;
            }
        }
        add(frame);
        next(frame.length() - HEADER, HEADER);
    }

    /** The encoder's own frame, which is silence that players leave out. */
    private void information(byte[] bytes) {
        String mark = new String(bytes, StandardCharsets.ISO_8859_1);
        if (Arrays.asList("Xing", "Info").contains(mark)) {
            audioBytes += first.length();
        } else {
            add(first);
        }
        state = State.FRAME;
        next(first.length() - HEADER - first.sideInfo() - 4, HEADER);
    }

    private void add(Mp3Frame frame) {
        samples += frame.samples();
        audioBytes += frame.length();
    }

    @Override
    Facts facts() {
        boolean mostlyFrames = audioBytes * 2 > seen() - tagBytes;
        if (samples == 0 || !mostlyFrames) {
            throw new BrokenMedia();
        }
        return Facts.sound((double) samples / first.sampleRate());
    }
}
