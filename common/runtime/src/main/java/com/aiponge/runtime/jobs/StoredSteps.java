package com.aiponge.runtime.jobs;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Steps in the table {@code job_steps}. */
public final class StoredSteps implements Steps {
    private final Database database;
    private final FieldCipher cipher;
    private final Clock clock;

    public StoredSteps(Database database, FieldCipher cipher, Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
    }

    @Override
    public <T> T once(UUID jobId, UUID owner, String step, Class<T> type, Supplier<T> work) {
        List<String> stored = stored(jobId, step);
        if (stored.isEmpty()) {
            T result = work.get();
            // Another leg of the job, taken for dead and yet alive, may have been quicker: its result stands.
            if (insert(jobId, owner, step, result)) {
                return result;
            }
            stored = stored(jobId, step);
        }
        return read(stored.getFirst(), jobId, owner, type);
    }

    @Override
    public <T> Optional<T> find(UUID jobId, UUID owner, String step, Class<T> type) {
        return stored(jobId, step).stream().findFirst().map(result -> read(result, jobId, owner, type));
    }

    @Override
    public void store(UUID jobId, UUID owner, String step, Object result) {
        database.sql("""
                INSERT INTO job_steps (job_id, step, result, created_at) VALUES (:job, :step, :result, :now)
                ON CONFLICT (job_id, step) DO UPDATE SET result = EXCLUDED.result
                """)
                .bind("job", jobId).bind("step", step).bind("result", seal(result, jobId, owner)).bind("now", clock.instant()).update();
    }

    @Override
    public void forget(UUID jobId) {
        database.sql("DELETE FROM job_steps WHERE job_id = :job").bind("job", jobId).update();
    }

    private boolean insert(UUID jobId, UUID owner, String step, Object result) {
        return database.sql("""
                INSERT INTO job_steps (job_id, step, result, created_at) VALUES (:job, :step, :result, :now)
                ON CONFLICT (job_id, step) DO NOTHING
                """)
                .bind("job", jobId).bind("step", step).bind("result", seal(result, jobId, owner)).bind("now", clock.instant()).update() == 1;
    }

    private List<String> stored(UUID jobId, String step) {
        return database.sql("SELECT result FROM job_steps WHERE job_id = :job AND step = :step")
                .bind("job", jobId).bind("step", step).list(row -> row.text("result"));
    }

    private String seal(Object result, UUID jobId, UUID owner) {
        return cipher.encrypt(Json.text(result), context(jobId, owner));
    }

    private <T> T read(String sealed, UUID jobId, UUID owner, Class<T> type) {
        return Json.read(cipher.decrypt(sealed, context(jobId, owner)), type);
    }

    private static FieldContext context(UUID jobId, UUID owner) {
        return new FieldContext("job_steps", "result", jobId, owner);
    }
}
