package com.aiponge.storage.file;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.peers.Peers;
import java.util.List;
import java.util.UUID;

/** Who may read which files (contract 9 and 0.16). Thread-safe. */
public final class Readers {
    private final Peers peers;

    public Readers(Peers peers) {
        this.peers = peers;
    }

    private record Creators(List<UUID> creatorIds, List<UUID> librarianIds) {
    }

    /** The person's own files, public ones, and shared ones of people they follow; only the last needs to be asked about. */
    public boolean mayRead(UUID person, FileRow file) {
        return file.isPublic() || person.equals(file.ownerId()) || file.visibility() == Visibility.SHARED && follows(person, file.ownerId());
    }

    private boolean follows(UUID person, UUID creator) {
        Creators visible = peers.get(ServiceName.USER, "/internal/v1/users/" + person + "/visible-creators").about(person).data(Creators.class);
        return visible.creatorIds().contains(creator) || visible.librarianIds().contains(creator);
    }
}
