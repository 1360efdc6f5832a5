-- Ids, level and categories; never the text.
CREATE TABLE risk_flags (
    id          uuid PRIMARY KEY,
    user_id     uuid        NOT NULL,
    source_type text        NOT NULL CHECK (source_type IN ('entry', 'book', 'reflection', 'chat', 'mood_checkin', 'narrative', 'transcript', 'gift')),
    source_id   uuid,
    level       text        NOT NULL CHECK (level IN ('low', 'medium', 'high', 'critical')),
    score       integer     NOT NULL CHECK (score BETWEEN 0 AND 100),
    categories  text[]      NOT NULL,
    created_at  timestamptz NOT NULL
);
CREATE INDEX risk_flags_user ON risk_flags (user_id, id DESC);
