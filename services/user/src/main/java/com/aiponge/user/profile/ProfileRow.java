package com.aiponge.user.profile;

import java.util.UUID;

/** A profile with its account; {@code preferences} is encrypted, null when nothing was set. */
record ProfileRow(UUID id, String email, String name, String role, boolean guest, String language, String timezone, String preferences) {
}
