package com.aiponge.storage.file;

import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.probe.Facts;
import com.aiponge.storage.probe.MediaType;
import com.aiponge.storage.probe.ProbedStream;

/** How large files may be (contract 0.11). */
public final class UploadLimits implements ProbedStream.Limits {
    private static final long IMAGE_MIB = 10;
    private static final long SOUND_MIB = 100;
    /** A picture of this size takes 160 MiB where somebody opens it. */
    private static final long MOST_PIXELS = 40_000_000;

    @Override
    public void check(MediaType type, long size) {
        long most = type.isImage() ? IMAGE_MIB : SOUND_MIB;
        if (size > most << 20) {
            throw Problem.tooLarge("A file of this kind may have " + most + " MiB");
        }
    }

    @Override
    public void check(Facts facts) {
        if (facts.width() != null && (long) facts.width() * facts.height() > MOST_PIXELS) {
            throw Problem.tooLarge("A picture may have " + MOST_PIXELS + " pixels");
        }
    }
}
