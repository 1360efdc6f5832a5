package com.aiponge.standalone.charts;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Platform;
import java.util.LinkedHashMap;
import java.util.Map;

/** The signals that end a program stay the JVM's, whatever a native library does with them: Helm takes them and ignores them from then on. */
final class Signals implements AutoCloseable {
    /** SIGINT, SIGQUIT, SIGTERM: the same numbers on Linux and macOS. */
    private static final int[] ENDING = {2, 3, 15};
    /** {@code struct sigaction} has 152 bytes on Linux, fewer on macOS. */
    private static final int ACTION_BYTES = 256;

    private final Map<Integer, Memory> actions = new LinkedHashMap<>();

    private Signals() {
    }

    static Signals kept() {
        Signals signals = new Signals();
        for (int signal : ENDING) {
            Memory action = new Memory(ACTION_BYTES);
            sigaction(signal, null, action);
            signals.actions.put(signal, action);
        }
        return signals;
    }

    @Override
    public void close() {
        actions.forEach((signal, action) -> sigaction(signal, action, null));
    }

    private static void sigaction(int signal, Memory next, Memory former) {
        if (Function.getFunction(Platform.C_LIBRARY_NAME, "sigaction").invokeInt(new Object[] {signal, next, former}) != 0) {
            throw new AssertionError("sigaction " + signal);
        }
    }
}
