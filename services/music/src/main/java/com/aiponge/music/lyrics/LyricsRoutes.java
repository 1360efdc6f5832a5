package com.aiponge.music.lyrics;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;

/** HTTP for lyrics. */
public final class LyricsRoutes implements Routes {
    private final LyricsLibrary lyrics;

    public LyricsRoutes(LyricsLibrary lyrics) {
        this.lyrics = lyrics;
    }

    @Override
    public void routing(Router router) {
        router.get("/api/v1/app/lyrics/entry/{entryId}", this::ofEntry);
    }

    private Answer ofEntry(Call call) {
        Lyrics newest = lyrics.newestOf(call.caller().requireUser(), call.id("entryId"));
        return newest == null ? Answer.ok(null) : Answer.ok(newest).tagged(call, newest);
    }
}
