package com.aiponge.music.song;

import com.aiponge.music.album.DefaultAlbumStore;
import com.aiponge.music.lyrics.LyricsStore;
import com.aiponge.music.lyrics.LyricsText;
import com.aiponge.music.peers.Accounts;
import com.aiponge.music.peers.StoredFiles;
import com.aiponge.music.peers.Texts;
import com.aiponge.music.peers.Vendors;
import com.aiponge.music.track.TrackShelfStore;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.service.ServiceParts;
import java.time.Clock;

/** Puts the song feature together: the routes and the two jobs behind them. */
public final class SongFeature {
    private SongFeature() {
    }

    public static void add(ServiceParts parts, Checkpoint checkpoint) {
        Database database = parts.database();
        Clock clock = parts.clock();
        Accounts accounts = new Accounts(parts.peers());
        Texts texts = new Texts(parts.peers());
        Vendors vendors = new Vendors(parts.peers());
        StoredFiles files = new StoredFiles(parts.peers());
        LyricsStore lyrics = new LyricsStore(database);
        LyricsText lyricsText = new LyricsText(parts.cipher());
        TrackShelfStore tracks = new TrackShelfStore(database, parts.cipher());
        JobStore jobs = new JobStore(database);
        Sentences sentences = new Sentences();
        WaitEstimate waits = new WaitEstimate();
        SongView view = new SongView(parts.cipher(), parts.media(), sentences, waits, clock);

        Songs songs = new Songs(new SongStore(database), lyrics, accounts, files, parts.jobs(), parts.cipher(), view, waits, clock);
        parts.route(new SongRoutes(songs, parts.idempotency()));

        Attempts attempts = new Attempts(jobs);
        Saving saving = new Saving(database, jobs, tracks, new DefaultAlbumStore(database, parts.cipher()), files, accounts, parts.steps(), parts.outbox(),
                parts.jobs(), waits, checkpoint, clock);
        SongPipeline pipeline = new SongPipeline(jobs, new Progress(database, jobs, parts.outbox(), view, clock), parts.steps(),
                new Gathering(accounts, lyrics, lyricsText), new Writing(texts, accounts, attempts),
                new Recording(vendors, accounts, jobs, attempts, clock), new Painting(texts, vendors, attempts), saving,
                new Ending(database, jobs, tracks, saving, accounts, parts.steps(), parts.outbox(), sentences, clock), lyrics, parts.cipher(), checkpoint, clock);
        parts.jobs().handle(SongPipeline.KIND, pipeline::leg);
        parts.jobs().handle(Aligning.KIND, new Aligning(database, jobs, vendors, lyrics, lyricsText, tracks, parts.steps(), parts.outbox(), clock)::leg);
    }
}
