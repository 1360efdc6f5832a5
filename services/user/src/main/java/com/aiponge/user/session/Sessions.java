package com.aiponge.user.session;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.Secrets;
import com.aiponge.crypto.token.TokenIssuer;
import com.aiponge.crypto.token.TokenRefused;
import com.aiponge.crypto.token.TokenVerifier;
import com.aiponge.crypto.token.UserClaims;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sign-ins: opened, refreshed by rotation inside a family, and ended. Thread-safe. */
public final class Sessions {
    static final Duration ACCESS_LIFE = Duration.ofMinutes(15);
    private static final Duration REFRESH_LIFE = Duration.ofDays(30);
    /** Two refreshes at once are a client's retry; later a replaced token can only be a copy. */
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int REFRESH_BYTES = 48;

    private final Database database;
    private final SessionStore store;
    private final SessionEnd endings;
    private final TokenIssuer issuer;
    private final TokenVerifier verifier;
    private final Clock clock;

    public Sessions(Database database, SessionEnd endings, TokenIssuer issuer, TokenVerifier verifier, Clock clock) {
        this.database = database;
        this.store = new SessionStore(database);
        this.endings = endings;
        this.issuer = issuer;
        this.verifier = verifier;
        this.clock = clock;
    }

    /** A new family for the account as it is now; in the transaction open on this thread. */
    public Tokens open(UUID account) {
        Holder holder = store.holder(account).filter(Holder::mayEnter).orElseThrow(Sessions::suspended);
        UUID session = Ids.next();
        String refresh = Secrets.random(REFRESH_BYTES);
        Instant now = clock.instant();
        store.open(Ids.next(), session, account, hash(refresh), now, now.plus(REFRESH_LIFE));
        return tokens(holder, session, refresh);
    }

    /** Replaces the token and the session. A replaced token that comes back late ends its family, which must be kept although the caller is refused. */
    Tokens refresh(UUID session, String refreshToken) {
        return switch (database.transaction(() -> rotate(session, refreshToken))) {
            case Renewed renewed -> renewed.tokens();
            case Refused refused -> throw refused.problem();
        };
    }

    /**
     * Ends the session named, or the token's own, and the presented token with it. Changes nothing when the two are not of one account, or
     * when a token of an ended session names another one.
     */
    void logout(String bearer, UUID named) {
        genuine(bearer).ifPresent(presented -> database.inTransaction(() -> {
            UUID own = presented.sessionId();
            if (named == null || named.equals(own) || store.isLive(own)) {
                store.lock(named == null ? own : named)
                        .filter(session -> session.accountId().equals(presented.userId()))
                        .ifPresent(session -> endings.end(session, "logout", List.of(presented.jti())));
            }
        }));
    }

    /**
     * Who holds this genuine token of a session that is live: it may be expired, but then its session must be the newest of the family,
     * since an old token that turns up somewhere proves nothing. Holds the family until the transaction ends.
     */
    public Optional<UserClaims> liveHolder(String bearer) {
        return genuine(bearer).filter(claims -> store.lock(claims.sessionId())
                .filter(session -> session.accountId().equals(claims.userId()) && session.endedAt() == null)
                .filter(session -> session.expiresAt().isAfter(clock.instant()))
                .filter(session -> session.replacedAt() == null || claims.expiresAt().isAfter(clock.instant()))
                .isPresent());
    }

    /** Forgets what has expired. */
    public void purge() {
        store.purge(clock.instant());
    }

    private Outcome rotate(UUID id, String refreshToken) {
        Optional<Holder> holder = store.holderOf(id);
        Optional<StoredSession> found = store.lock(id).filter(session -> sameToken(session, refreshToken));
        if (holder.isEmpty() || found.isEmpty()) {
            return new Refused(unknown());
        }
        StoredSession session = found.get();
        Instant now = clock.instant();
        if (session.endedAt() != null || !holder.get().mayEnter()) {
            return new Refused(revoked());
        }
        if (session.replacedAt() != null) {
            if (now.isBefore(session.replacedAt().plus(GRACE))) {
                return new Refused(unknown());
            }
            endings.end(session, "reuse", List.of());
            return new Refused(revoked());
        }
        if (!session.expiresAt().isAfter(now)) {
            return new Refused(unknown());
        }
        UUID next = Ids.next();
        String refresh = Secrets.random(REFRESH_BYTES);
        store.replace(session, next, hash(refresh), now, now.plus(REFRESH_LIFE));
        return new Renewed(tokens(holder.get(), next, refresh));
    }

    private Tokens tokens(Holder holder, UUID session, String refresh) {
        String access = issuer.issue(holder.id(), holder.email(), holder.role(), holder.guest(), session, ACCESS_LIFE);
        return new Tokens(access, "Bearer", ACCESS_LIFE.toSeconds(), refresh, session);
    }

    private Optional<UserClaims> genuine(String bearer) {
        if (bearer == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(verifier.verifyExpired(bearer));
        } catch (TokenRefused e) {
            return Optional.empty();
        }
    }

    private static boolean sameToken(StoredSession session, String refreshToken) {
        return Secrets.sameBytes(session.refreshHash().getBytes(StandardCharsets.UTF_8), hash(refreshToken).getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String refreshToken) {
        return HexFormat.of().formatHex(Secrets.sha256(refreshToken.getBytes(StandardCharsets.UTF_8)));
    }

    private static Problem unknown() {
        return new Problem.Unauthorized("INVALID_REFRESH_TOKEN", "Sign in again", null);
    }

    private static Problem revoked() {
        return new Problem.Forbidden("SESSION_REVOKED", "This sign-in has ended; sign in again");
    }

    /** 403: the account may not be used. */
    private static Problem suspended() {
        return new Problem.Forbidden("ACCOUNT_SUSPENDED", "This account is suspended");
    }

    private sealed interface Outcome {
    }

    private record Renewed(Tokens tokens) implements Outcome {
    }

    private record Refused(Problem problem) implements Outcome {
    }
}
