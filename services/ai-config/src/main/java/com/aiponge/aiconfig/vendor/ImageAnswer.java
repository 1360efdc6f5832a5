package com.aiponge.aiconfig.vendor;

import java.io.IOException;
import java.io.InputStream;

/** A picture on its way; reading it may fail as the network does. */
public record ImageAnswer(String contentType, InputStream content, String model, Used used) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        content.close();
    }
}
