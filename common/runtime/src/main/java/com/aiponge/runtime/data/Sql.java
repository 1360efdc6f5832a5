package com.aiponge.runtime.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One statement and its parameters. Not thread-safe; used once. */
public interface Sql {

    /** Binds a named parameter; see {@link Database#sql} for the types. */
    Sql bind(String name, Object value);

    <T> List<T> list(Function<Row, T> read);

    /** The first row, if any. */
    <T> Optional<T> first(Function<Row, T> read);

    /** The only row. @throws IllegalStateException when there is none */
    <T> T one(Function<Row, T> read);

    /** Runs an INSERT, UPDATE or DELETE and says how many rows it touched. */
    long update();
}
