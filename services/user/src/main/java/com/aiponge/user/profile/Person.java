package com.aiponge.user.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What other features ask about a person.
 *
 * @param displayName null when none was given
 * @param preferences every known preference, absent ones with their default
 */
public record Person(String displayName, String role, boolean guest, String language, ObjectNode preferences) {
}
