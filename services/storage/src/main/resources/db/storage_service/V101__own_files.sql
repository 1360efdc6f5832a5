-- What people upload counts against their space; tags are their words, so they are encrypted.
ALTER TABLE files
    ADD COLUMN uploaded      boolean     NOT NULL DEFAULT false,
    ADD COLUMN tags          text,
    ADD COLUMN missing_since timestamptz;

-- The lists of a person's files, whole and by each filter.
CREATE INDEX files_of_owner ON files (owner_id, id);
CREATE INDEX files_of_owner_by_category ON files (owner_id, category, id);
CREATE INDEX files_of_owner_by_type ON files (owner_id, content_type, id);
CREATE INDEX files_of_owner_by_openness ON files (owner_id, (visibility = 'public'), id);
CREATE INDEX files_of_owner_tagged ON files (owner_id, id) WHERE tags IS NOT NULL;

-- A file that stops being public gets another id, and takes its references along.
ALTER TABLE file_references DROP CONSTRAINT file_references_file_id_fkey;
ALTER TABLE file_references ADD CONSTRAINT file_references_file FOREIGN KEY (file_id) REFERENCES files ON UPDATE CASCADE ON DELETE CASCADE;

-- Which id a file had before: caches everywhere keep what was public under that one.
CREATE TABLE moved_files (
    old_id   uuid        PRIMARY KEY,
    new_id   uuid        NOT NULL REFERENCES files ON UPDATE CASCADE ON DELETE CASCADE,
    moved_at timestamptz NOT NULL
);
CREATE INDEX moved_files_new ON moved_files (new_id);

-- Of an owner who was erased nothing is recorded any more.
ALTER TABLE usage
    ADD COLUMN uploaded_bytes bigint  NOT NULL DEFAULT 0 CHECK (uploaded_bytes >= 0),
    ADD COLUMN closed         boolean NOT NULL DEFAULT false;

-- Totals of filtered lists: a count of rows would take the longer the more files somebody has.
CREATE TABLE file_counts (
    owner_id     uuid    NOT NULL,
    category     text    NOT NULL,
    content_type text    NOT NULL,
    open         boolean NOT NULL,
    files        bigint  NOT NULL CHECK (files >= 0),
    PRIMARY KEY (owner_id, category, content_type, open)
);
INSERT INTO file_counts SELECT owner_id, category, content_type, visibility = 'public', count(*) FROM files GROUP BY 1, 2, 3, 4;

CREATE FUNCTION count_file() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        UPDATE file_counts SET files = files - 1
        WHERE owner_id = OLD.owner_id AND category = OLD.category AND content_type = OLD.content_type AND open = (OLD.visibility = 'public');
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO file_counts (owner_id, category, content_type, open, files)
        VALUES (NEW.owner_id, NEW.category, NEW.content_type, NEW.visibility = 'public', 1)
        ON CONFLICT (owner_id, category, content_type, open) DO UPDATE SET files = file_counts.files + 1;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER files_counted AFTER INSERT OR DELETE OR UPDATE OF visibility ON files FOR EACH ROW EXECUTE FUNCTION count_file();
