package com.aiponge.standalone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurement itself, with a few jobs and a vendor that is not slow. */
class JobFiguresTest {
    @TempDir
    private Path folder;

    @Test
    void everyJobWaitsIsCompletedAndSettledOnce() throws Exception {
        List<Figure> figures = new JobFigures(folder, 5, Duration.ofSeconds(1)).measure();

        Figure figure = figures.getFirst();
        assertEquals(1, figures.size());
        assertEquals("5 jobs waiting on a vendor of 1 s, heap", figure.name());
        assertTrue(figure.remark().startsWith("5 at once (5 rows), vendor "), figure.remark());
        assertTrue(figure.remark().endsWith(" s, 5 completed, 5 settled"), figure.remark());
        assertTrue(figure.met(), figure.value() + " " + figure.remark());
        assertTrue(Integer.parseInt(figure.value().split(" ")[0]) > 5, figure.value());
    }
}
