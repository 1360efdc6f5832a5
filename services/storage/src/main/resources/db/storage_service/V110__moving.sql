-- Keys are ordered by byte, as every store lists them: so a list of a store and the rows can be walked side by side.
ALTER TABLE files ALTER COLUMN object_key TYPE text COLLATE "C";

-- Objects being copied from one store to another. Whatever stands here after a crash may be a copy of a file that is gone meanwhile.
CREATE TABLE moving_objects (
    object_key text PRIMARY KEY COLLATE "C",
    file_key   text NOT NULL,
    since      timestamptz NOT NULL
);
