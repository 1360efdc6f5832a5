CREATE TABLE playlists (
    id             uuid PRIMARY KEY,
    user_id        uuid,
    owner_key      uuid        NOT NULL,
    sealed         text        NOT NULL,
    visibility     text        NOT NULL CHECK (visibility IN ('personal', 'shared', 'public')),
    artwork_file_id uuid,
    total_tracks   integer     NOT NULL DEFAULT 0 CHECK (total_tracks >= 0),
    total_duration integer     NOT NULL DEFAULT 0 CHECK (total_duration >= 0),
    follower_count integer     NOT NULL DEFAULT 0 CHECK (follower_count >= 0),
    like_count     integer     NOT NULL DEFAULT 0 CHECK (like_count >= 0),
    category       text CHECK (category IN ('user', 'featured', 'algorithm')),
    playlist_type  text        NOT NULL DEFAULT 'manual' CHECK (playlist_type IN ('manual', 'smart', 'hybrid')),
    smart_key      text,
    is_system      boolean     NOT NULL DEFAULT false,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL
);
COMMENT ON COLUMN playlists.owner_key IS 'whose words sealed is bound to: the user, or the playlist itself when it has none';
CREATE INDEX playlists_of_user ON playlists (user_id, created_at DESC, id DESC);
CREATE INDEX playlists_featured ON playlists (follower_count DESC, id DESC) WHERE visibility = 'public' AND category = 'featured';

CREATE TABLE playlist_follows (
    user_id     uuid        NOT NULL,
    playlist_id uuid        NOT NULL REFERENCES playlists ON DELETE CASCADE,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (user_id, playlist_id)
);
