package com.aiponge.aicontent.template;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.data.Row;
import java.util.List;
import java.util.Optional;

/** SQL of templates. */
final class TemplateStore {
    private final Database database;

    TemplateStore(Database database) {
        this.database = database;
    }

    Optional<Template> published(String id) {
        return database.sql("""
                SELECT v.template_id, v.version, v.system_prompt, v.user_prompt, v.variables
                FROM templates t JOIN template_versions v ON v.template_id = t.id AND v.version = t.published_version
                WHERE t.id = :id AND t.status = 'published'
                """).bind("id", id).first(TemplateStore::read);
    }

    private static Template read(Row row) {
        return new Template(row.text("template_id"), row.integer("version"), row.text("system_prompt"), row.text("user_prompt"),
                List.of(Json.read(row.json("variables"), Variable[].class)));
    }
}
