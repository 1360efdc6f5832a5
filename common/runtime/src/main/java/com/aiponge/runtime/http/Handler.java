package com.aiponge.runtime.http;

/** What a route does: a function from a call to its answer. */
@FunctionalInterface
public interface Handler {
    /** Answers, or throws a {@link Problem}. Runs on a virtual thread and may block. */
    Answer handle(Call call) throws Exception;
}
