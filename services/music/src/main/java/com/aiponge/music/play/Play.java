package com.aiponge.music.play;

import com.aiponge.runtime.http.Input;
import java.util.Set;
import java.util.UUID;

/** One play as the player reports it. Context and device are accepted and not kept. */
record Play(UUID trackId, int seconds, Double completionRate, String sessionType, int skips, int pauses, int seeks) {
    private static final Set<String> SESSIONS = Set.of("on_demand", "playlist", "album", "alarm", "preview", "other");
    private static final int DAY_SECONDS = 86_400;

    static Play from(Input input) {
        UUID track = input.requiredUuid("trackId");
        Integer seconds = input.present("duration", input.integer("duration", 0, DAY_SECONDS, null));
        String session = input.text("sessionType", 100);
        input.object("context");
        input.text("deviceType", 100);
        input.text("sessionId", 100);
        Double rate = input.number("completionRate", 0, 1);
        int skips = input.integer("skipCount", 0, Integer.MAX_VALUE, 0);
        int pauses = input.integer("pauseCount", 0, Integer.MAX_VALUE, 0);
        int seeks = input.integer("seekCount", 0, Integer.MAX_VALUE, 0);
        input.check();
        return new Play(track, seconds, rate, session == null ? "on_demand" : SESSIONS.contains(session) ? session : "other", skips, pauses, seeks);
    }
}
