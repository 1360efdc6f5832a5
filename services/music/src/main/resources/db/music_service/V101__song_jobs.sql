-- input: the whole order, and title: the song's name, each encrypted.
CREATE TABLE song_jobs (
    id                uuid PRIMARY KEY,
    user_id           uuid        NOT NULL,
    entry_id          uuid,
    status            text        NOT NULL CHECK (status IN ('queued', 'processing', 'completed', 'failed')),
    phase             text        NOT NULL,
    percent           integer     NOT NULL CHECK (percent BETWEEN 0 AND 100),
    visibility        text        NOT NULL CHECK (visibility IN ('personal', 'shared', 'public')),
    input             text        NOT NULL,
    title             text,
    lyrics_id         uuid REFERENCES lyrics,
    -- chosen with the order, so that a repeated step writes the same row; shown once the job is completed
    track_id          uuid        NOT NULL UNIQUE,
    artwork_file_id   uuid,
    artwork_failed    boolean     NOT NULL DEFAULT false,
    streaming_file_id uuid,
    lyrics_provider   text,
    music_provider    text,
    artwork_provider  text,
    error_code        text,
    reservation_id    uuid UNIQUE,
    credits_reserved  integer     NOT NULL CHECK (credits_reserved >= 0),
    credits_charged   integer     NOT NULL DEFAULT 0 CHECK (credits_charged >= 0),
    -- the track's row is written: from here only settling decides, no longer the deadline
    saving            boolean     NOT NULL DEFAULT false,
    failures          integer     NOT NULL DEFAULT 0,
    renewed_at        timestamptz NOT NULL,
    deadline_at       timestamptz NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    started_at        timestamptz,
    completed_at      timestamptz
);
CREATE INDEX song_jobs_active ON song_jobs (user_id, created_at DESC, id DESC) WHERE status IN ('queued', 'processing');
CREATE INDEX song_jobs_queue ON song_jobs (created_at, id) WHERE status = 'queued';
