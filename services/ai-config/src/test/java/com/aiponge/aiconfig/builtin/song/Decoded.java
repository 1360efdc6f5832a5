package com.aiponge.aiconfig.builtin.song;

import de.sciss.jump3r.mp3.MP3Data;
import de.sciss.jump3r.mp3.VBRTag;
import de.sciss.jump3r.mpg.Common;
import de.sciss.jump3r.mpg.Interface;
import de.sciss.jump3r.mpg.MPGLib;

import java.util.Arrays;

/** An MP3 file taken apart again: its tag, its frames by their headers, and its samples by a decoder. */
record Decoded(int tagBytes, int frames, int sampleRate, boolean joint, short[] left, short[] right) {
    private static final int[] KBITS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};

    static Decoded of(byte[] file) {
        int start = 10 + tagSize(file);
        int frames = 0;
        int at = start;
        boolean joint = true;
        while (at + 4 <= file.length) {
            if ((file[at] & 0xFF) != 0xFF || (file[at + 1] & 0xFE) != 0xFA) {
                throw new AssertionError("no MPEG-1 Layer III frame at " + at + " of " + file.length);
            }
            if ((file[at + 2] >> 2 & 3) != 0) {
                throw new AssertionError("not 44.1 kHz at " + at);
            }
            joint &= (file[at + 3] >> 6 & 3) == 1;
            at += 144_000 * KBITS[file[at + 2] >> 4 & 0xF] / 44_100 + (file[at + 2] >> 1 & 1);
            frames++;
        }
        if (at != file.length) {
            throw new AssertionError("the last frame is cut");
        }
        short[][] samples = samples(Arrays.copyOfRange(file, start, file.length), frames);
        return new Decoded(start, frames, 44_100, joint, samples[0], samples[1]);
    }

    double seconds() {
        return left.length / 44_100.0;
    }

    float[][] floats() {
        float[][] both = new float[2][left.length];
        for (int i = 0; i < left.length; i++) {
            both[0][i] = left[i] / 32_768f;
            both[1][i] = right[i] / 32_768f;
        }
        return both;
    }

    private static int tagSize(byte[] file) {
        if (file[0] != 'I' || file[1] != 'D' || file[2] != '3') {
            throw new AssertionError("no ID3 tag");
        }
        return file[6] << 21 | file[7] << 14 | file[8] << 7 | file[9];
    }

    private static short[][] samples(byte[] stream, int frames) {
        MPGLib library = new MPGLib();
        Common common = new Common();
        Interface port = new Interface();
        library.setModules(port, common);
        port.setModules(new VBRTag(), common);
        var state = library.hip_decode_init();
        short[] left = new short[frames * 1152];
        short[] right = new short[frames * 1152];
        short[] l = new short[1152 * 2];
        short[] r = new short[1152 * 2];
        MP3Data data = new MP3Data();
        int total = 0;
        for (int at = 0; at < stream.length; at += 256) {
            byte[] packet = Arrays.copyOfRange(stream, at, Math.min(at + 256, stream.length));
            int length = packet.length;
            for (int got = 1; got > 0; length = 0) {
                got = library.hip_decode1_headers(state, packet, length, l, r, data);
                if (got > 0) {
                    System.arraycopy(l, 0, left, total, got);
                    System.arraycopy(r, 0, right, total, got);
                    total += got;
                } else if (got < 0) {
                    throw new AssertionError("decoder refuses the stream near " + at);
                }
            }
        }
        return new short[][] {Arrays.copyOf(left, total), Arrays.copyOf(right, total)};
    }
}
