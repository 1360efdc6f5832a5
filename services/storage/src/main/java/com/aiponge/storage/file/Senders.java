package com.aiponge.storage.file;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Handler;
import java.io.IOException;
import java.io.InputStream;

/** Manners towards who sends a body: it listens only after its last byte, and would else hear of a lost connection instead of the answer. */
public final class Senders {
    /** Whoever sends more than the largest file is not waited for. */
    private static final long LARGEST = 100L << 20;

    private Senders() {
    }

    /** Answers when the body has ended, also when it was refused in its middle. */
    public static Answer hearOut(Call call, Handler handler) throws Exception {
        try {
            return handler.handle(call);
        } finally {
            letFinish(call.stream());
        }
    }

    private static void letFinish(InputStream rest) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = LARGEST;
        for (int read = rest.read(buffer); read >= 0 && left > 0; read = rest.read(buffer)) {
            left -= read;
        }
    }
}
