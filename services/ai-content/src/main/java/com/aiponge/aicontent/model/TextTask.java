package com.aiponge.aicontent.model;

import com.aiponge.aicontent.template.Template;
import java.util.Map;
import java.util.UUID;

/**
 * A text to be made by a model.
 *
 * @param inputs what the built-in vendor works from
 * @param schema JSON schema of the answer
 */
public record TextTask(UUID operationId, UUID userId, String feature, Template.Filled prompt, Map<String, String> inputs, Map<String, Object> schema,
                       int maxTokens, double temperature) {
}
