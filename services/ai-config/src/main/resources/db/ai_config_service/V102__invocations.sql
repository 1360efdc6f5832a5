-- What was invoked, so that a repeat of an operation answers the first result and is not paid twice. Kept for a day; the result is
-- encrypted, the order is not kept at all.
CREATE TABLE invocations (
    operation_id uuid        PRIMARY KEY,
    user_id      uuid        NOT NULL,
    capability   text        NOT NULL,
    holder       uuid        NOT NULL,
    held_until   timestamptz NOT NULL,
    result       text,
    created_at   timestamptz NOT NULL
);
CREATE INDEX invocations_age ON invocations (created_at);
