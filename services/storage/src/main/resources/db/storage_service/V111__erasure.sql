-- Who uses files of others, when that person is erased.
CREATE INDEX file_references_by ON file_references (added_by);

-- What is loose under a person's prefix.
CREATE INDEX loose_objects_prefix ON loose_objects (object_key text_pattern_ops);

-- How far the comparison of rows and objects has come.
CREATE TABLE inventory (
    only_row    boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    after_key   text        NOT NULL,
    began_at    timestamptz NOT NULL,
    finished_at timestamptz
);
