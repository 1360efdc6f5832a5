package com.aiponge.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTest {

    @Test
    void handsOverTheExitCode() {
        assertEquals(0, Command.of("/bin/sh", "-c", "exit 0").exitCode());
        assertEquals(3, Command.of("/bin/sh", "-c", "exit 3").exitCode());
    }

    @Test
    void failsWithThePurposeAndWhatWasPrinted() {
        StartFailed failure = assertThrows(StartFailed.class,
                () -> Command.of("/bin/sh", "-c", "echo out; echo err >&2; exit 7").mustSucceed("making it"));
        for (String part : List.of("making it failed", "/bin/sh", "7", "out", "err")) {
            assertTrue(failure.getMessage().contains(part), part);
        }
        Command.of("/bin/sh", "-c", "echo noise").mustSucceed("saying something");
    }

    @Test
    void givesTheProgramItsInput() {
        String check = "read -r line && [ \"$line\" = \"grün\" ]";
        Command.of("/bin/sh", "-c", check).withInput("grün\n").mustSucceed("reading");
        assertEquals(1, Command.of("/bin/sh", "-c", check).withInput("").exitCode());
    }

    @Test
    void putsThePrefixFirst() {
        Command command = Command.of(List.of("env", "WORD=x"), "/bin/sh", "-c", "[ \"$WORD\" = x ]");
        assertEquals(List.of("env", "WORD=x", "/bin/sh", "-c", "[ \"$WORD\" = x ]"), command.words());
        command.mustSucceed("seeing the variable");
    }

    @Test
    void asksForMessagesInEnglish() {
        Command.of("/bin/sh", "-c", "[ \"$LC_ALL\" = C ]").mustSucceed("seeing the locale");
    }

    @Test
    void takesMoreOutputThanAPipeHolds() {
        StartFailed failure = assertThrows(StartFailed.class,
                () -> Command.of("/bin/sh", "-c", "i=0; while [ $i -lt 3000 ]; do echo a line that is about forty bytes long; i=$((i+1)); done; exit 1")
                        .mustSucceed("printing a lot"));
        assertTrue(failure.getMessage().length() > 100_000);
    }

    @Test
    void namesAProgramThatIsNotThere() {
        StartFailed failure = assertThrows(StartFailed.class, () -> Command.of("/nowhere/initdb").exitCode());
        assertTrue(failure.getMessage().contains("/nowhere/initdb"));
    }
}
