-- Songs ordered by music. The order (lyrics, title, tags) is one encrypted payload. A task is stored before any vendor hears of it;
-- submitted_at is set before a vendor is called and vendor_task_id after it answered, so a crash between the two shows as an unknown outcome.
CREATE TABLE music_tasks (
    id               uuid        PRIMARY KEY,
    operation_id     uuid        NOT NULL UNIQUE,
    user_id          uuid        NOT NULL,
    commission       text        NOT NULL,
    status           text        NOT NULL CHECK (status IN ('pending', 'running', 'succeeded', 'failed')),
    provider_id      text        NOT NULL,
    adapter          text        NOT NULL,
    model            text        NOT NULL,
    tried            text[]      NOT NULL DEFAULT '{}',
    submitted_at     timestamptz,
    vendor_task_id   text,
    file_id          uuid,
    duration_seconds integer,
    clip_id          text,
    error_code       text,
    cost_micros      bigint      NOT NULL DEFAULT 0,
    deadline_at      timestamptz NOT NULL,
    created_at       timestamptz NOT NULL,
    finished_at      timestamptz,
    CHECK ((status = 'succeeded') = (file_id IS NOT NULL)),
    CHECK ((status = 'failed') = (error_code IS NOT NULL))
);
CREATE INDEX music_tasks_user ON music_tasks (user_id, created_at);
