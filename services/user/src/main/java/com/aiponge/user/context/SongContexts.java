package com.aiponge.user.context;

import com.aiponge.user.journal.Journal;
import com.aiponge.user.profile.Person;
import com.aiponge.user.profile.Profiles;
import com.aiponge.user.subscription.Subscriptions;
import com.aiponge.user.subscription.Tier;
import java.util.UUID;

/** Puts together what different features know about a person. */
public final class SongContexts {
    private final Profiles profiles;
    private final Subscriptions subscriptions;
    private final Journal journal;

    public SongContexts(Profiles profiles, Subscriptions subscriptions, Journal journal) {
        this.profiles = profiles;
        this.subscriptions = subscriptions;
        this.journal = journal;
    }

    SongContext of(UUID user) {
        Person person = profiles.person(user);
        Tier tier = subscriptions.tier(user, person.guest());
        return new SongContext(person.displayName(), person.role(), person.guest(), tier.id(), tier.bestQuality(), tier.parallelTracks(),
                tier.staggerMs(), tier.priorityBoost(), person.language(), person.preferences(), journal.recentThemes(user), null);
    }
}
