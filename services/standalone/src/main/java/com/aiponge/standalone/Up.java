package com.aiponge.standalone;

import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.telemetry.Logging;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** {@code up}: the whole platform on this machine until Ctrl-C or {@code down}. */
final class Up {
    private Up() {
    }

    static int run(Arguments arguments) throws Exception {
        DataFolder data = DataFolder.open(arguments.data());
        if (arguments.has("detach")) {
            return Detached.start(data, arguments);
        }
        long began = System.nanoTime();
        Map<String, String> environment = System.getenv();
        Logging.toFile(environment.getOrDefault(Core.LOG_LEVEL.name(), "info"), environment.getOrDefault(Core.LOG_FORMAT.name(), "json"), data.log());
        Laptop laptop = Laptop.start(data, arguments.portOffset(), environment);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            laptop.close();
            Logging.flush();
            stopped.countDown();
        }, "shutdown"));
        System.out.println(welcome(laptop.state(), data, Duration.ofNanos(System.nanoTime() - began)));
        stopped.await();
        return 0;
    }

    private static String welcome(RunState state, DataFolder data, Duration took) {
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

                  ./aiponge song "Today I walked by the river and my head was quiet"

                Ctrl-C stops everything.""".formatted(took.toMillis() / 1000.0, state.url(), state.postgresPort(), state.redisPort(), data.root(), data.log());
    }
}
