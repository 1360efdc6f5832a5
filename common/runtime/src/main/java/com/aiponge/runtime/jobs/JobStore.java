package com.aiponge.runtime.jobs;

import com.aiponge.runtime.data.Database;
import java.time.Instant;

/**
 * The writes to db-scheduler's table that belong into a caller's transaction. Its own client looks first and then inserts, which costs a
 * statement more and breaks the transaction when two submit at once.
 */
final class JobStore {
    private final Database database;

    JobStore(Database database) {
        this.database = database;
    }

    void insert(String kind, String id, Instant when) {
        database.sql("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures, version)
                VALUES (:kind, :id, :when, false, 0, 1)
                ON CONFLICT DO NOTHING
                """).bind("kind", kind).bind("id", id).bind("when", when).update();
    }

    /** Brings a waiting job forward; a leg that is running decides itself when it goes on. */
    void bringForward(String kind, String id, Instant when) {
        database.sql("""
                UPDATE scheduled_tasks SET execution_time = :when, version = version + 1
                WHERE task_name = :kind AND task_instance = :id AND picked = false AND execution_time > :when
                """).bind("kind", kind).bind("id", id).bind("when", when).update();
    }
}
