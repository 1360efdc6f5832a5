package com.aiponge.embedded;

import java.nio.file.Path;

/** A living process (or this one) already runs a server on the directory. */
public final class DirectoryInUse extends EmbeddedFailure {
    private final transient Path directory;

    DirectoryInUse(Path directory) {
        super("a running platform already uses " + directory + ": stop it, or choose another directory", null);
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }
}
