package com.aiponge.crypto.field;

/** A stored text is not what was encrypted for this place, or its key is not on the ring. Names the table and column only. */
public final class DecryptionFailed extends RuntimeException {
    DecryptionFailed(FieldContext where) {
        super("cannot decrypt " + where.table() + "." + where.column());
    }
}
