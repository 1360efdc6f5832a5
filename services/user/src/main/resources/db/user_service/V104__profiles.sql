-- preferences: one JSON object, encrypted, since people write free text into it.
CREATE TABLE profiles (
    account_id  uuid PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    language    text NOT NULL CHECK (language IN ('en', 'es', 'fr', 'de', 'pt', 'ar', 'ja', 'hi')),
    timezone    text NOT NULL DEFAULT 'UTC',
    preferences text
);

CREATE TABLE onboarding (
    account_id   uuid PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    completed_at timestamptz NOT NULL
);

-- Display data of guests: what they did, and which prompts they saw.
CREATE TABLE guest_states (
    account_id      uuid PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    songs_created   integer NOT NULL DEFAULT 0,
    tracks_played   integer NOT NULL DEFAULT 0,
    entries_created integer NOT NULL DEFAULT 0,
    prompted        text[] NOT NULL DEFAULT '{}',
    last_prompt_at  timestamptz,
    converted_at    timestamptz
);
