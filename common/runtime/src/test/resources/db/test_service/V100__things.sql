CREATE TABLE things (
    id      uuid PRIMARY KEY,
    name    text CONSTRAINT things_name_short CHECK (length(name) <= 2000),
    number  bigint,
    small   integer,
    ratio   double precision,
    happy   boolean,
    at      timestamptz,
    day     date,
    doc     jsonb,
    labels  text[],
    friends uuid[]
);
CREATE UNIQUE INDEX things_label ON things (number) WHERE happy;
CREATE TABLE parts (
    id       uuid PRIMARY KEY,
    thing_id uuid NOT NULL CONSTRAINT parts_thing REFERENCES things (id)
);
