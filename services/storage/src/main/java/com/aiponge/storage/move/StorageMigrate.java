package com.aiponge.storage.move;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.service.ServiceProcess;
import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.runtime.settings.Files;
import com.aiponge.runtime.settings.Settings;
import com.aiponge.runtime.telemetry.Logging;
import com.aiponge.storage.object.ObjectStore;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** {@code storage-migrate}: copies files from one store to the other while the platform runs, and says what differs. Safe to repeat. */
public final class StorageMigrate {
    private final PrintStream out;
    private final ProgressBar bar;
    private final MoveWish wish;

    private StorageMigrate(PrintStream out, boolean terminal, MoveWish wish) {
        this.out = out;
        this.bar = new ProgressBar(out, terminal);
        this.wish = wish;
    }

    /** The command as a task of its own, from the image and the environment of the service. @return the exit status */
    public static int main(List<String> words) {
        try {
            Logging.configure("error", "text");
            return run(Settings.of(System.getenv()), MoveWish.of(words), System.out);
        } catch (BadSettings e) {
            System.err.println(e.getMessage());
            return 1;
        } finally {
            Logging.flush();
        }
    }

    /**
     * @return 0 when the new store has every file as it should be
     * @throws BadSettings when the settings do not describe the two stores
     */
    public static int run(Settings settings, MoveWish wish, PrintStream out) {
        wish.check(settings);
        Console console = System.console();
        StorageMigrate command = new StorageMigrate(out, console != null && console.isTerminal(), wish);
        return ServiceProcess.offline(ServiceName.STORAGE, settings, Clock.systemUTC(), command::between);
    }

    private int between(ServiceParts parts) {
        try {
            if (wish.from().equals(Stores.LOCAL)) {
                requireFolder(Path.of(parts.settings().get(Files.LOCAL_PATH)));
            }
            ObjectStore from = answering(wish.from(), parts);
            ObjectStore to = answering(wish.to(), parts);
            ObjectCopy copy = new ObjectCopy(from, to, Patience.USUAL, wish.verify());
            return rounds(new StoreMove(parts.database(), to, copy, Patience.USUAL, parts.clock(), bar, wish.dry()));
        } catch (Problem e) {
            Logging.flush(); // why, in words, stands in the log
            out.println();
            out.println("Stopped: " + e.getMessage() + ". What was copied stays copied; the same command goes on from there.");
            return 1;
        }
    }

    /** An empty folder would be made, and every file be missing. */
    private static void requireFolder(Path folder) {
        if (!java.nio.file.Files.isDirectory(folder)) {
            throw new BadSettings(List.of("There is no folder " + folder.toAbsolutePath() + ", which AIPONGE_STORAGE_PATH names: run this where the files are"));
        }
    }

    /** The log line before says why one does not. */
    private static ObjectStore answering(String name, ServiceParts parts) {
        ObjectStore store = Stores.open(name, parts);
        if (!store.ready()) {
            throw new Problem.Unavailable("The store " + name + " does not answer; the line above says why, ./aiponge doctor says more");
        }
        return store;
    }

    /** A second walk, which costs a list only, sees what was written to the old store during the first. */
    private int rounds(StoreMove move) {
        MoveReport first = move.run();
        bar.end();
        print(first);
        if (wish.dry() || first.count(Outcome.COPIED) == 0) {
            return verdict(first);
        }
        out.println("Once more, for what was added meanwhile:");
        MoveReport second = move.run();
        bar.end();
        print(second);
        if (second.count(Outcome.COPIED) > 0) {
            out.println("Files are still written to " + wish.from() + ". Restart every instance of storage with STORAGE_PROVIDER=" + wish.to()
                    + ", then run this again.");
            return 1;
        }
        return verdict(second);
    }

    private int verdict(MoveReport report) {
        if (report.isClean() && report.count(Outcome.TO_COPY) == 0) {
            out.println(wish.to() + " has every file. Remove " + Files.FALLBACK.name() + " and restart storage; then " + wish.from() + " can be emptied.");
        }
        return report.isClean() ? 0 : 1;
    }

    private void print(MoveReport report) {
        out.printf(Locale.ROOT, "%,d objects were in %s already, %,d %s (%s)%s.%n", report.count(Outcome.THERE), wish.to(),
                report.count(Outcome.COPIED) + report.count(Outcome.TO_COPY), wish.dry() ? "would be copied" : "copied", ProgressBar.size(report.bytes()),
                report.count(Outcome.GONE) == 0 ? "" : String.format(Locale.ROOT, ", %,d deleted meanwhile", report.count(Outcome.GONE)));
        if (report.unknown() > 0) {
            out.printf(Locale.ROOT, "%,d objects in %s belong to no file; they were left alone.%n", report.unknown(), wish.to());
        }
        if (!report.isClean()) {
            out.printf(Locale.ROOT, "%,d differ from what their rows say:%n", report.count(Outcome.MISSING) + report.count(Outcome.DIFFERENT));
            report.differences().forEach(one -> out.println("  " + one.file() + (one.thumbnail() ? " (thumbnail)" : "")
                    + (one.outcome() == Outcome.MISSING ? " is in neither store" : " has other bytes in " + wish.from() + ", and was not copied")));
        }
    }
}
