package com.aiponge.runtime.http;

/** The HTTP of one feature. */
public interface Routes {
    void routing(Router router);
}
