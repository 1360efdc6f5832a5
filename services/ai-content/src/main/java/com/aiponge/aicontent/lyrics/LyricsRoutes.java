package com.aiponge.aicontent.lyrics;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.util.Set;

/** HTTP of the lyrics. */
final class LyricsRoutes implements Routes {
    private final Lyricist lyricist;

    LyricsRoutes(Lyricist lyricist) {
        this.lyricist = lyricist;
    }

    @Override
    public void routing(Router router) {
        router.internal("POST", "/internal/v1/lyrics", Set.of(ServiceName.MUSIC), this::write);
    }

    private Answer write(Call call) {
        LyricsRequest request = LyricsRequest.from(call.input());
        if (!request.userId().equals(call.caller().userId())) {
            throw new Problem.NotFound();
        }
        return Answer.ok(lyricist.write(request));
    }
}
