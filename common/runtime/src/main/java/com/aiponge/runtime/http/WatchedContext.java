package com.aiponge.runtime.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A connection whose reads and writes are noted in a {@link ReceiveProgress}. */
final class WatchedContext implements ConnectionContext {
    private static final byte[] SWITCHING = "HTTP/1.1 101".getBytes(StandardCharsets.US_ASCII);

    private final ConnectionContext inner;
    private final ReceiveProgress progress = new ReceiveProgress();
    private final DataReader reader;
    private final DataWriter writer;

    WatchedContext(ConnectionContext inner) {
        this.inner = inner;
        DataReader source = inner.dataReader();
        this.reader = new ChunkReader(() -> next(source));
        this.writer = new WatchedWriter(inner.dataWriter(), progress);
    }

    ReceiveProgress progress() {
        return progress;
    }

    private byte[] next(DataReader source) {
        progress.reading(System.nanoTime());
        try {
            source.ensureAvailable();
        } catch (DataReader.InsufficientDataAvailableException e) {
            return null; // the form in which a DataReader is told that the peer has ended
        }
        byte[] bytes = source.readBytes(source.available());
        progress.read(bytes.length, System.nanoTime());
        return bytes;
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return inner.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return inner.executor();
    }

    @Override
    public Router router() {
        return inner.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return inner.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return inner.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return inner.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return inner.localPeer();
    }

    @Override
    public boolean isSecure() {
        return inner.isSecure();
    }

    @Override
    public String socketId() {
        return inner.socketId();
    }

    @Override
    public String childSocketId() {
        return inner.childSocketId();
    }

    private record WatchedWriter(DataWriter inner, ReceiveProgress progress) implements DataWriter {
        @Override
        public void write(BufferData... buffers) {
            note(buffers[0]);
            inner.write(buffers);
        }

        @Override
        public void write(BufferData buffer) {
            note(buffer);
            inner.write(buffer);
        }

        @Override
        public void writeNow(BufferData... buffers) {
            note(buffers[0]);
            inner.writeNow(buffers);
        }

        @Override
        public void writeNow(BufferData buffer) {
            note(buffer);
            inner.writeNow(buffer);
        }

        private void note(BufferData buffer) {
            if (startsSwitching(buffer)) {
                progress.upgraded();
            } else {
                progress.written();
            }
        }

        private static boolean startsSwitching(BufferData buffer) {
            if (buffer.available() < SWITCHING.length || buffer.get(9) != '1' || buffer.get(11) != '1') {
                return false;
            }
            for (int i = 0; i < SWITCHING.length; i++) {
                if (buffer.get(i) != SWITCHING[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
