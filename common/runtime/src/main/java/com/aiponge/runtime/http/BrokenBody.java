package com.aiponge.runtime.http;

import io.helidon.webserver.CloseConnectionException;

/** A body whose end cannot be told: it is answered if it can be, and its connection ends, since what follows could be read as a request. */
final class BrokenBody extends CloseConnectionException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    BrokenBody(Problem problem) {
        super(problem.getMessage());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
