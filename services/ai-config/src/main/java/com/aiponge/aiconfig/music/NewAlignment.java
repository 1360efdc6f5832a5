package com.aiponge.aiconfig.music;

import com.aiponge.runtime.http.Input;
import java.util.UUID;

/** Words to be timed (contract 21.3, music/alignments). The task says which song; the clip and file are its own. */
record NewAlignment(UUID operationId, UUID taskId, String lyrics) {

    static NewAlignment from(Input input) {
        NewAlignment alignment = new NewAlignment(input.requiredUuid("operationId"), input.requiredUuid("taskId"), input.requiredText("lyrics", 10_000));
        input.check();
        return alignment;
    }
}
