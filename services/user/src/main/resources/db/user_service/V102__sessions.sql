-- A family is one sign-in; its state decides whether any of its sessions counts. Lock order: account, family, session, revocation_turn.
CREATE TABLE session_families (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz,
    end_reason text CHECK (end_reason IN ('logout', 'reuse', 'role_changed', 'upgraded')),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX session_families_live ON session_families (account_id) WHERE ended_at IS NULL;
CREATE INDEX session_families_expiry ON session_families (expires_at);

-- One refresh token each: SHA-256 of 48 random bytes, which needs no salt.
CREATE TABLE sessions (
    id           uuid PRIMARY KEY,
    family_id    uuid NOT NULL REFERENCES session_families (id) ON DELETE CASCADE,
    account_id   uuid NOT NULL,
    refresh_hash text NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    replaced_at  timestamptz
);
CREATE INDEX sessions_of_family ON sessions (family_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);
