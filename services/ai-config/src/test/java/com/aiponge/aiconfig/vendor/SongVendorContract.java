package com.aiponge.aiconfig.vendor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.aiconfig.AiConfigApi;
import com.aiponge.crypto.Ids;
import com.aiponge.testkit.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every song vendor promises. */
public abstract class SongVendorContract {
    protected abstract SongVendor vendor();

    static Commission commission() {
        return new Commission(AiConfigApi.LYRICS, "Quiet River", "folk, calm, guitar", null, 60, false, "f", 0.5, "drums", "draft");
    }

    private static SongState.Ready finished(SongVendor vendor, String task) {
        return Eventually.value("the song is ready", Duration.ofSeconds(60),
                () -> vendor.look(task, commission()) instanceof SongState.Ready ready ? Optional.of(ready) : Optional.empty());
    }

    private static byte[] audio(SongVendor vendor, String task) throws IOException {
        try (InputStream in = vendor.audio(task, commission(), () -> false)) {
            return in.readAllBytes();
        }
    }

    @Test
    void bearsANameOfTheContract() {
        assertTrue(TextVendorContract.ADAPTERS.contains(vendor().adapter()));
        assertTrue(vendor().configured());
        assertTrue(vendor().audiosAtOnce() >= 1);
    }

    @Test
    void findsAnOrderByOurReference() {
        SongVendor vendor = vendor();
        UUID reference = Ids.next();
        String task = vendor.submit(reference, commission());

        assertFalse(task.isBlank());
        assertEquals(Optional.of(task), vendor.find(reference));
    }

    @Test
    void deliversTheSameFileHoweverOftenItIsFetched() throws IOException {
        SongVendor vendor = vendor();
        String task = vendor.submit(Ids.next(), commission());
        SongState.Ready ready = finished(vendor, task);

        assertTrue(ready.durationSeconds() > 0);
        assertTrue(ready.costMicros() >= 0);
        byte[] first = audio(vendor, task);
        assertTrue(first.length > 0);
        assertArrayEquals(first, audio(vendor, task));
    }

    @Test
    void timesWordsInOrderInsideTheSongOrSaysThatItCannot() {
        SongVendor vendor = vendor();
        String task = vendor.submit(Ids.next(), commission());
        SongState.Ready ready = finished(vendor, task);
        List<SungWord> words = vendor.words(task, commission()).orElse(List.of());

        int before = 0;
        for (SungWord word : words) {
            assertTrue(word.startMs() >= before && word.endMs() >= word.startMs(), word.toString());
            assertTrue(word.endMs() <= ready.durationSeconds() * 1000, word.toString());
            assertTrue(word.confidence() >= 0 && word.confidence() <= 1);
            before = word.startMs();
        }
    }

    @Test
    void takesACancellationAtAnyTime() {
        SongVendor vendor = vendor();
        String task = vendor.submit(Ids.next(), commission());
        vendor.cancel(task);
        vendor.cancel(task);
    }
}
