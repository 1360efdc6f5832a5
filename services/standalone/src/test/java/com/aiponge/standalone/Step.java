package com.aiponge.standalone;

import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.HeldPeer.Hold;
import com.aiponge.standalone.HeldPeer.When;

/** Every call of a song job to another service, in the order in which a job makes them. */
enum Step {
    CONTEXT(ServiceName.USER, "GET", "/internal/v1/users/[^/]+/song-context"),
    ENTRY(ServiceName.USER, "GET", "/internal/v1/users/[^/]+/entries/[^/]+"),
    LYRICS(ServiceName.AI_CONTENT, "POST", "/internal/v1/lyrics"),
    SAFETY(ServiceName.USER, "POST", "/internal/v1/safety-assessments"),
    /** Only where the lyrics bring none. */
    TITLE(ServiceName.AI_CONTENT, "POST", "/internal/v1/titles"),
    ORDER(ServiceName.AI_CONFIG, "POST", "/internal/v1/music/tasks"),
    COVER_PROMPT(ServiceName.AI_CONTENT, "POST", "/internal/v1/artwork-prompts"),
    COVER(ServiceName.AI_CONFIG, "POST", "/internal/v1/providers/invoke"),
    WAIT(ServiceName.AI_CONFIG, "GET", "/internal/v1/music/tasks/[^/]+"),
    FILES(ServiceName.STORAGE, "PATCH", "/internal/v1/files/[^/]+"),
    SETTLE(ServiceName.USER, "POST", "/internal/v1/credits/reservations/[^/]+/settle"),
    ALIGNMENT(ServiceName.AI_CONFIG, "POST", "/internal/v1/music/alignments");

    private final ServiceName peer;
    private final String method;
    private final String path;

    Step(ServiceName peer, String method, String path) {
        this.peer = peer;
        this.method = method;
        this.path = path;
    }

    /** Lets the person's next song stand still here. */
    Hold hold(ProcessPlatform platform, Person person, When when) {
        // The order itself asks for the entry once, before there is a job.
        return platform.peerOfMusic(peer).hold(person.id(), method, path, when, this == ENTRY ? 1 : 0);
    }
}
