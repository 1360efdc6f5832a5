package com.aiponge.user.account;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.user.profile.GuestName;
import com.aiponge.user.session.SessionEnd;
import com.aiponge.user.session.Sessions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Becoming somebody: as a guest, by registration, or by a guest's registration, which keeps the account. Thread-safe. */
final class SignUp {
    private final Database database;
    private final AccountStore store;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SessionEnd endings;
    private final Beginnings beginnings;
    private final Clock clock;

    SignUp(Database database, AccountStore store, Passwords passwords, Sessions sessions, SessionEnd endings, Beginnings beginnings, Clock clock) {
        this.database = database;
        this.store = store;
        this.passwords = passwords;
        this.sessions = sessions;
        this.endings = endings;
        this.beginnings = beginnings;
        this.clock = clock;
    }

    AuthResult enter(String language) {
        return database.transaction(() -> {
            UUID id = Ids.next();
            Account guest = new Account(id, null, GuestName.of(id), null, null, "user", "active", true, false, null, false, clock.instant());
            store.insert(guest);
            begin(guest, language);
            return AuthResult.of(sessions.open(id), guest, beginnings.guestCredits());
        });
    }

    /** @param bearer the token that came with the request, the proof for {@code guestUserId}; may be null */
    AuthResult register(Registration wish, String bearer) {
        // Before the costly hash; asked again below, where nobody can come between.
        refuseTaken(wish);
        String hash = passwords.hash(wish.password());
        return database.transaction(() -> {
            Optional<UUID> guest = proven(wish, bearer);
            List<String> names = Usernames.candidates(Usernames.base(wish.email()));
            reserve(wish, names);
            refuseTaken(wish);
            String username = free(names);
            Account account = guest.map(id -> upgrade(id, wish, username, hash)).orElseGet(() -> create(wish, username, hash));
            beginnings.relations().followLibrarians(account.id());
            // The guest's tokens say that it is one, and whoever shared the device may have them.
            guest.ifPresent(id -> endings.endAll(id, "upgraded"));
            return AuthResult.of(sessions.open(account.id()), account, null);
        });
    }

    private Account create(Registration wish, String username, String hash) {
        Account account = new Account(Ids.next(), wish.email(), username, wish.name(), hash, "user", "active", false, false,
                wish.phoneNumber(), false, clock.instant());
        store.insert(account);
        begin(account, wish.language());
        return account;
    }

    private void begin(Account account, String language) {
        beginnings.profiles().open(account.id(), language);
        beginnings.credits().open(account.id(), account.guest());
        beginnings.books().openDefault(account.id(), language);
    }

    private Account upgrade(UUID guest, Registration wish, String username, String hash) {
        Account account = store.upgrade(guest, wish, username, hash);
        beginnings.credits().becameRegistered(guest);
        beginnings.guests().converted(guest);
        return account;
    }

    /** The guest account to take over: named in the request, and the presented token is genuine, of that guest, and of a live session. */
    private Optional<UUID> proven(Registration wish, String bearer) {
        if (wish.guestUserId() == null || bearer == null) {
            return Optional.empty();
        }
        return store.lock(wish.guestUserId())
                .filter(account -> account.guest() && account.mayEnter())
                .map(Account::id)
                .filter(id -> sessions.liveHolder(bearer).filter(claims -> claims.userId().equals(id)).isPresent());
    }

    private void reserve(Registration wish, List<String> names) {
        List<String> reserved = new ArrayList<>(names.stream().map(name -> "username:" + name).toList());
        reserved.add("email:" + wish.email());
        if (wish.phoneNumber() != null) {
            reserved.add("phone:" + wish.phoneNumber());
        }
        store.reserve(reserved);
    }

    private void refuseTaken(Registration wish) {
        if (store.isTaken(wish.email(), wish.phoneNumber())) {
            throw new Problem.Conflict("USER_EXISTS", wish.phoneNumber() == null
                    ? "An account with this e-mail already exists"
                    : "An account with this e-mail or phone number already exists");
        }
    }

    private String free(List<String> names) {
        Set<String> taken = store.takenNames(names);
        return names.stream().filter(name -> !taken.contains(name)).findFirst().orElseThrow();
    }
}
