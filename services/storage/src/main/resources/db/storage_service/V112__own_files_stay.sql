-- What people keep for its own sake has no references and stays; the sweeper must not walk over all of it each time.
DROP INDEX files_unreferenced;
CREATE INDEX files_unreferenced ON files (status, unreferenced_since) WHERE reference_count = 0 AND NOT (uploaded AND category = 'general');
