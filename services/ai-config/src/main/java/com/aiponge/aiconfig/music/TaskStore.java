package com.aiponge.aiconfig.music;

import com.aiponge.aiconfig.provider.Provider;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** SQL of song tasks. Changes of a task's way are conditional on where it stands, so that two legs never both take effect. */
final class TaskStore {
    private static final String COLUMNS = """
            id, user_id, commission, status, provider_id, adapter, model, tried, submitted_at, vendor_task_id, file_id, duration_seconds, clip_id,
            error_code, cost_micros, deadline_at, created_at
            """;
    private final Database database;

    TaskStore(Database database) {
        this.database = database;
    }

    /** False when the operation has a task already. */
    boolean insert(UUID id, NewTask task, String commission, Provider provider, Instant now, Instant deadline) {
        return database.sql("""
                INSERT INTO music_tasks (id, operation_id, user_id, commission, status, provider_id, adapter, model, deadline_at, created_at)
                VALUES (:id, :operation, :user, :commission, 'pending', :provider, :adapter, :model, :deadline, :now)
                ON CONFLICT (operation_id) DO NOTHING
                """)
                .bind("id", id).bind("operation", task.operationId()).bind("user", task.userId()).bind("commission", commission)
                .bind("provider", provider.id()).bind("adapter", provider.adapter()).bind("model", provider.model())
                .bind("deadline", deadline).bind("now", now).update() == 1;
    }

    Optional<TaskRow> find(UUID id) {
        return database.sql("SELECT " + COLUMNS + " FROM music_tasks WHERE id = :id").bind("id", id).first(TaskStore::read);
    }

    Optional<TaskRow> ofOperation(UUID operation) {
        return database.sql("SELECT " + COLUMNS + " FROM music_tasks WHERE operation_id = :operation").bind("operation", operation).first(TaskStore::read);
    }

    void submitting(UUID id, Instant now) {
        database.sql("UPDATE music_tasks SET submitted_at = :now WHERE id = :id AND vendor_task_id IS NULL").bind("id", id).bind("now", now).update();
    }

    /** The vendor has said that it did not take the order. */
    void notSubmitted(UUID id) {
        database.sql("UPDATE music_tasks SET submitted_at = NULL WHERE id = :id AND vendor_task_id IS NULL").bind("id", id).update();
    }

    void submitted(UUID id, String vendorTask) {
        database.sql("UPDATE music_tasks SET vendor_task_id = :task, status = 'running' WHERE id = :id AND vendor_task_id IS NULL AND status = 'pending'")
                .bind("id", id).bind("task", vendorTask).update();
    }

    /** Hands the task to another provider. */
    void pass(UUID id, String failed, Provider next) {
        database.sql("""
                UPDATE music_tasks SET provider_id = :provider, adapter = :adapter, model = :model, tried = array_append(tried, :failed),
                    submitted_at = NULL, vendor_task_id = NULL, status = 'pending'
                WHERE id = :id AND provider_id = :failed AND status IN ('pending', 'running')
                """)
                .bind("id", id).bind("failed", failed).bind("provider", next.id()).bind("adapter", next.adapter()).bind("model", next.model()).update();
    }

    boolean succeed(UUID id, UUID file, int seconds, String clip, long costMicros, Instant now) {
        return database.sql("""
                UPDATE music_tasks SET status = 'succeeded', file_id = :file, duration_seconds = :seconds, clip_id = :clip, cost_micros = :cost,
                    finished_at = :now
                WHERE id = :id AND status IN ('pending', 'running')
                """)
                .bind("id", id).bind("file", file).bind("seconds", seconds).bind("clip", clip).bind("cost", costMicros).bind("now", now).update() == 1;
    }

    boolean fail(UUID id, String code, Instant now) {
        return database.sql("""
                UPDATE music_tasks SET status = 'failed', error_code = :code, finished_at = :now WHERE id = :id AND status IN ('pending', 'running')
                """)
                .bind("id", id).bind("code", code).bind("now", now).update() == 1;
    }

    private static TaskRow read(Row row) {
        return new TaskRow(row.uuid("id"), row.uuid("user_id"), row.text("commission"), row.text("status"), row.text("provider_id"), row.text("adapter"),
                row.text("model"), row.texts("tried"), row.time("submitted_at"), row.text("vendor_task_id"), row.uuid("file_id"),
                row.integerOrNull("duration_seconds"), row.text("clip_id"), row.text("error_code"), row.number("cost_micros"), row.time("deadline_at"),
                row.time("created_at"));
    }
}
