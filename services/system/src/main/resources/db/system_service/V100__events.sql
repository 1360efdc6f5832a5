-- Live events, in the order of (ms, seq): the id of contract 15.1. Their data carry titles, so it is encrypted.
CREATE TABLE events (
    ms       bigint  NOT NULL,
    seq      integer NOT NULL,
    event_id uuid    NOT NULL CONSTRAINT events_once UNIQUE,
    user_id  uuid    NOT NULL,
    type     text    NOT NULL CHECK (type <> ''),
    data     text    NOT NULL,
    PRIMARY KEY (ms, seq)
);
CREATE INDEX events_of_user ON events (user_id, ms, seq);

-- One row: the newest id that was given out, and the newest that is no longer kept. Who writes events holds it until the end of the transaction,
-- so ids become visible in their order, and a reader that goes on from the last one misses nothing.
CREATE TABLE event_clock (
    single    boolean PRIMARY KEY DEFAULT true CHECK (single),
    ms        bigint  NOT NULL,
    seq       integer NOT NULL,
    purged_ms bigint  NOT NULL,
    purged_seq integer NOT NULL
);
INSERT INTO event_clock (ms, seq, purged_ms, purged_seq) SELECT floor(extract(epoch FROM now()) * 1000), 0, 0, 0;

-- Whose oldest events went before their time because there were too many, and up to where.
CREATE TABLE event_trims (
    user_id uuid    PRIMARY KEY,
    ms      bigint  NOT NULL,
    seq     integer NOT NULL
);
