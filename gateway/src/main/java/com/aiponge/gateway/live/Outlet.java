package com.aiponge.gateway.live;

import java.io.IOException;

/** The client's end of a stream. Used by the one thread that writes. */
interface Outlet {
    void event(LiveEvent event) throws IOException;

    /** Keeps the connection open through everything between. */
    void heartbeat() throws IOException;
}
