-- A row stands for an object that is whole. Names can be titles of songs: they are encrypted.
CREATE TABLE files (
    id                 uuid PRIMARY KEY,
    operation_id       uuid        NOT NULL CONSTRAINT files_operation UNIQUE,
    owner_id           uuid        NOT NULL,
    category           text        NOT NULL CHECK (category IN
                                   ('avatar', 'track', 'track-artwork', 'album-artwork', 'playlist-artwork', 'book-cover', 'entry', 'general')),
    visibility         text        NOT NULL CHECK (visibility IN ('personal', 'shared', 'public')),
    object_key         text        NOT NULL CONSTRAINT files_object UNIQUE,
    name               text        NOT NULL,
    content_type       text        NOT NULL CHECK (content_type <> ''),
    size               bigint      NOT NULL CHECK (size > 0),
    sha256             text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    duration_seconds   integer     CHECK (duration_seconds > 0),
    width              integer     CHECK (width > 0),
    height             integer     CHECK (height > 0),
    thumb_size         integer     CHECK (thumb_size > 0),
    thumb_sha256       text        CHECK (thumb_sha256 ~ '^[0-9a-f]{64}$'),
    reference_count    integer     NOT NULL CHECK (reference_count >= 0),
    unreferenced_since timestamptz,
    status             text        NOT NULL CHECK (status IN ('active', 'orphaned')),
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    CHECK ((reference_count = 0) = (unreferenced_since IS NOT NULL)),
    CHECK ((thumb_size IS NULL) = (thumb_sha256 IS NULL))
);

-- The sweeper's lists: who has waited longest without a reference.
CREATE INDEX files_unreferenced ON files (status, unreferenced_since) WHERE reference_count = 0;

CREATE TABLE file_references (
    file_id   uuid        NOT NULL REFERENCES files ON DELETE CASCADE,
    reference text        NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
    added_by  uuid,
    added_at  timestamptz NOT NULL,
    PRIMARY KEY (file_id, reference)
);

-- Objects that no row of files vouches for: uploads that have not ended, and what was left or given up. Whatever stands here long enough is deleted.
CREATE TABLE loose_objects (
    object_key text PRIMARY KEY,
    since      timestamptz NOT NULL
);
CREATE INDEX loose_objects_since ON loose_objects (since);

-- How much each owner has stored.
CREATE TABLE usage (
    owner_id uuid   PRIMARY KEY,
    files    bigint NOT NULL CHECK (files >= 0),
    bytes    bigint NOT NULL CHECK (bytes >= 0)
);
