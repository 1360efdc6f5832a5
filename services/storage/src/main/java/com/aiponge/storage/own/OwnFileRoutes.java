package com.aiponge.storage.own;

import com.aiponge.runtime.data.Idempotency;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.PageRequest;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.UUID;

/** HTTP for people and their own files. */
public final class OwnFileRoutes implements Routes {
    private static final int NORMAL = 20;
    private static final int MOST = 100;

    private final OwnFiles files;
    private final Idempotency idempotency;

    public OwnFileRoutes(OwnFiles files, Idempotency idempotency) {
        this.files = files;
        this.idempotency = idempotency;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/storage/files", this::list)
                .get("/api/v1/storage/files/{fileId}", this::find)
                .post("/api/v1/storage/files/{fileId}/signed-url", this::sign)
                .delete("/api/v1/storage/files/{fileId}", this::delete);
    }

    private Answer list(Call call) {
        UUID owner = call.caller().requireUser();
        FileFilter filter = FileFilter.from(call.query());
        return Answer.page("files", files.list(owner, filter, PageRequest.of(call.query(), filter.list(), NORMAL, MOST)));
    }

    private Answer find(Call call) {
        FileInfo file = files.find(call.caller().requireUser(), call.id("fileId"));
        return Answer.ok(file).tagged(call, file);
    }

    private Answer sign(Call call) {
        SignedUrl.Wish wish = SignedUrl.Wish.from(call.input());
        return idempotency.once(call, () -> Answer.ok(files.sign(call.caller().requireUser(), call.id("fileId"), wish)));
    }

    private Answer delete(Call call) {
        return idempotency.once(call, () -> Answer.ok(files.delete(call.caller().requireUser(), call.id("fileId"))));
    }
}
