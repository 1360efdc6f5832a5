package com.aiponge.runtime.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.crypto.media.MediaSignature;
import com.aiponge.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MediaUrlsTest {
    private static final UUID FILE = UUID.fromString("0196f0cb-4410-7b6c-a8d5-f20c7e9b3146");
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-05-04T09:12:33Z"));
    private final MediaSignature signature = new MediaSignature("a secret of at least thirty-two bytes", List.of());
    private final MediaUrls urls = new MediaUrls(signature, clock);

    private static long expiry(String url) {
        return Long.parseLong(url.replaceAll(".*exp=(\\d+)&.*", "$1"));
    }

    @Test
    void staysTheSameInsideAWindowSoThatCachesWork() {
        String first = urls.signed(FILE, "song.mp3");
        clock.advance(Duration.ofMinutes(90));

        assertEquals(first, urls.signed(FILE, "song.mp3"));
        assertEquals(Instant.parse("2026-05-04T12:00:00Z").getEpochSecond(), expiry(first));
    }

    @Test
    void isGoodForAnHourAtLeast() {
        clock.set(Instant.parse("2026-05-04T11:30:00Z"));

        assertEquals(Instant.parse("2026-05-04T18:00:00Z").getEpochSecond(), expiry(urls.signed(FILE, "song.mp3")));
    }

    @Test
    void endsWithTheSongOfAGuest() {
        Instant end = clock.instant().plusSeconds(600);

        String url = urls.signed(FILE, "song.mp3", end);

        assertEquals(end.getEpochSecond(), expiry(url));
        assertTrue(signature.matches(FILE, end.getEpochSecond(), "", url.replaceAll(".*sig=", "")));
    }

    @Test
    void escapesNamesAndLeavesMissingFilesNull() {
        assertEquals("/uploads/" + FILE + "/quiet%20river%2F%3F.mp3", urls.open(FILE, "quiet river/?.mp3"));
        assertNull(urls.signed(null, "song.mp3"));
        assertNull(urls.open(null, "song.mp3"));
    }

    @Test
    void readsTheFileOfAReferenceOfOurs() {
        for (String reference : List.of("/uploads/" + FILE + "/x.jpg", "/uploads/" + FILE + "/x.jpg?exp=1&sig=y", "https://api.example/uploads/" + FILE + "/x.jpg",
                "/api/v1/storage/download/" + FILE)) {
            assertEquals(FILE, MediaUrls.fileOf(reference), reference);
        }
        for (String foreign : List.of("", "https://evil.example/x.jpg", "/uploads/../" + FILE, "/uploads/" + FILE, "javascript:alert(1)", "/uploads/" + "a".repeat(36) + "/x")) {
            assertNull(MediaUrls.fileOf(foreign), foreign);
        }
    }
}
