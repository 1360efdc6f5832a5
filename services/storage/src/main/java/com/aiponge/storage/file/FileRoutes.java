package com.aiponge.storage.file;

import static com.aiponge.runtime.ServiceName.AI_CONFIG;
import static com.aiponge.runtime.ServiceName.AI_CONTENT;
import static com.aiponge.runtime.ServiceName.MUSIC;
import static com.aiponge.runtime.ServiceName.USER;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import com.aiponge.storage.fetch.FetchRefused;
import com.aiponge.storage.fetch.Fetcher;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** HTTP for services that store files and say who uses them. */
public final class FileRoutes implements Routes {
    private static final int LONGEST_URL = 4_096;
    /** Kept back from what the caller waits, to store what has come and to say so. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Uploads uploads;
    private final Fetcher fetcher;
    private final FileLibrary library;
    private final Clock clock;

    public FileRoutes(Uploads uploads, Fetcher fetcher, FileLibrary library, Clock clock) {
        this.uploads = uploads;
        this.fetcher = fetcher;
        this.library = library;
        this.clock = clock;
    }

    @Override
    public void routing(Router router) {
        router.internalStream("POST", "/internal/v1/files", Set.of(AI_CONFIG, AI_CONTENT, MUSIC, USER), call -> Senders.hearOut(call, this::store))
                .internal("POST", "/internal/v1/files/fetch", Set.of(AI_CONFIG), this::fetch)
                .internal("PATCH", "/internal/v1/files/{fileId}", Set.of(MUSIC, USER), this::change);
    }

    private Answer store(Call call) throws IOException {
        return Answer.created(uploads.store(requireOwn(call, NewFile.from(call.query())), call.stream()));
    }

    /** As {@link #store}, of a file that is still where a vendor put it: the same members in a body, and {@code url}. */
    private Answer fetch(Call call) throws IOException {
        Input body = call.input();
        String url = body.requiredText("url", LONGEST_URL);
        NewFile file = requireOwn(call, NewFile.from(body));
        Optional<StoredFile> before = uploads.stored(file);
        if (before.isPresent()) {
            return Answer.created(before.get());
        }
        Duration left = Duration.between(clock.instant(), call.deadline()).minus(MARGIN);
        try (InputStream content = fetcher.open(url, left)) {
            return Answer.created(uploads.store(file, content));
        } catch (FetchRefused e) {
            throw new Problem.Invalid(List.of(new Problem.FieldError("url", e.getMessage(), "WRONG_FORMAT")));
        }
    }

    private static NewFile requireOwn(Call call, NewFile file) {
        UUID about = call.caller().userId();
        if (about != null && !about.equals(file.ownerId())) {
            throw new Problem.NotFound();
        }
        return file;
    }

    private Answer change(Call call) {
        return Answer.ok(library.change(call.id("fileId"), call.caller().userId(), FileChange.from(call.input())));
    }
}
