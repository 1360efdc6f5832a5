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
        System.out.println(Welcome.text(laptop.state(), data, arguments, Duration.ofNanos(System.nanoTime() - began), "Ctrl-C stops everything."));
        stopped.await();
        return 0;
    }
}
