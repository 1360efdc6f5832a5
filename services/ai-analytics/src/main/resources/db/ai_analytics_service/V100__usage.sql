-- What was used, by whom, at what cost. No words of anybody.
CREATE TABLE usage_events (
    id            uuid PRIMARY KEY,
    type          text        NOT NULL CHECK (length(type) BETWEEN 1 AND 100),
    user_id       uuid,
    service       text        NOT NULL,
    feature       text        NOT NULL,
    provider      text,
    model         text,
    input_tokens  integer     CHECK (input_tokens >= 0),
    output_tokens integer     CHECK (output_tokens >= 0),
    cost_micros   bigint      CHECK (cost_micros >= 0),
    latency_ms    integer     CHECK (latency_ms >= 0),
    success       boolean     NOT NULL,
    error_code    text,
    occurred_at   timestamptz NOT NULL,
    received_at   timestamptz NOT NULL
);
CREATE INDEX usage_events_by_user ON usage_events (user_id, occurred_at DESC);
CREATE INDEX usage_events_by_time ON usage_events (occurred_at DESC);

-- One row a UTC day and vendor, kept by the statement that stores the events.
CREATE TABLE usage_days (
    day           date   NOT NULL,
    provider      text   NOT NULL,
    feature       text   NOT NULL,
    requests      bigint NOT NULL,
    failures      bigint NOT NULL,
    input_tokens  bigint NOT NULL,
    output_tokens bigint NOT NULL,
    cost_micros   bigint NOT NULL,
    latency_ms    bigint NOT NULL,
    PRIMARY KEY (day, provider, feature)
);
