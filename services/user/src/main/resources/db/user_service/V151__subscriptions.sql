-- One row per person who ever subscribed. Without a row a person is a guest or an explorer.
CREATE TABLE subscriptions (
    user_id              uuid PRIMARY KEY,
    tier                 text        NOT NULL CHECK (tier IN ('explorer', 'personal', 'practice', 'studio')),
    status               text        NOT NULL CHECK (status IN ('active', 'trialing', 'cancelled', 'past_due', 'expired')),
    platform             text CHECK (platform IN ('ios', 'android', 'web')),
    product_id           text,
    entitlements         text[]      NOT NULL DEFAULT '{}',
    current_period_start timestamptz,
    current_period_end   timestamptz,
    cancel_at_period_end boolean     NOT NULL DEFAULT false,
    trial_end            timestamptz,
    updated_at           timestamptz NOT NULL
);
