package com.aiponge.user;

import com.aiponge.crypto.password.PasswordHasher;
import com.aiponge.crypto.token.TokenIssuer;
import com.aiponge.crypto.token.TokenKeys;
import com.aiponge.crypto.token.TokenVerifier;
import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.service.ServiceProcess;
import com.aiponge.runtime.settings.Core;
import com.aiponge.user.account.AccountFeature;
import com.aiponge.user.account.Beginnings;
import com.aiponge.user.book.BookNames;
import com.aiponge.user.book.BookRoutes;
import com.aiponge.user.book.Books;
import com.aiponge.user.book.Library;
import com.aiponge.user.context.SongContextRoutes;
import com.aiponge.user.context.SongContexts;
import com.aiponge.user.credit.CreditRoutes;
import com.aiponge.user.credit.Credits;
import com.aiponge.user.credit.ReservationRoutes;
import com.aiponge.user.credit.Reservations;
import com.aiponge.user.guest.GuestPrompts;
import com.aiponge.user.guest.GuestRoutes;
import com.aiponge.user.journal.EntryRoutes;
import com.aiponge.user.journal.Journal;
import com.aiponge.user.journal.Pictures;
import com.aiponge.user.onboarding.Onboarding;
import com.aiponge.user.onboarding.OnboardingRoutes;
import com.aiponge.user.profile.ProfileRoutes;
import com.aiponge.user.profile.Profiles;
import com.aiponge.user.relation.RelationRoutes;
import com.aiponge.user.relation.Relations;
import com.aiponge.user.revocation.RevocationRoutes;
import com.aiponge.user.revocation.Revocations;
import com.aiponge.user.safety.Safety;
import com.aiponge.user.safety.SafetyRoutes;
import com.aiponge.user.session.SessionEnd;
import com.aiponge.user.session.SessionRoutes;
import com.aiponge.user.session.Sessions;
import com.aiponge.user.snapshot.SnapshotRoutes;
import com.aiponge.user.snapshot.Snapshots;
import com.aiponge.user.subscription.Plans;
import com.aiponge.user.subscription.SubscriptionRoutes;
import com.aiponge.user.subscription.Subscriptions;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/** Accounts, profiles, journal, books, credits and subscriptions. */
public final class UserService {
    private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);
    private static final Duration HOURLY = Duration.ofHours(1);

    private UserService() {
    }

    public static void main(String[] args) {
        ServiceProcess.run(ServiceName.USER, args, UserService::compose);
    }

    /** The whole service, top to bottom. */
    public static void compose(ServiceParts parts) {
        compose(parts, PasswordHasher.standard());
    }

    static void compose(ServiceParts parts, PasswordHasher hasher) {
        Clock clock = parts.clock();

        // Ledger, books and journal: what accounts begin with.
        Plans plans = Plans.standard();
        Credits credits = new Credits(parts.database(), parts.outbox(), plans, clock);
        Books books = new Books(parts.database(), parts.outbox(), clock);
        Pictures pictures = new Pictures(parts.database(), parts.peers(), parts.jobs(), parts.media());
        Safety safety = new Safety(parts.database(), clock);
        Journal journal = new Journal(parts.database(), parts.cipher(), books, pictures, safety, parts.outbox(), clock);

        // Profiles, relations.
        Profiles profiles = new Profiles(parts.database(), parts.cipher(), new Profiles.Counts(journal, books, credits));
        parts.route(new ProfileRoutes(profiles));
        BookNames names = new BookNames(parts.database(), parts.cipher(), parts.outbox(), clock);
        parts.route(new OnboardingRoutes(new Onboarding(parts.database(), profiles, books, names, clock), parts.idempotency()));
        Relations relations = new Relations(parts.database(), clock);
        parts.route(new RelationRoutes(relations));
        Function<UUID, String> regions = person -> profiles.person(person).preferences().path("safetyRegion").asText(null);

        // What people write, the books it stands in, and help when it worries.
        parts.route(new EntryRoutes(journal, pictures, parts.idempotency(), regions));
        Library library = new Library(parts.database(), parts.cipher(), parts.media());
        parts.route(new BookRoutes(library, relations::visibleCreators));
        parts.route(new SnapshotRoutes(new Snapshots(library, journal)));
        parts.route(new SafetyRoutes(safety, parts.idempotency(), regions));

        // Plans, credits, and holds for what is paid for.
        Subscriptions subscriptions = new Subscriptions(parts.database(), plans, clock);
        parts.route(new SubscriptionRoutes(subscriptions, credits));
        parts.route(new CreditRoutes(credits, plans));
        Reservations reservations = new Reservations(parts.database(), parts.outbox(), subscriptions, clock);
        parts.route(new ReservationRoutes(reservations, person -> profiles.person(person).role()));
        parts.jobs().every("reservations.expire", EVERY_MINUTE, reservations::expireOverdue);
        parts.route(new SongContextRoutes(new SongContexts(profiles, subscriptions, journal)));

        // Guests.
        GuestPrompts guests = new GuestPrompts(parts.database(), clock);
        parts.route(new GuestRoutes(guests, parts.idempotency()));

        // Sessions, and what the gateway must refuse.
        Revocations revocations = new Revocations(parts.database(), clock);
        parts.route(new RevocationRoutes(revocations, clock));
        parts.onDrain(revocations::stop);
        parts.jobs().every("revocations.purge", HOURLY, revocations::purge);
        String secret = parts.settings().get(Core.JWT_SECRET);
        TokenKeys keys = new TokenKeys(secret, parts.settings().get(Core.JWT_SECRET_RETIRED));
        SessionEnd endings = new SessionEnd(parts.database(), revocations, parts.outbox(), clock);
        Sessions sessions = new Sessions(parts.database(), endings, new TokenIssuer(keys, clock), new TokenVerifier(keys, clock, 0), clock);
        parts.route(new SessionRoutes(sessions));
        parts.jobs().every("sessions.purge", HOURLY, sessions::purge);

        // Accounts.
        Beginnings beginnings = new Beginnings(profiles, credits, plans.grants().guest(), books, relations, guests);
        AccountFeature accounts = new AccountFeature(parts.database(), hasher, secret, sessions, endings, beginnings, clock);
        parts.route(accounts.routes());
        parts.jobs().every("sign-in-failures.purge", HOURLY, accounts::purge);
    }
}
