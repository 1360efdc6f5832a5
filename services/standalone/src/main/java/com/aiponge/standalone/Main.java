package com.aiponge.standalone;

import com.aiponge.embedded.EmbeddedFailure;
import com.aiponge.runtime.settings.BadSettings;
import com.aiponge.runtime.telemetry.Logging;
import com.aiponge.standalone.bench.Bench;
import com.aiponge.standalone.bench.StorageBench;
import com.aiponge.storage.move.MoveWish;
import com.aiponge.storage.move.StorageMigrate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands of {@code ./aiponge}. */
public final class Main {
    private static final Map<String, Command> COMMANDS = commands();

    private Main() {
    }

    /** One command: says with its exit status whether it worked. */
    @FunctionalInterface
    interface Command {
        int run(Arguments arguments) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        String name = args.length == 0 ? "help" : args[0];
        Command command = COMMANDS.get(name);
        if (command == null) {
            System.err.println("There is no command " + name + ". ./aiponge alone prints what there is.");
            System.exit(2);
        }
        Logging.configure("error", "text"); // commands speak for themselves; up logs to a file
        int status;
        try {
            status = command.run(Arguments.of(List.of(Arrays.copyOfRange(args, Math.min(1, args.length), args.length))));
        } catch (Arguments.Wrong | BadSettings | EmbeddedFailure | CannotStart e) {
            System.err.println(e.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private static Map<String, Command> commands() {
        Map<String, Command> commands = new LinkedHashMap<>();
        commands.put("help", Help::run);
        commands.put("up", Up::run);
        commands.put("down", Down::run);
        commands.put("status", Status::run);
        commands.put("song", Song::run);
        commands.put("run", RunService::run);
        commands.put("migrate", Migrate::run);
        commands.put("storage-migrate", arguments -> StorageMigrate.run(LaptopSettings.current(arguments), new MoveWish(arguments.option("from", null),
                arguments.option("to", null), arguments.has("dry-run"), arguments.has("verify")), System.out));
        commands.put("compose-env", ComposeEnv::run);
        commands.put("doctor", Doctor::run);
        commands.put("storage-setup", StorageSetup::run);
        commands.put("grant", GrantRole::run);
        commands.put("bench", arguments -> arguments.words().contains("storage")
                ? StorageBench.run(arguments.has("quick"), arguments.has("json")) : Bench.run(arguments.has("quick"), arguments.has("json")));
        return commands;
    }
}
