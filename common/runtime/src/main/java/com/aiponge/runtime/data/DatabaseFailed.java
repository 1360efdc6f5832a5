package com.aiponge.runtime.data;

/** The server refused a statement for a reason that is a fault of ours. Carries the SQLSTATE and the statement's text, never values. */
public final class DatabaseFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String state;

    DatabaseFailed(String state, String what) {
        super("SQLSTATE " + state + ": " + what);
        this.state = state;
    }

    /** As in the appendix "PostgreSQL Error Codes". */
    public String state() {
        return state;
    }
}
