-- "content" and "details" are encrypted; details holds mood, tags, themes and everything else a person says about the entry.
CREATE TABLE entries (
    id                 uuid PRIMARY KEY,
    user_id            uuid        NOT NULL,
    book_id            uuid        NOT NULL REFERENCES books (id),
    chapter_id         uuid REFERENCES chapters (id),
    entry_type         text        NOT NULL CHECK (entry_type IN ('general', 'reflection', 'bookmark', 'quote', 'note', 'insight', 'wisdom', 'excerpt')),
    content            text        NOT NULL CHECK (content LIKE 'v1.%'),
    details            text        NOT NULL CHECK (details LIKE 'v1.%'),
    sort_order         integer     NOT NULL DEFAULT 0,
    chapter_sort_order integer,
    is_private         boolean     NOT NULL DEFAULT true,
    processing_status  text        NOT NULL DEFAULT 'pending' CHECK (processing_status IN ('pending', 'processing', 'completed', 'failed')),
    risk_level         text        NOT NULL CHECK (risk_level IN ('none', 'low', 'medium', 'high', 'critical')),
    user_date          timestamptz NOT NULL,
    version            integer     NOT NULL DEFAULT 1,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    CHECK ((chapter_id IS NULL) = (chapter_sort_order IS NULL))
);
CREATE INDEX entries_newest ON entries (user_id, user_date DESC, id DESC);
CREATE INDEX entries_of_book ON entries (book_id, user_date DESC, id DESC);
CREATE INDEX entries_of_chapter ON entries (chapter_id, user_date DESC, id DESC) WHERE chapter_id IS NOT NULL;

CREATE TABLE entry_images (
    id         uuid PRIMARY KEY,
    entry_id   uuid        NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    user_id    uuid        NOT NULL,
    file_id    uuid        NOT NULL,
    sort_order integer     NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL
);
CREATE INDEX entry_images_of_entry ON entry_images (entry_id, sort_order, id);
