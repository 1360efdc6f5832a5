-- Who did what to what. What changed can be personal, so it is encrypted; nothing but its encryption can ever be renewed.
CREATE TABLE audit_records (
    id          uuid        PRIMARY KEY,
    actor_id    uuid,
    actor_role  text        NOT NULL CHECK (actor_role <> ''),
    action      text        NOT NULL CHECK (action <> ''),
    target_type text        NOT NULL CHECK (target_type <> ''),
    target_id   text,
    changes     text        NOT NULL,
    service     text        NOT NULL,
    at          timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX audit_records_at ON audit_records (at DESC, id DESC);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit records are append-only' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER audit_records_stay BEFORE DELETE OR TRUNCATE ON audit_records FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_records_are_final
    BEFORE UPDATE OF id, actor_id, actor_role, action, target_type, target_id, service, at, recorded_at ON audit_records
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
