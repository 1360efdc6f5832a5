-- db-scheduler's table, as its documentation gives it for PostgreSQL. A job is a kind and an id; task_data stays empty.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);

CREATE TABLE job_steps (
    job_id     uuid        NOT NULL,
    step       text        NOT NULL CHECK (length(step) BETWEEN 1 AND 100),
    result     text        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (job_id, step)
);
