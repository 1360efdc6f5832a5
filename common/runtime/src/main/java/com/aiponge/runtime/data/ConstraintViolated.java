package com.aiponge.runtime.data;

/**
 * The server refused a row because of a constraint. Carries names only, never values. It ends the transaction it happened in: catch it
 * outside of that, or write {@code ON CONFLICT}.
 */
public final class ConstraintViolated extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What was violated. */
    public enum Kind { UNIQUE, FOREIGN_KEY, CHECK, NOT_NULL, EXCLUSION }

    private final Kind kind;
    private final String table;
    private final String constraint;

    ConstraintViolated(Kind kind, String table, String constraint) {
        super(kind + " violated: " + constraint + " on " + table);
        this.kind = kind;
        this.table = table;
        this.constraint = constraint;
    }

    public Kind kind() {
        return kind;
    }

    public String table() {
        return table;
    }

    /** The constraint's name; the column's name for NOT NULL. */
    public String constraint() {
        return constraint;
    }
}
