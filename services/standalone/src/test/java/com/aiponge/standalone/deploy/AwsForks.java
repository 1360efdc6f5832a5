package com.aiponge.standalone.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The installed command line of AWS, loaded once for this JVM and forked for every call; a deployment makes fifty. Where it is no
 * package of the {@code python3} in the path, such as version 2, calls start it anew.
 */
final class AwsForks {
    private static final String FOLDER = start();

    private AwsForks() {
    }

    /** The path in which a script finds {@code aws}. */
    static String path() {
        String path = System.getenv("PATH");
        return FOLDER == null ? path : FOLDER + ":" + path;
    }

    /** Null when it cannot be. The process ends with this JVM, because its standard input does. */
    private static String start() {
        try {
            Path folder = Files.createTempDirectory("aws");
            ProcessBuilder builder = new ProcessBuilder("python3", Tool.ROOT.resolve("services/standalone/src/test/resources/aws-forks.py").toString(), folder.toString());
            builder.environment().putAll(Tool.quiet());
            Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            folder.toFile().deleteOnExit();
            folder.resolve("aws").toFile().deleteOnExit();
            folder.resolve("socket").toFile().deleteOnExit();
            String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
            return "listening".equals(line) ? folder.toString() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
