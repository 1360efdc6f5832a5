package com.aiponge.runtime.service;

/** How one service is put together; read top to bottom. */
@FunctionalInterface
public interface Composition {
    void compose(ServiceParts parts);
}
