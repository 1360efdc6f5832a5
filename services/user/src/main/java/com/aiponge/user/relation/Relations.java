package com.aiponge.user.relation;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Page;
import com.aiponge.runtime.http.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Who follows whom. Thread-safe. */
public final class Relations {
    private static final int BATCH = 1000;
    private static final UUID LEAST = new UUID(0, 0);

    private final RelationStore store;
    private final Clock clock;

    public Relations(Database database, Clock clock) {
        this.store = new RelationStore(database);
        this.clock = clock;
    }

    /** A new registered account follows every librarian there is; in the transaction open on this thread. */
    public void followLibrarians(UUID member) {
        store.holdLibrarians();
        List<UUID> librarians = store.librarians();
        if (!librarians.isEmpty()) {
            store.add(ids(librarians.size()), librarians, Collections.nCopies(librarians.size(), member), clock.instant());
        }
    }

    /** Keeps registrations out until the transaction ends, so that {@link #followedByAll} misses nobody. First in that transaction. */
    public void changeLibrarians() {
        store.changeLibrarians();
    }

    /** Every registered account follows the new librarian; in the transaction open on this thread. */
    public void followedByAll(UUID librarian) {
        Instant now = clock.instant();
        List<UUID> members = store.registered(LEAST, BATCH);
        while (!members.isEmpty()) {
            store.add(ids(members.size()), Collections.nCopies(members.size(), librarian), members, now);
            members = store.registered(members.getLast(), BATCH);
        }
    }

    Page<Relation> following(UUID member, PageRequest request) {
        List<Relation> rows = request.continues()
                ? store.followingAfter(member, request.timeAfter(0), request.idAfter(1), request.fetch())
                : store.following(member, request.fetch(), request.offset());
        return Page.of(rows, store.countFollowing(member), request, Relation::key);
    }

    VisibleCreators visible(UUID member) {
        return new VisibleCreators(store.followed(member), store.librarians());
    }

    /** Whose shared content the member may see. */
    public List<UUID> visibleCreators(UUID member) {
        VisibleCreators visible = visible(member);
        return Stream.concat(visible.creatorIds().stream(), visible.librarianIds().stream()).distinct().toList();
    }

    private static List<UUID> ids(int count) {
        return Stream.generate(Ids::next).limit(count).toList();
    }
}
