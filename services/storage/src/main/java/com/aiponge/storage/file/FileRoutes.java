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
import java.io.InputStream;
import java.util.Set;
import java.util.UUID;

/** HTTP for services that store files and say who uses them. */
public final class FileRoutes implements Routes {
    /** Whoever sends more than the largest file is not waited for. */
    private static final long LARGEST = 100L << 20;

    private final Uploads uploads;
    private final FileLibrary library;

    public FileRoutes(Uploads uploads, FileLibrary library) {
        this.uploads = uploads;
        this.library = library;
    }

    @Override
    public void routing(Router router) {
        router.internalStream("POST", "/internal/v1/files", Set.of(AI_CONFIG, AI_CONTENT, MUSIC, USER), this::store)
                .internal("PATCH", "/internal/v1/files/{fileId}", Set.of(MUSIC, USER), this::change);
    }

    private Answer store(Call call) throws IOException {
        try {
            return stored(call);
        } catch (Problem refused) {
            letSenderFinish(call.stream());
            throw refused;
        }
    }

    /** A sender listens only after its last byte; if nobody took those, it would hear of a lost connection instead of the reason. */
    private static void letSenderFinish(InputStream rest) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = LARGEST;
        for (int read = rest.read(buffer); read >= 0 && left > 0; read = rest.read(buffer)) {
            left -= read;
        }
    }

    private Answer stored(Call call) throws IOException {
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
