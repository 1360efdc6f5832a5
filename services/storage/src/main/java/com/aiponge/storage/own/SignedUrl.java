package com.aiponge.storage.own;

import com.aiponge.runtime.http.Input;
import java.time.Instant;
import java.util.Set;

/** A URL for reading one file, until a moment. */
record SignedUrl(String url, Instant expiresAt) {

    /** @param disposition null when the URL shall say nothing about it */
    record Wish(int seconds, String disposition) {
        private static final int NORMAL = 900;

        static Wish from(Input body) {
            int seconds = body.integer("expiresIn", 60, 3_600, NORMAL);
            String disposition = body.oneOf("disposition", Set.of("inline", "attachment"));
            body.check();
            return new Wish(seconds, disposition);
        }
    }
}
