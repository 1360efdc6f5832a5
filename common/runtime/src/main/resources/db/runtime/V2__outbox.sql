-- Facts on their way to other services. seq, not id, is the order: clocks of two instances differ, a sequence does not.
CREATE TABLE outbox (
    seq         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          uuid        NOT NULL UNIQUE,
    destination text        NOT NULL,
    user_id     uuid,
    payload     text        NOT NULL,
    created_at  timestamptz NOT NULL,
    attempts    integer     NOT NULL DEFAULT 0,
    failed_at   timestamptz
);
CREATE INDEX outbox_waiting ON outbox (destination, seq) WHERE failed_at IS NULL;

-- Who delivers to a destination now, and when it may be tried again after a failure.
CREATE TABLE outbox_leases (
    destination text        PRIMARY KEY,
    holder      uuid        NOT NULL,
    held_until  timestamptz NOT NULL,
    retry_at    timestamptz NOT NULL,
    failures    integer     NOT NULL DEFAULT 0
);
