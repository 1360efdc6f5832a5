package com.aiponge.standalone.charts;

import com.aiponge.standalone.deploy.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the shell blocks of a page, with programs that note how they were called and do nothing; AWS's own looks at names and types, and goes no further. */
final class StandInShell {
    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    /** Each call is a line, its words apart by a unit separator. What it is given on standard input is kept where a dash asks for it. */
    private static final String NOTE = """
            #!/usr/bin/env bash
            printf '%s' "$(basename "$0")" >>"$CALLS"
            printf '\\037%s' "$@" >>"$CALLS"
            echo >>"$CALLS"
            case " $* " in
              *" - "* | *" --password-stdin"*) cat >"$(basename "$0").input" ;;
              *" -fsSLo "*) echo '{}' >"$2" ;;
            esac
            case "$(basename "$0")" in git) echo 0123456789ab ;; esac
            """;
    /** A port where nobody listens: what is well-formed gets as far as the connection. */
    private static final String AWS = """
            #!/usr/bin/env bash
            printf 'aws' >>"$CALLS"
            printf '\\037%s' "$@" >>"$CALLS"
            echo >>"$CALLS"
            said="$("$REAL_AWS" --endpoint-url http://127.0.0.1:9 "$@" 2>&1)"
            case "$said" in
              *"Could not connect to the endpoint"*) echo 123456789012 ;;
              *) echo "aws $*: $said" >&2; exit 1 ;;
            esac
            """;

    private final Path folder;

    StandInShell(Path folder) {
        this.folder = folder;
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** What was called, in order: program and words. */
    List<List<String>> run(String page) {
        Tool.needs("aws");
        try {
            for (String given : List.of("charts", "compose", "ecs/cloudformation", "ecs/iam")) {
                Files.createDirectories(file(given).getParent());
                Files.createSymbolicLink(file(given), Tool.ROOT.resolve(given));
            }
            program("ecs/secrets.sh", NOTE);
            program("aiponge", NOTE);
            for (String name : List.of("curl", "docker", "git", "helm", "kind", "kubectl")) {
                program("programs/" + name, NOTE);
            }
            program("programs/aws", AWS);
            StringBuilder script = new StringBuilder("cd " + folder + "\nexport CALLS=" + file("calls") + " REAL_AWS=\"$(command -v aws)\" PATH=\"" + file("programs") + ":$PATH\"\n");
            Matcher blocks = BLOCK.matcher(Yaml.text(page));
            while (blocks.find()) {
                script.append(blocks.group(1));
            }
            Tool.run(Map.of(), List.of("bash", "-euo", "pipefail", Files.writeString(file("page.sh"), script).toString())).worked();
            List<List<String>> calls = new ArrayList<>();
            Files.readAllLines(file("calls")).forEach(line -> calls.add(List.of(line.split("\u001f"))));
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void program(String name, String text) throws IOException {
        Files.createDirectories(file(name).getParent());
        if (!Files.writeString(file(name), text).toFile().setExecutable(true)) {
            throw new IOException(name);
        }
    }
}
