package com.aiponge.gateway.pipeline;

import com.aiponge.runtime.http.Problem;

/** Refuses a body that says it is too large before anything is done for it; what does not say is counted while it is read. */
final class BodyLimit implements Step {
    /** JSON bodies (contract 0.11). */
    static final int JSON = 1 << 20;

    @Override
    public boolean pass(Exchange exchange) {
        if (exchange.request().headers().contentLength().orElse(0) > JSON) {
            throw Problem.tooLarge("The body may have " + JSON + " bytes");
        }
        return true;
    }
}
