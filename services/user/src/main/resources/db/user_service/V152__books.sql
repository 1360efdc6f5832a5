-- What a person wrote about a book or chapter (title, description, tags ...) is one encrypted text; only what is meant for
-- everybody, and the platform's own titles, lie open.
CREATE TABLE books (
    id            uuid PRIMARY KEY,
    user_id       uuid        NOT NULL,
    type_id       text        NOT NULL,
    words_sealed  text,
    words_open    jsonb,
    category      text,
    language      text        NOT NULL CHECK (language IN ('en', 'es', 'fr', 'de', 'pt', 'ar', 'ja', 'hi')),
    visibility    text        NOT NULL CHECK (visibility IN ('personal', 'shared', 'public')),
    status        text        NOT NULL CHECK (status IN ('draft', 'active', 'archived')),
    system_type   text CHECK (system_type IN ('default', 'bookmarks', 'shared-notes', 'welcome-guide')),
    is_system     boolean     NOT NULL DEFAULT false,
    is_read_only  boolean     NOT NULL DEFAULT false,
    cover_file_id uuid,
    published_at  timestamptz,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    CHECK ((words_sealed IS NULL) <> (words_open IS NULL)),
    CHECK (words_open IS NULL OR visibility = 'public' OR system_type IS NOT NULL)
);
CREATE UNIQUE INDEX books_one_of_a_kind ON books (user_id, system_type) WHERE NOT is_system AND system_type IS NOT NULL;
CREATE INDEX books_own ON books (user_id, (system_type IS NOT DISTINCT FROM 'default') DESC, created_at DESC, id DESC);
CREATE INDEX books_newest ON books (visibility, created_at DESC, id DESC) WHERE visibility <> 'personal';

CREATE TABLE chapters (
    id             uuid PRIMARY KEY,
    book_id        uuid        NOT NULL REFERENCES books (id),
    user_id        uuid        NOT NULL,
    words_sealed   text,
    words_open     jsonb,
    system_type    text CHECK (system_type IN ('default', 'saved')),
    sort_order     integer     NOT NULL DEFAULT 0,
    is_locked      boolean     NOT NULL DEFAULT false,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    CHECK ((words_sealed IS NULL) <> (words_open IS NULL))
);
CREATE UNIQUE INDEX chapters_one_of_a_kind ON chapters (book_id, system_type) WHERE system_type IS NOT NULL;
CREATE INDEX chapters_own ON chapters (user_id, book_id, sort_order, id);
CREATE INDEX chapters_of_book ON chapters (book_id, sort_order, id);

CREATE TABLE saved_books (
    id                 uuid PRIMARY KEY,
    user_id            uuid        NOT NULL,
    book_id            uuid        NOT NULL REFERENCES books (id) ON DELETE CASCADE,
    progress_percent   integer     NOT NULL DEFAULT 0 CHECK (progress_percent BETWEEN 0 AND 100),
    last_chapter_id    uuid,
    last_entry_id      uuid,
    current_page_index integer     NOT NULL DEFAULT 0 CHECK (current_page_index >= 0),
    font_size          text        NOT NULL DEFAULT 'm' CHECK (font_size IN ('xs', 's', 'm', 'l', 'xl')),
    added_at           timestamptz NOT NULL,
    last_accessed_at   timestamptz,
    completed_at       timestamptz,
    UNIQUE (user_id, book_id)
);
CREATE INDEX saved_books_newest ON saved_books (user_id, added_at DESC, id DESC);
