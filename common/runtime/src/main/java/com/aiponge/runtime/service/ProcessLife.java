package com.aiponge.runtime.service;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.runtime.settings.Core;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.telemetry.Logging;
import io.helidon.common.config.GlobalConfig;
import io.helidon.config.Config;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From {@code main} to the end of the process. */
public final class ProcessLife {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessLife.class);

    private ProcessLife() {
    }

    /**
     * Without arguments: reads the environment, starts, and stops in order on SIGTERM. A start that fails ends the process with status 1 and
     * one message. With the argument {@code migrate}: brings the service's schema up to date and ends. Anything else ends with status 2.
     */
    public static void run(ServiceName name, String[] arguments, Function<Settings, Running> start) {
        // Helidon looks for files and variables of its own wherever nobody says that there are none, which is a tenth of a start.
        GlobalConfig.config(Config::empty);
        Logging.configure("warn", "json"); // until the settings say otherwise: an exit should not be a stack trace
        boolean migrates = arguments.length == 1 && arguments[0].equals("migrate");
        if (arguments.length > 0 && !migrates) {
            System.err.println("Takes no argument, to serve, or migrate, to bring the schema up to date.");
            System.exit(2);
        }
        try {
            // A migration reads the database's address alone.
            Settings settings = migrates ? Settings.of(System.getenv()) : Settings.of(System.getenv(), name);
            Logging.configure(settings.get(Core.LOG_LEVEL), settings.get(Core.LOG_FORMAT));
            if (migrates) {
                LOG.info(SchemaMigration.run(name, settings));
                Logging.flush();
                return;
            }
            Running running = start.apply(settings);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                running.close();
                LOG.info("stopped");
                Logging.flush();
                stopped.countDown();
            }, "shutdown"));
            LOG.atInfo().addKeyValue("port", running.port()).log("started");
            stopped.await();
        } catch (BadSettings e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("could not start", e);
            Logging.flush();
            System.exit(1);
        }
    }
}
