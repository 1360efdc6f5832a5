package com.aiponge.standalone;

import com.aiponge.crypto.Secrets;
import com.aiponge.runtime.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** Everything one laptop platform keeps: the database, the files, the secrets made on its first run, and who runs it now. */
record DataFolder(Path root) {

    /** Secrets of one installation; made once, mode 0600, never compiled in. */
    record DevelopmentSecrets(String jwt, String internal, String entryKey, String database, String redis) {
    }

    static DataFolder open(Path root) {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            return new DataFolder(root);
        } catch (IOException e) {
            throw new CannotStart("The data folder " + root + " cannot be made: " + e.getMessage());
        }
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path redis() {
        return root.resolve("redis");
    }

    Path files() {
        return root.resolve("files");
    }

    Path log() {
        return root.resolve("aiponge.log");
    }

    DevelopmentSecrets secrets() {
        Path file = root.resolve("secrets.properties");
        Properties secrets = new Properties();
        try {
            if (!Files.exists(file)) {
                secrets.setProperty("JWT_SECRET", Secrets.random(48));
                secrets.setProperty("INTERNAL_SERVICE_SECRET", Secrets.random(48));
                secrets.setProperty("ENTRY_ENCRYPTION_KEY", Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(Secrets.random(32))));
                secrets.setProperty("DATABASE_PASSWORD", Secrets.random(24));
                secrets.setProperty("REDIS_PASSWORD", Secrets.random(24));
                Path draft = Files.createTempFile(root, "secrets", ".tmp", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (var out = Files.newOutputStream(draft)) {
                    secrets.store(out, "Made on the first run. Whoever has this file can read every entry; without it nobody can.");
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            try (var in = Files.newInputStream(file)) {
                secrets.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DevelopmentSecrets(secrets.getProperty("JWT_SECRET"), secrets.getProperty("INTERNAL_SERVICE_SECRET"),
                secrets.getProperty("ENTRY_ENCRYPTION_KEY"), secrets.getProperty("DATABASE_PASSWORD"), secrets.getProperty("REDIS_PASSWORD"));
    }

    /** Holds the folder for this process; released when the process ends, however it ends. */
    FileLock hold() {
        try {
            FileChannel channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new CannotStart("A platform runs on " + root + " already" + running().map(state -> ", as process " + state.pid()).orElse("")
                + ": ./aiponge status shows it, ./aiponge down stops it.");
    }

    void noteRunning(RunState state) {
        try {
            Path draft = root.resolve("running.json.tmp");
            Files.writeString(draft, Json.text(state), StandardCharsets.UTF_8);
            Files.move(draft, root.resolve("running.json"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void noteStopped() {
        try {
            Files.deleteIfExists(root.resolve("running.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The platform that runs on this folder, if its process is alive. */
    Optional<RunState> running() {
        try {
            RunState state = Json.read(Files.readString(root.resolve("running.json")), RunState.class);
            boolean alive = ProcessHandle.of(state.pid()).filter(ProcessHandle::isAlive).isPresent();
            return alive ? Optional.of(state) : Optional.empty();
        } catch (IOException | Json.MalformedJson e) {
            return Optional.empty();
        }
    }
}
