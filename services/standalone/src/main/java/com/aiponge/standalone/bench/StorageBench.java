package com.aiponge.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** {@code bench storage}: the figures of files, each measured beside what it is compared with, in turns. */
public final class StorageBench {
    private StorageBench() {
    }

    public static int run(boolean quick, boolean json) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("aiponge-bench");
        List<Figure> figures = new ArrayList<>();
        try {
            try (StorageProcess storage = StorageProcess.start(folder)) {
                figures.add(new DownloadFigure(folder, storage, quick ? 20 : 60).measure());
                figures.add(new ListingFigure(storage, quick ? 100_000 : 1_000_000, quick ? 200 : 1_000).measure());
            } catch (SQLException e) {
                throw new IOException(e);
            }
            figures.addAll(new S3Figures(folder, quick).measure());
            figures.addAll(new SigningFigures(quick ? 50_000 : 200_000).measure());
        } finally {
            Child.deleteAll(folder);
        }
        Bench.print(figures, json);
        return 0;
    }
}
