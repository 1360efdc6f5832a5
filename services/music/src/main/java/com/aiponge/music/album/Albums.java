package com.aiponge.music.album;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.music.sealed.SealedJson;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.media.MediaUrls;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Lists of albums. */
public final class Albums {
    /** Search decrypts at most so many of the caller's own albums, newest first. */
    private static final int SCAN_CAP = 1_000;
    private final AlbumStore store;
    private final SealedJson<AlbumWords> words;
    private final MediaUrls media;

    public Albums(AlbumStore store, FieldCipher cipher, MediaUrls media) {
        this.store = store;
        this.words = new SealedJson<>(cipher, "albums", "sealed", AlbumWords.class);
        this.media = media;
    }

    Page<Album> own(UUID user, String search, String visibility, PageRequest page) {
        if (search != null) {
            return search(user, folded(search), visibility, page);
        }
        List<AlbumRow> rows = store.own(user, visibility, page);
        return Page.of(rows, store.countOwn(user, visibility), page, Albums::key).map(row -> album(row, user));
    }

    Page<Album> published(String search, PageRequest page) {
        List<AlbumRow> rows = store.published(search == null ? null : Normalizer.normalize(search, Normalizer.Form.NFC), page);
        return Page.of(rows, store.countPublished(search), page, Albums::key).map(row -> album(row, null));
    }

    private Page<Album> search(UUID user, String wanted, String visibility, PageRequest page) {
        List<AlbumRow> matching = store.own(user, visibility, new PageRequest(SCAN_CAP - 1, 0, List.of(), "")).stream()
                .filter(row -> folded(words(row).title()).contains(wanted)).toList();
        List<AlbumRow> rest = page.continues()
                ? matching.stream().dropWhile(row -> !key(row).equals(page.after())).skip(1).toList()
                : matching.stream().skip(page.offset()).toList();
        List<AlbumRow> rows = rest.subList(0, Math.min(rest.size(), page.fetch()));
        return Page.of(rows, matching.size(), page, Albums::key).map(row -> album(row, user));
    }

    private Album album(AlbumRow row, UUID caller) {
        AlbumWords own = words(row);
        boolean mine = row.userId().equals(caller) && row.visibility().equals("personal");
        String cover = row.visibility().equals("public") ? media.open(row.coverFileId(), "cover.jpg") : media.signed(row.coverFileId(), "cover.jpg");
        return new Album(row.id(), row.userId(), row.bookId(), row.chapterId(), own.title(), own.description(), mine ? "You" : row.displayName(), cover, cover,
                row.totalTracks(), row.totalDuration(), row.releaseType(), row.releaseDate(), row.status(), row.visibility(), row.language(), false,
                row.createdAt(), row.updatedAt());
    }

    private AlbumWords words(AlbumRow row) {
        return words.open(row.id(), row.userId(), row.sealed());
    }

    private static List<String> key(AlbumRow row) {
        return List.of(row.createdAt().toString(), row.id().toString());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
