-- What an operation was answered, for a day: a step that is repeated is not paid twice. Encrypted.
CREATE TABLE kept_results (
    operation_id uuid        NOT NULL,
    route        text        NOT NULL,
    user_id      uuid        NOT NULL,
    result       text        NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (operation_id, route)
);
CREATE INDEX kept_results_age ON kept_results (created_at);
