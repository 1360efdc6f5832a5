-- Answers that are repeated for a key. key_hash is the SHA-256 of what the client sent; the body is encrypted.
CREATE TABLE idempotency_keys (
    id          uuid        NOT NULL UNIQUE,
    user_id     uuid        NOT NULL,
    key_hash    text        NOT NULL,
    fingerprint text        NOT NULL,
    status      smallint    NOT NULL CHECK (status BETWEEN 200 AND 299),
    body        text        NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (user_id, key_hash)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
