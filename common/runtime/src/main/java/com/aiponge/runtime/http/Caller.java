package com.aiponge.runtime.http;

import com.aiponge.runtime.ServiceName;
import java.util.UUID;

/**
 * Who is asking, as the verified signature says: never read from a body, a path or an unsigned header.
 *
 * @param userId the person, or null when nobody is signed in and for calls of a service on its own behalf
 * @param role   user, librarian, admin, {@code anonymous} or {@code service}
 * @param guest  a guest account
 * @param from   the service whose signature the request carries
 */
public record Caller(UUID userId, String role, boolean guest, ServiceName from) {

    /** Librarians and admins: free of charge, may edit shared and public things. */
    public boolean isStaff() {
        return role.equals("librarian") || role.equals("admin");
    }

    public boolean isAdmin() {
        return role.equals("admin");
    }

    /** The signed-in person; 401 when there is none. */
    public UUID requireUser() {
        if (userId == null) {
            throw new Problem.Unauthorized("UNAUTHORIZED", "Sign in first", "token_missing");
        }
        return userId;
    }

    /** The signed-in person with a registered account; 403 for guests. */
    public UUID requireRegistered() {
        UUID user = requireUser();
        if (guest) {
            throw new Problem.Forbidden("GUEST_NOT_ALLOWED", "Create an account to do this");
        }
        return user;
    }
}
