package com.aiponge.user.account;

import com.aiponge.user.profile.GuestName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** User of contract 2: an account as its owner sees it. */
record User(UUID id, String email, String username, String name, LocalDate birthdate, String avatarUrl, String role, boolean isGuest,
            boolean emailVerified, String phoneNumber, boolean phoneVerified, UUID organizationId, Object organizationBranding, Instant createdAt) {

    /** Birthdate, picture and organisation have no writer yet. */
    static User of(Account account) {
        return new User(account.id(), GuestName.email(account.id(), account.email()), account.username(), account.name(), null, null,
                account.role(), account.guest(), account.emailVerified(), account.phoneNumber(), account.phoneVerified(), null, null,
                account.createdAt());
    }
}
