package com.aiponge.runtime.data;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** A connection that one thread is using now, and what is to follow its commit. Confined to that thread. */
final class Session {
    private final Connection connection;
    private final Connection shared;
    private final boolean transaction;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean doomed;

    /** @param transaction whether a caller opened a transaction, as against a statement on its own */
    Session(Connection connection, boolean transaction) {
        this.connection = connection;
        this.shared = SharedConnection.of(connection, () -> { });
        this.transaction = transaction;
    }

    Connection connection() {
        return connection;
    }

    Connection shared() {
        return shared;
    }

    boolean isTransaction() {
        return transaction;
    }

    List<Runnable> afterCommit() {
        return afterCommit;
    }

    /** A part failed: whatever its caller makes of that, half of the work must not be committed. */
    void doom() {
        doomed = true;
    }

    boolean isDoomed() {
        return doomed;
    }
}
