package com.aiponge.user.profile;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.field.FieldContext;
import com.aiponge.runtime.Json;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.user.book.Books;
import com.aiponge.user.credit.Credits;
import com.aiponge.user.journal.Journal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** What people tell about themselves, and how they like things. Preferences hold free text: they are encrypted as a whole. Thread-safe. */
public final class Profiles {
    private final Database database;
    private final ProfileStore store;
    private final FieldCipher cipher;
    private final Counts counts;

    /** Where the figures of a profile come from. */
    public record Counts(Journal journal, Books books, Credits credits) {
    }

    public Profiles(Database database, FieldCipher cipher, Counts counts) {
        this.database = database;
        this.store = new ProfileStore(database);
        this.cipher = cipher;
        this.counts = counts;
    }

    /** The profile of a new account; in the transaction open on this thread. */
    public void open(UUID account, String language) {
        store.open(account, language);
    }

    /** For other features: name, role, language and preferences. */
    public Person person(UUID account) {
        ProfileRow row = store.find(account).orElseThrow(Problem.NotFound::new);
        return new Person(row.name(), row.role(), row.guest(), row.language(), shown(row));
    }

    /**
     * Merges changes made by {@link Preferences#changes}, and sets the language when one is given.
     *
     * @return the profile's language
     */
    public String change(UUID account, ObjectNode changes, String languageOrNull) {
        return database.transaction(() -> {
            ProfileRow row = store.lock(account).orElseThrow(Problem.NotFound::new);
            String language = languageOrNull == null ? row.language() : languageOrNull;
            ObjectNode merged = Preferences.merged(stored(row), changes);
            store.save(account, language, cipher.encrypt(Json.text(merged), place(account)));
            return language;
        });
    }

    ProfileView view(UUID account) {
        ProfileRow row = store.find(account).orElseThrow(Problem.NotFound::new);
        Profile profile = new Profile(row.name(), row.name(), null, null, null, null, row.language(), row.timezone());
        // Songs are what the ledger has settled, until music answers for them itself; insights and reflections cannot be written yet.
        ProfileView.Stats stats = new ProfileView.Stats(counts.journal().count(account), 0, 0, counts.credits().songsMade(account),
                counts.books().count(account));
        return new ProfileView(row.id(), GuestName.email(row.id(), row.email()), row.guest(), profile, shown(row), stats);
    }

    private ObjectNode shown(ProfileRow row) {
        return Preferences.shown(stored(row), row.language());
    }

    private ObjectNode stored(ProfileRow row) {
        String json = cipher.decrypt(row.preferences(), place(row.id()));
        return json == null ? Json.mapper().createObjectNode() : Json.read(json, ObjectNode.class);
    }

    private static FieldContext place(UUID account) {
        return new FieldContext("profiles", "preferences", account, account);
    }
}
