package com.aiponge.aiconfig.builtin.song;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SongRendererTest {
    private static final Mp3Tags TAGS = new Mp3Tags("folk", "en");
    private static SongPlan plan;
    private static byte[] file;

    @BeforeAll
    static void renderOnce() {
        plan = new SongComposer().compose(Orders.plain());
        file = render(plan, TAGS);
    }

    static byte[] render(SongPlan plan, Mp3Tags tags) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SongRenderer().render(plan, tags, out, () -> false);
        return out.toByteArray();
    }

    @Test
    void writesAnMp3ThatDecodesToThePlannedLength() {
        Decoded decoded = Decoded.of(file);
        assertEquals(plan.durationSeconds(), decoded.seconds(), 0.15);
        assertTrue(decoded.joint(), "joint stereo");
        float[][] both = decoded.floats();
        assertEquals(-16, Meter.lufs(both[0], both[1]), 1.5);
        for (short[] channel : List.of(decoded.left(), decoded.right())) {
            for (short sample : channel) {
                assertTrue(sample < Short.MAX_VALUE && sample > Short.MIN_VALUE, "decoding does not clip");
            }
        }
    }

    @Test
    void keepsToTheBitRateOfSpeechAndMusic() {
        double kilobits = file.length * 8 / 1000.0 / plan.durationSeconds();
        assertTrue(kilobits > 80 && kilobits < 200, kilobits + " kbit/s");
    }

    @Test
    void saysInAXingFrameHowManyFramesFollow() {
        Decoded decoded = Decoded.of(file);
        // side information of a stereo frame is 32 bytes after the 4 of the header
        int xing = decoded.tagBytes() + 36;
        assertEquals("Xing", new String(file, xing, 4, StandardCharsets.ISO_8859_1));
        int frames = java.nio.ByteBuffer.wrap(file, xing + 8, 4).getInt();
        assertEquals(decoded.frames() - 1, frames);
    }

    @Test
    void givesTheSameBytesForTheSameOrderAgainAndSideBySide() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<byte[]> again = () -> render(new SongComposer().compose(Orders.plain()), TAGS);
            for (var copy : threads.invokeAll(List.of(again, again))) {
                assertArrayEquals(file, copy.get());
            }
        }
    }

    @Test
    void stopsSoonWhenCancelledBeforeAndWhileRendering() {
        AtomicInteger asked = new AtomicInteger();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThrows(CancellationException.class,
                () -> new SongRenderer().render(plan, TAGS, out, () -> asked.incrementAndGet() > 20));
        assertEquals(21, asked.get(), "asked no more after the answer was yes");
        assertEquals(0, out.size(), "nothing half-written");
    }

    @Test
    void stopsWhenTheWaitingThreadIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<Boolean> waiting = new FutureTask<>(() -> {
            assertThrows(CancellationException.class, () -> new SongRenderer().render(plan, TAGS, OutputStream.nullOutputStream(), () -> {
                begun.countDown();
                return false;
            }));
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = Thread.ofVirtual().start(waiting);
        begun.await();
        thread.interrupt();
        assertTrue(waiting.get(), "the interrupt stays visible");
    }

    @Test
    void tellsWhenTheOutputFails() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThrows(UncheckedIOException.class, () -> new SongRenderer().render(plan, TAGS, full, () -> false));
    }
}
