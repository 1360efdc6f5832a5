package com.aiponge.aiconfig.music;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Input;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import java.time.Duration;
import java.util.Set;

/** HTTP of the song vendors. */
final class MusicRoutes implements Routes {
    private static final Set<ServiceName> CALLERS = Set.of(ServiceName.MUSIC);
    private final MusicTasks tasks;
    private final Alignments alignments;

    MusicRoutes(MusicTasks tasks, Alignments alignments) {
        this.tasks = tasks;
        this.alignments = alignments;
    }

    @Override
    public void routing(Router router) {
        router.internal("POST", "/internal/v1/music/tasks", CALLERS, this::order);
        router.internal("GET", "/internal/v1/music/tasks/{taskId}", CALLERS, this::look);
        router.internal("POST", "/internal/v1/music/alignments", CALLERS, this::align);
    }

    private Answer order(Call call) {
        NewTask task = NewTask.from(call.input());
        if (!task.userId().equals(call.caller().userId())) {
            throw new Problem.NotFound();
        }
        return Answer.accepted(tasks.order(task));
    }

    private Answer look(Call call) throws InterruptedException {
        Input query = call.query();
        int seconds = query.integer("waitSeconds", 0, 5, 0);
        query.check();
        return Answer.ok(tasks.look(call.caller().requireUser(), call.id("taskId"), Duration.ofSeconds(seconds)));
    }

    private Answer align(Call call) {
        return Answer.ok(alignments.align(call.caller().requireUser(), NewAlignment.from(call.input())));
    }
}
