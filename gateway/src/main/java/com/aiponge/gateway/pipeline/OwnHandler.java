package com.aiponge.gateway.pipeline;

/** Answers a route that the gateway itself owns. */
@FunctionalInterface
public interface OwnHandler {
    void serve(Exchange exchange) throws Exception;
}
