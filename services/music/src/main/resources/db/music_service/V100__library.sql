-- sealed: title, mood and other words of the owner as one encrypted JSON text.
CREATE TABLE albums (
    id             uuid PRIMARY KEY,
    user_id        uuid        NOT NULL,
    book_id        uuid,
    chapter_id     uuid,
    sealed         text        NOT NULL,
    public_title   text CHECK (public_title IS NULL OR visibility = 'public'),
    display_name   text        NOT NULL,
    cover_file_id  uuid,
    total_tracks   integer     NOT NULL DEFAULT 0 CHECK (total_tracks >= 0),
    total_duration integer     NOT NULL DEFAULT 0 CHECK (total_duration >= 0),
    release_type   text        NOT NULL DEFAULT 'album' CHECK (release_type IN ('album', 'single', 'ep', 'compilation')),
    release_date   timestamptz,
    status         text        NOT NULL CHECK (status IN ('draft', 'active', 'published', 'archived')),
    visibility     text        NOT NULL CHECK (visibility IN ('personal', 'shared', 'public')),
    language       text,
    is_default     boolean     NOT NULL DEFAULT false,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX albums_default ON albums (user_id) WHERE is_default;
CREATE INDEX albums_of_user ON albums (user_id, created_at DESC, id DESC);
CREATE INDEX albums_public ON albums (created_at DESC, id DESC) WHERE visibility = 'public' AND status = 'published';

CREATE TABLE lyrics (
    id           uuid PRIMARY KEY,
    user_id      uuid        NOT NULL,
    entry_id     uuid,
    sealed       text        NOT NULL,
    synced_lines text,
    language     text        NOT NULL,
    provider     text,
    visibility   text        NOT NULL CHECK (visibility IN ('personal', 'shared', 'public')),
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);
CREATE INDEX lyrics_of_entry ON lyrics (user_id, entry_id, created_at DESC, id DESC) WHERE entry_id IS NOT NULL;

CREATE TABLE tracks (
    id                uuid PRIMARY KEY,
    user_id           uuid        NOT NULL,
    album_id          uuid REFERENCES albums,
    sealed            text        NOT NULL,
    display_name      text        NOT NULL,
    audio_file_id     uuid        NOT NULL,
    artwork_file_id   uuid,
    duration          integer     NOT NULL CHECK (duration >= 0),
    track_number      integer,
    generation_number integer     NOT NULL DEFAULT 1,
    lyrics_id         uuid REFERENCES lyrics,
    has_synced_lyrics boolean     NOT NULL DEFAULT false,
    entry_id          uuid,
    language          text        NOT NULL,
    play_count        bigint      NOT NULL DEFAULT 0 CHECK (play_count >= 0),
    like_count        bigint      NOT NULL DEFAULT 0 CHECK (like_count >= 0),
    visibility        text        NOT NULL CHECK (visibility IN ('personal', 'shared', 'public')),
    status            text        NOT NULL CHECK (status IN ('draft', 'processing', 'active', 'published', 'archived')),
    quality           text        NOT NULL CHECK (quality IN ('draft', 'standard', 'premium', 'studio')),
    source_type       text        NOT NULL CHECK (source_type IN ('generated', 'uploaded')),
    provider          text,
    play_on_date      timestamptz,
    expires_at        timestamptz,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL
);
-- A track in the making is not in the library yet: no list sees 'processing'.
CREATE INDEX tracks_of_user ON tracks (user_id, created_at DESC, id DESC) WHERE status <> 'processing';
CREATE INDEX tracks_of_user_by_plays ON tracks (user_id, play_count DESC, id DESC) WHERE status <> 'processing';
CREATE INDEX tracks_of_album ON tracks (album_id, track_number, id);
CREATE INDEX tracks_of_lyrics ON tracks (lyrics_id);
CREATE INDEX tracks_popular ON tracks (play_count DESC, id DESC) WHERE visibility = 'public' AND status = 'published';
CREATE INDEX tracks_charts ON tracks ((play_count * 0.7 + like_count * 0.3) DESC, id DESC) WHERE visibility = 'public' AND status = 'published';

CREATE TABLE track_likes (
    user_id    uuid        NOT NULL,
    track_id   uuid        NOT NULL REFERENCES tracks ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, track_id)
);
CREATE INDEX track_likes_of_track ON track_likes (track_id);
