package com.aiponge.aiconfig.builtin.song;

import de.sciss.jump3r.mp3.BitStream;
import de.sciss.jump3r.mp3.GainAnalysis;
import de.sciss.jump3r.mp3.ID3Tag;
import de.sciss.jump3r.mp3.Lame;
import de.sciss.jump3r.mp3.LameGlobalFlags;
import de.sciss.jump3r.mp3.MPEGMode;
import de.sciss.jump3r.mp3.Presets;
import de.sciss.jump3r.mp3.Quantize;
import de.sciss.jump3r.mp3.QuantizePVT;
import de.sciss.jump3r.mp3.Reservoir;
import de.sciss.jump3r.mp3.Takehiro;
import de.sciss.jump3r.mp3.VBRTag;
import de.sciss.jump3r.mp3.VbrMode;
import de.sciss.jump3r.mp3.Version;
import de.sciss.jump3r.mpg.Common;
import de.sciss.jump3r.mpg.Interface;
import de.sciss.jump3r.mpg.MPGLib;

import java.io.ByteArrayOutputStream;

/**
 * MPEG-1 Layer III, 44.1 kHz joint stereo, variable rate around 128 kbit/s, with a Xing frame so that players know the
 * length. The frames stay in memory (some 1.2 MB) until the end, because that frame comes first and is known last.
 */
final class Mp3Encoder {
    /** LAME's -V 5: in one cold run 1.5 s for 75 s of audio, where constant 128 kbit/s took 1.8 s and sounded no better. */
    private static final int VBR_QUALITY = 5;
    private static final int SEARCH_QUALITY = 5;
    private static final float FULL_SCALE = 2_147_483_000f;
    private static final int MOST_TAG_BYTES = 2880;

    private final Lame lame = new Lame();
    private final VBRTag xing = new VBRTag();
    private final LameGlobalFlags flags;
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream(1 << 20);
    private int[] left = new int[0];
    private int[] right = new int[0];
    private byte[] packet = new byte[0];

    Mp3Encoder() {
        wire();
        flags = lame.lame_init();
        flags.num_channels = 2;
        flags.in_samplerate = 44_100;
        flags.out_samplerate = 44_100;
        flags.mode = MPEGMode.JOINT_STEREO;
        flags.VBR = VbrMode.vbr_mtrh;
        flags.VBR_q = VBR_QUALITY;
        flags.quality = SEARCH_QUALITY;
        flags.bWriteVbrTag = true;
        flags.findReplayGain = false;
        flags.write_id3tag_automatic = false;
        if (lame.lame_init_params(flags) < 0) {
            throw new IllegalStateException("MP3 encoder refuses its settings");
        }
    }

    /** Samples have full scale 1. */
    void encode(float[] l, float[] r, int count) {
        if (left.length < count) {
            left = new int[count];
            right = new int[count];
            // worst case of the LAME manual, and what the bit reservoir may still hold
            packet = new byte[count * 5 / 4 + 16_384];
        }
        for (int i = 0; i < count; i++) {
            left[i] = (int) (l[i] * FULL_SCALE);
            right[i] = (int) (r[i] * FULL_SCALE);
        }
        keep(lame.lame_encode_buffer_int(flags, left, right, count, packet, 0, packet.length));
    }

    /** The whole stream; nothing may be encoded afterwards. */
    byte[] finish() {
        if (packet.length == 0) {
            packet = new byte[16_384];
        }
        keep(lame.lame_encode_flush(flags, packet, 0, packet.length));
        byte[] stream = frames.toByteArray();
        byte[] head = new byte[MOST_TAG_BYTES];
        int length = xing.getLameTagFrame(flags, head);
        System.arraycopy(head, 0, stream, 0, Math.min(length, stream.length));
        lame.lame_close(flags);
        return stream;
    }

    private void keep(int bytes) {
        if (bytes < 0) {
            throw new IllegalStateException("MP3 encoder failed with " + bytes);
        }
        frames.write(packet, 0, bytes);
    }

    /** The port has its modules handed to it one by one. */
    private void wire() {
        GainAnalysis gain = new GainAnalysis();
        BitStream bits = new BitStream();
        Presets presets = new Presets();
        QuantizePVT quantizeHelp = new QuantizePVT();
        Quantize quantize = new Quantize();
        Version version = new Version();
        ID3Tag id3 = new ID3Tag();
        Reservoir reservoir = new Reservoir();
        Takehiro huffman = new Takehiro();
        MPGLib decoder = new MPGLib();
        Interface decoderPort = new Interface();
        Common common = new Common();
        lame.setModules(gain, bits, presets, quantizeHelp, quantize, xing, version, id3, decoder);
        bits.setModules(gain, decoder, version, xing);
        id3.setModules(bits, version);
        presets.setModules(lame);
        quantize.setModules(bits, reservoir, quantizeHelp, huffman);
        quantizeHelp.setModules(huffman, reservoir, lame.enc.psy);
        reservoir.setModules(bits);
        huffman.setModules(quantizeHelp);
        xing.setModules(lame, bits, version);
        decoder.setModules(decoderPort, common);
        decoderPort.setModules(xing, common);
    }
}
