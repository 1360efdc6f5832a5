package com.aiponge.standalone;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code down}: stops the platform that runs on the data folder, in order. */
final class Down {
    private Down() {
    }

    static int run(Arguments arguments) throws InterruptedException, ExecutionException {
        DataFolder data = new DataFolder(arguments.data());
        Optional<RunState> state = data.running();
        if (state.isEmpty()) {
            System.out.println("No platform runs on " + data.root() + ".");
            return 0;
        }
        ProcessHandle process = ProcessHandle.of(state.get().pid()).orElseThrow();
        process.destroy();
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            System.err.println("Process " + process.pid() + " has not ended within a minute; it may be finishing a song.");
            return 1;
        }
        System.out.println("Stopped.");
        return 0;
    }
}
