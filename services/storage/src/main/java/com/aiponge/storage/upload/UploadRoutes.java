package com.aiponge.storage.upload;

import com.aiponge.runtime.data.Idempotency;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import com.aiponge.storage.file.Senders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** HTTP for people who send files. */
public final class UploadRoutes implements Routes {
    private final PersonUploads uploads;
    private final Idempotency idempotency;

    public UploadRoutes(PersonUploads uploads, Idempotency idempotency) {
        this.uploads = uploads;
        this.idempotency = idempotency;
    }

    @Override
    public void routing(Router router) {
        router.postStream("/api/v1/storage/upload", call -> Senders.hearOut(call, this::store));
    }

    private Answer store(Call call) throws IOException {
        try (Incoming incoming = uploads.begin(call.caller())) {
            UploadFields fields = Submission.read(call, incoming);
            Made made = incoming.make(fields);
            return idempotency.once(named(call, incoming.staged(), fields), () -> Answer.created(uploads.record(incoming, made, fields)));
        }
    }

    /** Contract 0.7: of an upload, the file's hash and the fields are what a key belongs to; boundaries of forms differ each time. */
    private static Call named(Call call, Staged sent, UploadFields fields) {
        byte[] body = (sent.sha256() + '\n' + sent.name() + '\n' + fields.text()).getBytes(StandardCharsets.UTF_8);
        return new Call(call.method(), call.path(), call.rawQuery(), call.parameters(), call.queryParameters(), call.headers(), call.caller(),
                call.requestId(), call.correlationId(), body, null, call.deadline());
    }
}
