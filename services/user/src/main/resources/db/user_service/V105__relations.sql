-- Who follows whom: the member follows the creator.
CREATE TABLE relations (
    id          uuid PRIMARY KEY,
    creator_id  uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    member_id   uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    status      text NOT NULL CHECK (status IN ('active', 'revoked')),
    accepted_at timestamptz NOT NULL,
    UNIQUE (creator_id, member_id),
    CHECK (creator_id <> member_id)
);
CREATE INDEX relations_following ON relations (member_id, accepted_at DESC, id DESC) WHERE status = 'active';
