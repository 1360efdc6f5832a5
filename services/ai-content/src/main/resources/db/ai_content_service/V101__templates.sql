-- Prompt templates. Each save makes a new version; only the published one is used. {{name}} puts a value on one line, {{{name}}} fences it as
-- data, {{?name}} … {{/name}} stays only when there is a value; values never become template or markup again. Of image templates the system
-- prompt says what must not be in the picture.
CREATE TABLE templates (
    id                text        PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 100),
    name              text        NOT NULL,
    description       text,
    content_type      text        NOT NULL CHECK (content_type IN ('therapeutic', 'creative', 'analysis', 'music', 'image', 'system', 'insight', 'reflection')),
    category          text        NOT NULL CHECK (category IN ('music', 'book', 'creative', 'analysis', 'therapeutic', 'system', 'orchestration')),
    status            text        NOT NULL CHECK (status IN ('draft', 'published', 'archived')),
    published_version integer,
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    CHECK (status <> 'published' OR published_version IS NOT NULL)
);

CREATE TABLE template_versions (
    template_id   text        NOT NULL REFERENCES templates (id),
    version       integer     NOT NULL CHECK (version > 0),
    system_prompt text        NOT NULL CHECK (length(system_prompt) <= 20000),
    user_prompt   text        NOT NULL CHECK (length(user_prompt) <= 20000),
    variables     jsonb       NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (template_id, version)
);
ALTER TABLE templates ADD FOREIGN KEY (id, published_version) REFERENCES template_versions (template_id, version) DEFERRABLE INITIALLY DEFERRED;
