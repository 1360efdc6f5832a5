-- The ledger. Every step locks the person's account row first, so the steps of one person never overlap.
CREATE TABLE credit_accounts (
    user_id    uuid PRIMARY KEY,
    guest      boolean     NOT NULL,
    balance    integer     NOT NULL CHECK (balance >= 0),
    reserved   integer     NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    spent      integer     NOT NULL DEFAULT 0 CHECK (spent >= 0),
    giftable   integer     NOT NULL DEFAULT 0 CHECK (giftable >= 0),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE credit_reservations (
    id               uuid PRIMARY KEY,
    operation_id     uuid        NOT NULL UNIQUE,
    user_id          uuid        NOT NULL REFERENCES credit_accounts (user_id) ON DELETE CASCADE,
    feature          text        NOT NULL CHECK (feature IN ('songs', 'lyrics', 'insights', 'books')),
    quantity         integer     NOT NULL CHECK (quantity > 0),
    unit_price       integer     NOT NULL CHECK (unit_price >= 0),
    amount           integer     NOT NULL CHECK (amount = quantity * unit_price),
    month            date        NOT NULL,
    state            text        NOT NULL CHECK (state IN ('reserved', 'settled', 'cancelled', 'expired')),
    opening_balance  integer     NOT NULL,
    closing_balance  integer,
    settled_quantity integer CHECK (settled_quantity BETWEEN 0 AND quantity),
    reason           text CHECK (reason ~ '^[A-Za-z0-9_.:-]{1,64}$'),
    created_at       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    closed_at        timestamptz,
    CHECK ((state = 'reserved') = (closed_at IS NULL)),
    CHECK ((state = 'reserved') = (settled_quantity IS NULL))
);
CREATE INDEX credit_reservations_due ON credit_reservations (expires_at) WHERE state = 'reserved';
CREATE INDEX credit_reservations_user ON credit_reservations (user_id, id);

CREATE TABLE credit_transactions (
    id             uuid PRIMARY KEY,
    user_id        uuid        NOT NULL REFERENCES credit_accounts (user_id) ON DELETE CASCADE,
    amount         integer     NOT NULL CHECK (amount <> 0),
    type           text        NOT NULL CHECK (type IN ('initial', 'deduction', 'refund', 'topup', 'purchase', 'bonus', 'gift')),
    reservation_id uuid REFERENCES credit_reservations (id) ON DELETE CASCADE,
    balance_after  integer     NOT NULL CHECK (balance_after >= 0),
    operation_key  text        NOT NULL UNIQUE,
    created_at     timestamptz NOT NULL
);
CREATE INDEX credit_transactions_user ON credit_transactions (user_id, id DESC);

-- What was booked stays booked: a correction is another row. Erasing a person's rows is still possible.
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'credit_transactions is append-only';
END $$;
CREATE TRIGGER credit_transactions_append_only BEFORE UPDATE ON credit_transactions
    FOR EACH ROW EXECUTE FUNCTION refuse_ledger_change();

-- Months are UTC and named by their first day. "reserved" counts what open reservations may still deliver.
CREATE TABLE monthly_usage (
    user_id  uuid    NOT NULL REFERENCES credit_accounts (user_id) ON DELETE CASCADE,
    month    date    NOT NULL,
    feature  text    NOT NULL CHECK (feature IN ('songs', 'lyrics', 'insights', 'books')),
    used     integer NOT NULL DEFAULT 0 CHECK (used >= 0),
    reserved integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    PRIMARY KEY (user_id, month, feature)
);
