package com.aiponge.gateway.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Server-sent events (WHATWG HTML, section 9.2); each leaves at once. */
final class SseOutlet implements Outlet {
    private static final byte[] HELLO = ": ok\nretry: 5000\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;

    SseOutlet(OutputStream out) {
        this.out = out;
    }

    void hello() throws IOException {
        out.write(HELLO);
        out.flush();
    }

    @Override
    public void event(LiveEvent event) throws IOException {
        String text = "id: " + event.id() + "\nevent: " + event.type() + "\ndata: " + event.json() + "\n\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void heartbeat() throws IOException {
        out.write(HEARTBEAT);
        out.flush();
    }
}
