package com.aiponge.music.track;

import com.aiponge.music.peers.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Whose shared things a person may see, kept for a minute (contract 21.3) for the 10,000 people seen last. Thread-safe. */
public final class Creators {
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final int MOST = 10_000;
    private final Accounts accounts;
    private final Clock clock;
    private final Map<UUID, Known> known = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Known> eldest) {
            return size() > MOST;
        }
    };

    private record Known(List<UUID> ids, Instant until) {
    }

    public Creators(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What is known without asking anybody. */
    public Optional<List<UUID>> known(UUID user) {
        synchronized (known) {
            Known found = known.get(user);
            return found != null && found.until().isAfter(clock.instant()) ? Optional.of(found.ids()) : Optional.empty();
        }
    }

    public List<UUID> of(UUID user) {
        return known(user).orElseGet(() -> ask(user));
    }

    private List<UUID> ask(UUID user) {
        Accounts.VisibleCreators visible = accounts.visibleCreators(user);
        List<UUID> ids = Stream.concat(visible.creatorIds().stream(), visible.librarianIds().stream()).distinct().toList();
        synchronized (known) {
            known.put(user, new Known(ids, clock.instant().plus(FRESH)));
        }
        return ids;
    }
}
