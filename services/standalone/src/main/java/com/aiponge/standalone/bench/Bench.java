package com.aiponge.standalone.bench;

import com.aiponge.runtime.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code bench}: the figures we hold ourselves to, measured here and now, as a table or as JSON. A figure that is missed is printed as it is. */
public final class Bench {
    private Bench() {
    }

    public static int run(boolean quick, boolean json) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("aiponge-bench");
        List<Figure> figures = new ArrayList<>();
        try {
            figures.addAll(new LaptopFigures(folder).measure());
            figures.addAll(new GatewayFigures(folder, quick ? 1 : 5).measure());
            figures.addAll(new JobFigures(folder, quick ? 200 : 1000, Duration.ofSeconds(60)).measure());
        } finally {
            Child.deleteAll(folder);
        }
        print(figures, json);
        return 0;
    }

    static void print(List<Figure> figures, boolean json) {
        if (json) {
            System.out.println(Json.text(figures));
        } else {
            System.out.printf("%-62s %14s %12s  %-8s %s%n", "figure", "here", "reach", "", "");
            figures.forEach(figure -> System.out.printf("%-62s %14s %12s  %-8s %s%n", figure.name(), figure.value() == null ? "–" : figure.value(),
                    figure.reach(), figure.verdict(), figure.remark()));
        }
    }
}
