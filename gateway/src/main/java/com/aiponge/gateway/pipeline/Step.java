package com.aiponge.gateway.pipeline;

/** One step of the pipeline. */
@FunctionalInterface
public interface Step {
    /**
     * Lets the request go on, or answers it, or refuses it by throwing a {@link com.aiponge.runtime.http.Problem}.
     *
     * @return false when the request has its answer
     */
    boolean pass(Exchange exchange) throws Exception;
}
