-- A chapter is read in its own order, and each new entry of it asks for the last place.
CREATE INDEX entries_in_chapter ON entries (chapter_id, chapter_sort_order, id) WHERE chapter_id IS NOT NULL;
