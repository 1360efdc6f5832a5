-- Who may be asked for what, and in which order. Secrets are names of environment values, never values.
CREATE TABLE providers (
    id           uuid        PRIMARY KEY,
    provider_id  text        NOT NULL UNIQUE CHECK (length(provider_id) BETWEEN 1 AND 100),
    name         text        NOT NULL,
    type         text        NOT NULL CHECK (type IN ('llm-text', 'llm-image', 'music', 'audio')),
    adapter      text        NOT NULL CHECK (adapter IN ('openai', 'anthropic', 'google', 'stability', 'musicapi', 'elevenlabs', 'builtin')),
    model        text        NOT NULL,
    capabilities text[]      NOT NULL CHECK (capabilities <@ ARRAY['text', 'vision', 'image', 'music', 'alignment', 'transcription', 'speech']),
    priority     integer     NOT NULL DEFAULT 0 CHECK (priority BETWEEN 0 AND 1000),
    active       boolean     NOT NULL DEFAULT true,
    timeout_ms   integer     NOT NULL DEFAULT 30000 CHECK (timeout_ms BETWEEN 1000 AND 600000),
    secret_name  text,
    pricing      jsonb       NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now()
);

INSERT INTO providers (id, provider_id, name, type, adapter, model, capabilities, priority, timeout_ms) VALUES
    ('0196e000-0000-7000-8000-000000000001', 'builtin-text', 'Built-in song writer', 'llm-text', 'builtin', 'builtin-words-1', '{text}', 0, 10000),
    ('0196e000-0000-7000-8000-000000000002', 'builtin-image', 'Built-in painter', 'llm-image', 'builtin', 'builtin-cover-1', '{image}', 0, 20000),
    ('0196e000-0000-7000-8000-000000000003', 'builtin-music', 'Built-in band', 'music', 'builtin', 'builtin-band-1', '{music,alignment}', 0, 60000);
