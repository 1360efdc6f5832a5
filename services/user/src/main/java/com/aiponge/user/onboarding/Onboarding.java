package com.aiponge.user.onboarding;

import com.aiponge.runtime.data.Database;
import com.aiponge.user.book.BookNames;
import com.aiponge.user.book.Books;
import com.aiponge.user.profile.Profiles;
import java.time.Clock;
import java.util.UUID;

/** A newcomer's first steps. Thread-safe. */
public final class Onboarding {
    private final Database database;
    private final OnboardingStore store;
    private final Profiles profiles;
    private final Books books;
    private final BookNames names;
    private final Clock clock;

    /** What completing it leads to. */
    record Completed(boolean onboardingCompleted, UUID bookId) {
    }

    public Onboarding(Database database, Profiles profiles, Books books, BookNames names, Clock clock) {
        this.database = database;
        this.store = new OnboardingStore(database);
        this.profiles = profiles;
        this.books = books;
        this.names = names;
        this.clock = clock;
    }

    OnboardingStatus status(UUID account) {
        return store.completedAt(account)
                .map(at -> new OnboardingStatus(true, at))
                .orElse(new OnboardingStatus(false, null));
    }

    /** May be repeated: preferences are merged again, the time of the first completion and the default book stay. */
    Completed complete(UUID account, Completion answers) {
        return database.transaction(() -> {
            String language = profiles.change(account, answers.changes(), answers.language());
            UUID book = books.openDefault(account, language);
            if (answers.title() != null) {
                names.give(book, account, answers.title(), answers.description());
            }
            store.complete(account, clock.instant());
            return new Completed(true, book);
        });
    }
}
