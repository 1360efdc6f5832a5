package com.aiponge.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell part of {@code ./aiponge}, run by a copy of itself in a folder of its own. */
class LauncherTest {
    @TempDir
    private Path home;

    private record Outcome(int status, String output) {
    }

    private Outcome launch(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path launcher = Files.copy(Path.of("../../aiponge"), home.resolve("aiponge"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        launcher.toFile().setExecutable(true);
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add("/bin/bash");
        builder.command().add(launcher.toString());
        builder.command().addAll(java.util.List.of(arguments));
        builder.environment().clear();
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private Path fakeJdk(String name, String version) throws IOException {
        Path jdk = home.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        for (String tool : new String[] {"java", "javac"}) {
            Files.writeString(jdk.resolve("bin/" + tool), "#!/bin/sh\necho \"" + name + " runs $*\"\n").toFile().setExecutable(true);
        }
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private void pretendBuilt() throws IOException {
        for (String folder : new String[] {"common/a/src/main", "gateway/src/main", "services/a/src/main", "services/standalone/target"}) {
            Files.createDirectories(home.resolve(folder));
        }
        for (String pom : new String[] {"pom.xml", "common/a/pom.xml", "gateway/pom.xml", "services/a/pom.xml"}) {
            Files.writeString(home.resolve(pom), "");
        }
        Files.writeString(home.resolve("services/standalone/target/built"), "");
        Files.setLastModifiedTime(home.resolve("services/standalone/target/built"),
                java.nio.file.attribute.FileTime.from(java.time.Instant.now().plusSeconds(60)));
    }

    @Test
    void takesTheJdkOfJavaHomeWhenItIsNewEnough() throws Exception {
        pretendBuilt();

        Outcome outcome = launch(Map.of("JAVA_HOME", fakeJdk("mine", "27.0.1").toString(), "PATH", "/usr/bin:/bin"), "status");

        assertEquals(0, outcome.status(), outcome.output());
        assertTrue(outcome.output().startsWith("mine runs ") && outcome.output().strip().endsWith("com.aiponge.standalone.Main status"), outcome.output());
    }

    @Test
    void passesOverAJdkThatIsTooOld() throws Exception {
        pretendBuilt();
        fakeJdk(".sdkman/candidates/java/25-x", "25.0.3");

        Outcome outcome = launch(Map.of("JAVA_HOME", fakeJdk("old", "17.0.15").toString(), "PATH", "/usr/bin:/bin"), "status");

        assertFalse(outcome.output().contains("old runs"), outcome.output());
        assertFalse(outcome.output().contains("found none"), outcome.output());
    }

    @Test
    void leavesArgumentsAsTheyAre() throws Exception {
        pretendBuilt();

        Outcome outcome = launch(Map.of("JAVA_HOME", fakeJdk("mine", "25").toString(), "PATH", "/usr/bin:/bin"), "song", "Today I  $HOME \"quoted\"");

        assertTrue(outcome.output().strip().endsWith("Main song Today I  $HOME \"quoted\""), outcome.output());
    }

    /** A JDK whose {@code java} writes the cache it is asked for, and a Maven that has nothing to do. */
    private Map<String, String> builder(String javaScript) throws IOException {
        pretendBuilt();
        Path jdk = fakeJdk("mine", "25");
        Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\n" + javaScript + "\necho \"mine runs $*\"\n");
        Files.createDirectories(home.resolve("tools"));
        Files.writeString(home.resolve("tools/mvn"), "#!/bin/sh\n").toFile().setExecutable(true);
        Path lib = Files.createDirectories(home.resolve("services/standalone/target/lib"));
        Files.writeString(lib.resolve("music.jar"), "one");
        return Map.of("JAVA_HOME", jdk.toString(), "PATH", home.resolve("tools") + ":/usr/bin:/bin", "OPENAI_API_KEY", "sk-x");
    }

    private static final String WRITES_THE_CACHE = "for word; do case $word in -XX:AOTCacheOutput=*) env > \"$HOME/seen\"; echo x > \"${word#*=}\";; esac; done";

    @Test
    void startsWithWhatTheBuildHasLearned() throws Exception {
        Map<String, String> environment = builder(WRITES_THE_CACHE);
        assertFalse(launch(environment, "status").output().contains("AOTCache"), "before the build");

        Outcome build = launch(environment, "build");
        Outcome outcome = launch(environment, "status");

        assertEquals(0, build.status(), build.output());
        assertTrue(outcome.output().contains("-XX:AOTCache=" + home.resolve("services/standalone/target/start-")), outcome.output());
        assertFalse(Files.readString(home.resolve("seen")).contains("OPENAI"), "a paid vendor must not be asked for a song by a build");
    }

    @Test
    void forgetsWhatItHasLearnedFromOtherJars() throws Exception {
        Map<String, String> environment = builder(WRITES_THE_CACHE);
        launch(environment, "build");

        Files.writeString(home.resolve("services/standalone/target/lib/music.jar"), "another");

        assertFalse(launch(environment, "status").output().contains("AOTCache"));
    }

    @Test
    void buildsAlsoWhenNothingCanBeLearned() throws Exception {
        Map<String, String> environment = builder("for word; do case $word in -XX:AOTCacheOutput=*) exit 1;; esac; done");

        assertEquals(0, launch(environment, "build").status());
        Outcome outcome = launch(environment, "status");

        assertEquals(0, outcome.status(), outcome.output());
        assertFalse(outcome.output().contains("AOTCache"), outcome.output());
    }

    @Test
    void namesWhatTheTestsSkippedAndKeepsTheirStatus() throws Exception {
        Path tools = Files.createDirectories(home.resolve("tools"));
        Files.createDirectories(home.resolve("services/a/target"));
        Files.writeString(home.resolve("services/a/target/skipped.txt"), "skipped: something of last time\n");
        Files.writeString(tools.resolve("mvn"), "#!/bin/sh\necho \"maven $*\"; echo 'skipped: helm not installed' >>services/a/target/skipped.txt; exit 3\n")
                .toFile().setExecutable(true);

        Outcome outcome = launch(Map.of("JAVA_HOME", fakeJdk("mine", "25").toString(), "PATH", tools + ":/usr/bin:/bin"), "test", "-pl", "services/a");

        assertEquals(3, outcome.status());
        assertEquals("maven -B test -pl services/a\nskipped: helm not installed\n", outcome.output());
    }
}
