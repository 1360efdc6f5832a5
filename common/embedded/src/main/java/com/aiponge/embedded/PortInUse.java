package com.aiponge.embedded;

/** Another program listens on the port asked for. */
public final class PortInUse extends EmbeddedFailure {
    private final int port;

    public PortInUse(int port) {
        super("port " + port + " on 127.0.0.1 is in use by another program", null);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
