package com.aiponge.user.account;

import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.events.Outbox;
import com.aiponge.runtime.http.Problem;
import com.aiponge.user.relation.Relations;
import com.aiponge.user.revocation.Revocations;
import com.aiponge.user.session.SessionEnd;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Gives an account a role: the operator's command at the machine, since nobody becomes staff over HTTP. Thread-safe. */
public final class Grant {
    private static final Set<String> ROLES = Set.of("user", "librarian", "admin");
    /** Stands for whoever has the machine: no account acts here. */
    private static final UUID OPERATOR = new UUID(0, 0);

    private final Outbox outbox;
    private final Clock clock;

    public Grant(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Sets the role of the registered account with this address, ends its sessions when that changes it, and leaves an audit record.
     * A new librarian is followed by every registered account.
     *
     * @param database of the user service's schema
     * @return what was done, for a person to read
     * @throws Problem.NotFound when no account has the address
     * @throws Problem.Invalid  for another role
     */
    public String grant(Database database, String email, String role) {
        if (!ROLES.contains(role)) {
            throw new Problem.Invalid("VALIDATION_ERROR", "The role is one of user, librarian, admin");
        }
        AccountStore store = new AccountStore(database);
        Relations relations = new Relations(database, clock);
        SessionEnd endings = new SessionEnd(database, new Revocations(database, clock), outbox, clock);
        return database.transaction(() -> {
            relations.changeLibrarians();
            Account account = store.lockByEmail(EmailAddress.comparable(email)).orElseThrow(() -> new Problem.NotFound("NOT_FOUND", "No account has this address"));
            if (account.role().equals(role)) {
                return account.username() + " is " + role + " already; nothing changed";
            }
            store.setRole(account.id(), role);
            if (role.equals("librarian")) {
                relations.followedByAll(account.id());
            }
            outbox.audit(OPERATOR, "operator", "user.role_changed", "user", account.id().toString(), Map.of("before", account.role(), "after", role));
            int ended = endings.endAll(account.id(), "role_changed");
            return account.username() + " is now " + role + "; sign-ins ended: " + ended;
        });
    }
}
