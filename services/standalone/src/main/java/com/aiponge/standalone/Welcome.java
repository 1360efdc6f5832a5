package com.aiponge.standalone;

import java.time.Duration;

/** What {@code up} says when everything is ready. */
final class Welcome {
    private Welcome() {
    }

    static String text(RunState state, DataFolder data, Arguments arguments, Duration took, String stop) {
        String where = arguments.has("data") ? " --data " + data.root() : "";
        return """
                Aiponge is ready after %.1f s.

                  API          %2$s/api/v1
                  docs         %2$s/docs
                  health       %2$s/health/services
                  vendors      built in: lyrics, song and cover are made on this machine, no key is needed
                  PostgreSQL   127.0.0.1:%3$d (password in the data folder)
                  Redis        127.0.0.1:%4$d
                  data         %5$s
                  log          %6$s

                A first song, from another terminal:

                  ./aiponge song%7$s "Today I walked by the river and my head was quiet"

                %8$s""".formatted(took.toMillis() / 1000.0, state.url(), state.postgresPort(), state.redisPort(), data.root(), data.log(), where,
                stop.replace("./aiponge down", "./aiponge down" + where));
    }
}
