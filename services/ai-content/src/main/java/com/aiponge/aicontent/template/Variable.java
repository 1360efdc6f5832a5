package com.aiponge.aicontent.template;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A value a template takes.
 *
 * @param maxLength in code points; longer values are cut
 * @param normal    used when there is no value; null when there is none
 */
record Variable(String name, boolean required, int maxLength, @JsonProperty("default") String normal) {
}
