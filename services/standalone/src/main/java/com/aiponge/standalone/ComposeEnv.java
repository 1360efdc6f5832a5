package com.aiponge.standalone;

import com.aiponge.crypto.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** {@code compose-env}: the secrets of one Compose installation, made once. An existing file is left alone: its key decrypts what was written. */
final class ComposeEnv {
    private ComposeEnv() {
    }

    static int run(Arguments arguments) {
        Path normal = Path.of(System.getProperty("aiponge.home", "."), "compose", ".env");
        Path file = Path.of(arguments.option("out", normal.toString())).toAbsolutePath().normalize();
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text(), StandardCharsets.UTF_8);
        } catch (FileAlreadyExistsException e) {
            throw new CannotStart(file + " is there already and stays as it is: its ENTRY_ENCRYPTION_KEY is the only one that can read what was"
                    + " written with it. Move it away to begin anew.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("Wrote " + file + ", for you alone (0600). Keep a copy in a safe place.");
        return 0;
    }

    /** Values are base64 of the URL alphabet, which needs no quotes in the file, in a shell or in a connection URL. */
    static String text() {
        return """
                # Made by ./aiponge compose-env. Whoever has this file can read every entry; without it nobody can.
                DATABASE_PASSWORD=%s
                REDIS_PASSWORD=%s
                JWT_SECRET=%s
                INTERNAL_SERVICE_SECRET=%s
                ENTRY_ENCRYPTION_KEY=%s
                OPS_TOKEN=%s
                MINIO_ROOT_PASSWORD=%s
                GRAFANA_PASSWORD=%s
                """.formatted(Secrets.random(24), Secrets.random(24), Secrets.random(48), Secrets.random(48), entryKey(), Secrets.random(32),
                Secrets.random(24), Secrets.random(24));
    }

    private static String entryKey() {
        return Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(Secrets.random(32)));
    }
}
