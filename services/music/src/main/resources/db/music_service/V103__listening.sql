-- One row a listener and track: how often it counted, and when last.
CREATE TABLE listening (
    user_id    uuid        NOT NULL,
    track_id   uuid        NOT NULL REFERENCES tracks ON DELETE CASCADE,
    plays      integer     NOT NULL CHECK (plays > 0),
    seconds    bigint      NOT NULL CHECK (seconds >= 0),
    played_at  timestamptz NOT NULL,
    PRIMARY KEY (user_id, track_id)
);
CREATE INDEX listening_recent ON listening (user_id, played_at DESC, track_id DESC);
CREATE INDEX listening_top ON listening (user_id, plays DESC, track_id DESC);
CREATE INDEX listening_of_track ON listening (track_id);

-- Every play that counted.
CREATE TABLE plays (
    id              uuid PRIMARY KEY,
    user_id         uuid        NOT NULL,
    track_id        uuid        NOT NULL REFERENCES tracks ON DELETE CASCADE,
    seconds         integer     NOT NULL CHECK (seconds >= 0),
    completion_rate double precision CHECK (completion_rate BETWEEN 0 AND 1),
    session_type    text        NOT NULL CHECK (session_type IN ('on_demand', 'playlist', 'album', 'alarm', 'preview', 'other')),
    skips           integer     NOT NULL,
    pauses          integer     NOT NULL,
    seeks           integer     NOT NULL,
    played_at       timestamptz NOT NULL
);
CREATE INDEX plays_of_user ON plays (user_id, played_at DESC, id DESC);
CREATE INDEX plays_of_track ON plays (track_id);
