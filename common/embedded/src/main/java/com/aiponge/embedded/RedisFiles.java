package com.aiponge.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** What lies below an embedded Redis's directory. */
record RedisFiles(Path directory) {
    Path configuration() {
        return directory.resolve("redis.conf");
    }

    Path log() {
        return directory.resolve("redis.log");
    }

    Daemon daemon() {
        return new Daemon(directory.resolve("redis.pid"), configuration().toString());
    }

    /** The password stands in a file and not in the arguments, which every user of the machine can list. */
    void configure(int port, String password) throws IOException {
        PrivateDirectory.write(configuration(), """
                bind 127.0.0.1
                port %d
                daemonize yes
                dir %s
                pidfile %s
                logfile %s
                databases 256
                save ""
                appendonly no
                maxmemory 128mb
                maxmemory-policy allkeys-lru
                # The arguments must stay what they were: they tell our server from another with the same pid.
                set-proc-title no
                """.formatted(port, quoted(directory), quoted(daemon().pidFile()), quoted(log()))
                + (password == null ? "" : "requirepass " + quoted(password) + "\n"));
        PrivateDirectory.write(log(), "");
    }

    private static String quoted(Object text) {
        return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
