package com.aiponge.storage.file;

import static com.aiponge.runtime.ServiceName.AI_CONFIG;
import static com.aiponge.runtime.ServiceName.AI_CONTENT;
import static com.aiponge.runtime.ServiceName.MUSIC;
import static com.aiponge.runtime.ServiceName.USER;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;

/** HTTP for services that store files and say who uses them. */
public final class FileRoutes implements Routes {
    private final Uploads uploads;
    private final FileLibrary library;

    public FileRoutes(Uploads uploads, FileLibrary library) {
        this.uploads = uploads;
        this.library = library;
    }

    @Override
    public void routing(Router router) {
        router.internalStream("POST", "/internal/v1/files", Set.of(AI_CONFIG, AI_CONTENT, MUSIC, USER), call -> Senders.hearOut(call, this::store))
                .internal("PATCH", "/internal/v1/files/{fileId}", Set.of(MUSIC, USER), this::change);
    }

    private Answer store(Call call) throws IOException {
        NewFile file = NewFile.from(call.query());
        UUID about = call.caller().userId();
        if (about != null && !about.equals(file.ownerId())) {
            throw new Problem.NotFound();
        }
        return Answer.created(uploads.store(file, call.stream()));
    }

    private Answer change(Call call) {
        return Answer.ok(library.change(call.id("fileId"), call.caller().userId(), FileChange.from(call.input())));
    }
}
