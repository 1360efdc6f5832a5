package com.aiponge.music;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.KeyRing;
import com.aiponge.crypto.media.MediaSignature;
import com.aiponge.music.album.DefaultAlbumStore;
import com.aiponge.music.track.NewTrack;
import com.aiponge.music.track.TrackShelfStore;
import com.aiponge.music.track.TrackWords;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.DatabaseConfig;
import com.aiponge.runtime.data.Migrations;
import com.aiponge.runtime.data.PostgresDatabase;
import com.aiponge.runtime.data.StatementCount;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.testkit.SettableClock;
import com.aiponge.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** A music schema on real PostgreSQL with what stores and behaviours need, and a way to fill it. */
public final class Shelf implements AutoCloseable {
    public static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    public static final String SECRET = "a secret of thirty-two bytes or more";
    private final TestDatabase server = TestDatabase.create();
    private final PostgresDatabase database;
    private final FieldCipher cipher = new FieldCipher(KeyRing.of(KEY, List.of()));
    private final SettableClock clock = SettableClock.at("2026-05-04T09:00:00Z");
    private final MediaUrls media = new MediaUrls(new MediaSignature(SECRET, List.of()), clock);

    public Shelf() {
        DatabaseConfig config = new DatabaseConfig(server.url(), "music_service", 8, false, "music-test");
        Migrations.run(config);
        database = PostgresDatabase.open(config);
    }

    public Database database() {
        return database;
    }

    public FieldCipher cipher() {
        return cipher;
    }

    public SettableClock clock() {
        return clock;
    }

    public MediaUrls media() {
        return media;
    }

    /** One paid personal song, a second newer than the one before. */
    public UUID song(UUID owner, String title) {
        return song(owner, title, "pop", "en", "personal");
    }

    public UUID song(UUID owner, String title, String genre, String language, String visibility) {
        clock.advance(Duration.ofSeconds(1));
        UUID id = hidden(owner, title, genre, language, visibility);
        DefaultAlbumStore.Placed place = new DefaultAlbumStore(database, cipher).place(owner, "Morning Writer", language, 60, clock.instant());
        new TrackShelfStore(database, cipher).publish(id, place.albumId(), place.number(), visibility.equals("personal") ? "active" : "published", clock.instant());
        return id;
    }

    /** One that is not paid yet. */
    public UUID hidden(UUID owner, String title, String genre, String language, String visibility) {
        UUID id = Ids.next();
        new TrackShelfStore(database, cipher).insertHidden(new NewTrack(id, owner, new TrackWords(title, "calm", List.of(genre), List.of("river")), "Morning Writer",
                Ids.next(), Ids.next(), 60, null, null, language, visibility, "standard", "builtin", null, clock.instant()));
        return id;
    }

    /** Any change that the tested code has no way to make. */
    public void run(String sql) {
        server.execute("SET search_path TO music_service; " + sql);
    }

    public Object value(String sql) {
        return server.value(sql.replace("FROM ", "FROM music_service."));
    }

    /** The plan of a query when neither reading a whole table nor sorting is wanted, as in a large one. */
    public String plan(String sql) {
        return database.transaction(() -> {
            database.sql("SET LOCAL enable_seqscan = off").update();
            database.sql("SET LOCAL enable_sort = off").update();
            return String.join("\n", database.sql("EXPLAIN " + sql).list(row -> row.text("QUERY PLAN")));
        });
    }

    /** How many statements the work runs. */
    public int statements(Callable<?> work) throws Exception {
        return StatementCount.counting((AtomicInteger count) -> {
            work.call();
            return count.get();
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
