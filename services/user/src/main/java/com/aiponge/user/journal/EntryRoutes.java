package com.aiponge.user.journal;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.data.Idempotency;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import com.aiponge.user.safety.Reader;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** HTTP for the journal: decodes, checks, answers. */
public final class EntryRoutes implements Routes {
    private static final int NORMAL = 20;
    private static final int HIGHEST = 100;

    private final Journal journal;
    private final Pictures pictures;
    private final Idempotency idempotency;
    private final Function<UUID, String> regions;

    /** @param regions the crisis region a person has chosen in the preferences, or null */
    public EntryRoutes(Journal journal, Pictures pictures, Idempotency idempotency, Function<UUID, String> regions) {
        this.journal = journal;
        this.pictures = pictures;
        this.idempotency = idempotency;
        this.regions = regions;
    }

    @Override
    public void routing(Router router) {
        router.post("/api/v1/app/entries", this::write)
                .post("/api/v1/app/library/entries", this::write)
                .get("/api/v1/app/library/entries", this::list)
                .get("/api/v1/app/library/user/entries", this::list)
                .get("/api/v1/app/entries/{id}", this::read)
                .get("/api/v1/app/library/entries/{id}", this::read)
                .internal("GET", "/internal/v1/users/{userId}/entries/{entryId}", Set.of(ServiceName.MUSIC, ServiceName.AI_CONTENT),
                        this::songSource);
    }

    private Answer write(Call call) {
        UUID user = call.caller().requireUser();
        NewEntry entry = NewEntry.from(call.input());
        Reader reader = Reader.of(call, user, regions);
        if (entry.picture() == null) {
            return idempotency.once(call, () -> Answer.created(journal.write(user, entry, null, reader)));
        }
        // Storage is asked outside the transaction, and not again for a repeat.
        Optional<Answer> answered = idempotency.replay(call);
        if (answered.isPresent()) {
            return answered.get();
        }
        UUID picture = pictures.fileOf(call.caller(), entry.picture());
        return idempotency.once(call, () -> Answer.created(journal.write(user, entry, picture, reader)));
    }

    private Answer list(Call call) {
        UUID user = call.caller().requireUser();
        Input query = call.query();
        EntryFilter filter = EntryFilter.from(query);
        return Answer.page("items", journal.list(user, filter, PageRequest.of(query, "entries " + filter, NORMAL, HIGHEST)));
    }

    private Answer read(Call call) {
        Entry entry = journal.read(call.caller().requireUser(), call.id("id"));
        return Answer.ok(entry).tagged(call, entry);
    }

    private Answer songSource(Call call) {
        UUID user = call.id("userId");
        if (!user.equals(call.caller().userId())) {
            throw new Problem.NotFound();
        }
        return Answer.ok(journal.songSource(user, call.id("entryId")));
    }
}
