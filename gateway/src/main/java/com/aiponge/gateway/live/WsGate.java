package com.aiponge.gateway.live;

import com.aiponge.gateway.identity.Tickets;
import com.aiponge.gateway.identity.Visitor;
import com.aiponge.gateway.pipeline.Admission;
import com.aiponge.runtime.http.Problem;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.websocket.WsConnection;
import java.time.Duration;

/**
 * Turns {@code GET /api/v1/ws} into a WebSocket. Filters do not run for an upgrade, so everything is asked here; whatever does not fit falls
 * through to the pipeline, which answers why.
 */
final class WsGate implements Http1Upgrader {
    private static final String PATH = "/api/v1/ws";
    /** For a client to answer our close frame. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final LiveEvents live;
    private final Tickets tickets;
    private final Admission admission;

    WsGate(LiveEvents live, Tickets tickets, Admission admission) {
        this.live = live;
        this.tickets = tickets;
        this.admission = admission;
    }

    @Override
    public String supportedProtocol() {
        return "websocket";
    }

    @Override
    public ServerConnection upgrade(ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers) {
        boolean ours = prologue.method().text().equals("GET") && prologue.uriPath().path().equals(PATH) && WsHandshake.isValid(headers);
        Visitor visitor = ours ? admission.admit(headers, prologue.query(), context.remotePeer().address()) : null;
        if (visitor == null) {
            return null;
        }
        String ticket = prologue.query().first("ticket").orElse(null);
        LiveStream stream = null;
        try {
            stream = live.open(visitor, StreamRequest.of(prologue.query().first("lastEventId").orElse(null), prologue.query().first("types").orElse(null)));
            if (admission.usedTicket(headers, ticket) && !tickets.use(ticket)) {
                live.closed(stream);
                return null;
            }
        } catch (Problem refused) {
            return null;
        }
        context.dataWriter().writeNow(BufferData.create(WsHandshake.answer(headers)));
        return connection(context, prologue, headers, stream);
    }

    private ServerConnection connection(ConnectionContext context, HttpPrologue prologue, WritableHeaders<?> headers, LiveStream stream) {
        ServerConnection[] holder = new ServerConnection[1];
        WsSocket socket = new WsSocket(stream, () -> {
            live.closed(stream);
            hangUp(holder[0]);
        });
        holder[0] = WsConnection.create(context, prologue, headers, WsHandshake.key(headers), socket);
        return holder[0];
    }

    private static void hangUp(ServerConnection connection) {
        try {
            Thread.sleep(FAREWELL);
            connection.close(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
