-- Who there is. A guest has neither an address nor a password; everybody else has both.
CREATE TABLE accounts (
    id             uuid PRIMARY KEY,
    email          text UNIQUE CHECK (char_length(email) BETWEEN 3 AND 255),
    username       text NOT NULL UNIQUE CHECK (char_length(username) BETWEEN 1 AND 64),
    name           text CHECK (char_length(name) <= 255),
    password_hash  text,
    role           text NOT NULL CHECK (role IN ('user', 'librarian', 'admin')),
    status         text NOT NULL CHECK (status IN ('active', 'inactive', 'suspended', 'pending')),
    is_guest       boolean NOT NULL,
    email_verified boolean NOT NULL DEFAULT false,
    phone_number   text UNIQUE CHECK (phone_number ~ '^\+[1-9][0-9]{6,14}$'),
    phone_verified boolean NOT NULL DEFAULT false,
    created_at     timestamptz NOT NULL,
    last_login_at  timestamptz,
    CHECK (is_guest = (email IS NULL)),
    CHECK (is_guest = (password_hash IS NULL)),
    CHECK (role = 'user' OR NOT is_guest)
);
CREATE INDEX accounts_librarians ON accounts (id) WHERE role = 'librarian';
CREATE INDEX accounts_registered ON accounts (id) WHERE NOT is_guest;

-- Failed sign-ins of one identifier, known or not. The identifier is a keyed hash; recent holds Unix milliseconds.
CREATE TABLE sign_in_failures (
    identifier     text PRIMARY KEY,
    recent         jsonb NOT NULL,
    failures       integer NOT NULL CHECK (failures > 0),
    last_failed_at timestamptz NOT NULL,
    paused_until   timestamptz
);
CREATE INDEX sign_in_failures_age ON sign_in_failures (last_failed_at);
