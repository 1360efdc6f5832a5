package com.aiponge.user.profile;

import java.time.LocalDate;

/** Profile of contract 3. Display name and name are one; text about oneself, picture and birthdate have no writer yet. */
record Profile(String name, String displayName, String bio, String avatarUrl, String avatar, LocalDate birthdate, String language, String timezone) {
}
