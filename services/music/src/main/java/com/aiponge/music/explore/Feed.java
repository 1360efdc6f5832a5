package com.aiponge.music.explore;

import com.aiponge.music.playlist.Playlist;
import com.aiponge.music.song.Work;
import com.aiponge.music.track.Track;
import java.util.List;

/** What {@code GET /app/library/explore} answers: always all eight lists. */
record Feed(List<Track> yourCreations, List<Track> recentlyPlayed, List<Track> yourTopSongs, List<Playlist> featuredPlaylists, List<Track> popularTracks,
            List<Track> topCharts, List<Track> recommendations, List<Work> worksInProgress) {
}
