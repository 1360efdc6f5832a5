-- What the gateway must refuse before it expires by itself. The counter is raised in the transaction that revokes, so numbers become
-- visible in their order and a reader that goes on from the last one misses nothing.
CREATE TABLE revocation_turn (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last     bigint NOT NULL
);
INSERT INTO revocation_turn (last) VALUES (0);

CREATE TABLE revocations (
    turn       bigint NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('session', 'token', 'account')),
    ref        text NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (turn, kind, ref)
);
CREATE INDEX revocations_expiry ON revocations (expires_at);
