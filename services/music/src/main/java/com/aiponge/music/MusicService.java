package com.aiponge.music;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.music.album.AlbumRoutes;
import com.aiponge.music.album.AlbumStore;
import com.aiponge.music.album.Albums;
import com.aiponge.music.explore.Explore;
import com.aiponge.music.explore.ExploreRoutes;
import com.aiponge.music.explore.ExploreStore;
import com.aiponge.music.lyrics.LyricsLibrary;
import com.aiponge.music.lyrics.LyricsRoutes;
import com.aiponge.music.lyrics.LyricsStore;
import com.aiponge.music.lyrics.LyricsText;
import com.aiponge.music.peers.Accounts;
import com.aiponge.music.play.PlayRoutes;
import com.aiponge.music.play.PlayStore;
import com.aiponge.music.play.Plays;
import com.aiponge.music.playlist.PlaylistRoutes;
import com.aiponge.music.playlist.PlaylistStore;
import com.aiponge.music.playlist.Playlists;
import com.aiponge.music.song.Checkpoint;
import com.aiponge.music.song.SongFeature;
import com.aiponge.music.song.WorksInProgress;
import com.aiponge.music.track.Creators;
import com.aiponge.music.track.TrackRoutes;
import com.aiponge.music.track.TrackStore;
import com.aiponge.music.track.TrackView;
import com.aiponge.music.track.Tracks;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.media.MediaUrls;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.service.ServiceProcess;
import java.time.Clock;

/** Songs and where they are kept: song jobs, tracks, albums, lyrics, playlists, plays. */
public final class MusicService {
    private MusicService() {
    }

    public static void main(String[] args) {
        ServiceProcess.run(ServiceName.MUSIC, args, MusicService::compose);
    }

    /** The whole service, top to bottom. */
    public static void compose(ServiceParts parts) {
        compose(parts, Checkpoint.NONE);
    }

    /** With points at which a test may stop a song job. */
    public static void compose(ServiceParts parts, Checkpoint checkpoint) {
        Database database = parts.database();
        FieldCipher cipher = parts.cipher();
        MediaUrls media = parts.media();
        Clock clock = parts.clock();
        Accounts accounts = new Accounts(parts.peers());
        Creators creators = new Creators(accounts, clock);

        SongFeature.add(parts, checkpoint);

        TrackView tracks = new TrackView(cipher, media);
        parts.route(new TrackRoutes(new Tracks(new TrackStore(database), tracks, creators, cipher, clock)));
        parts.route(new AlbumRoutes(new Albums(new AlbumStore(database), cipher, media)));
        parts.route(new LyricsRoutes(new LyricsLibrary(new LyricsStore(database), new LyricsText(cipher), accounts)));
        parts.route(new PlayRoutes(new Plays(new PlayStore(database), clock), creators, parts.idempotency()));

        Playlists playlists = new Playlists(new PlaylistStore(database), cipher, media);
        parts.route(new PlaylistRoutes(playlists));
        WorksInProgress works = new WorksInProgress(database, cipher, media, clock);
        parts.route(new ExploreRoutes(new Explore(new ExploreStore(database), tracks, playlists, works, creators, clock)));
    }
}
