package com.aiponge.standalone.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.runtime.ServiceName;
import com.aiponge.standalone.deploy.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The tests of the chart see all that Helm would do, and Helm does nothing to the tests. */
class HelmTest {
    /** For a signal to end a program; one that lives on ends after it, with status 0. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** Renders, then asks for its own end. */
    public static final class Rendering {
        private Rendering() {
        }

        public static void main(String[] arguments) throws Exception {
            Chart.rendered("");
            String kill = "kill -TERM " + ProcessHandle.current().pid();
            new ProcessBuilder("sh", "-c", kill).start().waitFor();
            new CountDownLatch(1).await(LIMIT.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void leavesTheEndOfTheProgramToTheProgram() throws Exception {
        Chart.rendered("");
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Rendering.class.getName()).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(128 + 15, child.waitFor(), output);
    }

    @Test
    void rendersHooksToo() {
        Chart chart = Chart.rendered("values-eks.yaml");

        assertEquals("test", chart.object("Pod", "test").path("metadata").path("annotations").path("helm.sh/hook").asText());
        assertEquals("0", chart.object("Job", "migration").path("metadata").path("annotations").path("helm.sh/hook-weight").asText());
    }

    @Test
    void lintsWithTheValuesOfTheVariant() {
        Tool.Outcome outcome = Chart.lint("values-kind.yaml", "ingress.kind=traefik");

        assertNotEquals(0, outcome.status());
        assertTrue(outcome.output().contains("kind"), outcome.output());
    }

    @Test
    void laysValuesOverOneAnotherAsTheyAreNamed() {
        Chart chart = Chart.rendered("values-kind.yaml,values-minio.yaml", "storage.s3.region=eu-central-1", "settings.DATABASE_POOL_MAX=\"9\"");

        assertEquals(List.of("aiponge-storage", "eu-central-1", "http://minio:9000", "9"), List.of("S3_BUCKET_NAME", "AWS_REGION", "S3_ENDPOINT", "DATABASE_POOL_MAX")
                .stream().map(Chart.environment(chart.container(ServiceName.STORAGE))::get).toList());
    }
}
