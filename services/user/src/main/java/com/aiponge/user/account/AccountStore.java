package com.aiponge.user.account;

import com.aiponge.runtime.data.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** SQL of accounts. */
final class AccountStore {
    private static final String COLUMNS = "id, email, username, name, password_hash, role, status, is_guest, email_verified, phone_number, phone_verified, created_at";
    /** Sets these advisory locks apart from those of other features. */
    private static final long NAMES = 101;

    private final Database database;

    AccountStore(Database database) {
        this.database = database;
    }

    Optional<Account> find(UUID id) {
        return database.sql("SELECT " + COLUMNS + " FROM accounts WHERE id = :id").bind("id", id).first(Account::of);
    }

    Optional<Account> lock(UUID id) {
        return database.sql("SELECT " + COLUMNS + " FROM accounts WHERE id = :id FOR UPDATE").bind("id", id).first(Account::of);
    }

    Optional<Account> byEmail(String email) {
        return database.sql("SELECT " + COLUMNS + " FROM accounts WHERE email = :email").bind("email", email).first(Account::of);
    }

    Optional<Account> lockByEmail(String email) {
        return database.sql("SELECT " + COLUMNS + " FROM accounts WHERE email = :email FOR UPDATE").bind("email", email).first(Account::of);
    }

    Optional<Account> byPhone(String phone) {
        return database.sql("SELECT " + COLUMNS + " FROM accounts WHERE phone_number = :phone").bind("phone", phone).first(Account::of);
    }

    /** Whether another account has the address or the number; a null number nobody has. */
    boolean isTaken(String email, String phone) {
        return database.sql("SELECT 1 AS one FROM accounts WHERE email = :email OR phone_number = CAST(:phone AS text) LIMIT 1")
                .bind("email", email).bind("phone", phone).first(row -> true).orElse(false);
    }

    /** Which of these user names somebody has. */
    Set<String> takenNames(List<String> names) {
        return database.sql("SELECT username FROM accounts WHERE username = ANY(CAST(:names AS text[]))").bind("names", names)
                .list(row -> row.text("username")).stream().collect(Collectors.toSet());
    }

    /** Makes this transaction the only one that takes any of these names; in sorted order, so that two never wait for each other. */
    void reserve(List<String> names) {
        database.sql("""
                SELECT count(pg_advisory_xact_lock(hashtextextended(name, :salt)) IS NULL) AS taken
                FROM unnest(CAST(:names AS text[])) AS name
                """).bind("names", names.stream().sorted().toList()).bind("salt", NAMES).one(row -> row.number("taken"));
    }

    void insert(Account account) {
        database.sql("""
                INSERT INTO accounts (id, email, username, name, password_hash, role, status, is_guest, phone_number, created_at)
                VALUES (:id, :email, :username, :name, :hash, :role, :status, :guest, :phone, :createdAt)
                """).bind("id", account.id()).bind("email", account.email()).bind("username", account.username()).bind("name", account.name())
                .bind("hash", account.passwordHash()).bind("role", account.role()).bind("status", account.status())
                .bind("guest", account.guest()).bind("phone", account.phoneNumber()).bind("createdAt", account.createdAt()).update();
    }

    /** Turns a guest into a registered account; a name it had stays unless a new one is given. */
    Account upgrade(UUID guest, Registration wish, String username, String hash) {
        return database.sql("""
                UPDATE accounts SET email = :email, username = :username, name = coalesce(CAST(:name AS text), name),
                       password_hash = :hash, phone_number = CAST(:phone AS text), is_guest = false
                WHERE id = :id
                RETURNING\s""" + COLUMNS).bind("id", guest).bind("email", wish.email()).bind("username", username)
                .bind("name", wish.name()).bind("hash", hash).bind("phone", wish.phoneNumber()).one(Account::of);
    }

    /** The account as it is now, held until the transaction ends. */
    Account signedIn(UUID id, Instant now, String newHashOrNull) {
        return database.sql("""
                UPDATE accounts SET last_login_at = :now, password_hash = coalesce(CAST(:hash AS text), password_hash)
                WHERE id = :id
                RETURNING\s""" + COLUMNS).bind("id", id).bind("now", now).bind("hash", newHashOrNull).one(Account::of);
    }

    void setRole(UUID id, String role) {
        database.sql("UPDATE accounts SET role = :role WHERE id = :id").bind("id", id).bind("role", role).update();
    }
}
