package com.aiponge.gateway.live;

import com.aiponge.gateway.identity.Tickets;
import com.aiponge.gateway.pipeline.Exchange;
import com.aiponge.gateway.pipeline.OwnAnswer;
import com.aiponge.gateway.pipeline.OwnHandler;
import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Problem;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** HTTP for live events: the stream, the ticket, and what a WebSocket that did not come about is told. */
final class EventRoutes {
    private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
    private static final Header EVENT_STREAM = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "private, no-store");
    /** nginx would collect events before it passes them on. */
    private static final Header UNBUFFERED = HeaderValues.createCached("X-Accel-Buffering", "no");

    private final LiveEvents live;
    private final Tickets tickets;

    EventRoutes(LiveEvents live, Tickets tickets) {
        this.live = live;
        this.tickets = tickets;
    }

    void addTo(Map<String, OwnHandler> own) {
        own.put("/api/v1/events", this::stream);
        own.put("/api/v1/ws", this::notUpgraded);
        own.put("/api/v1/events/ticket", this::ticket);
    }

    private void stream(Exchange exchange) {
        String header = exchange.header(LAST_EVENT_ID);
        StreamRequest wanted = StreamRequest.of(header != null ? header : exchange.query("lastEventId"), exchange.query("types"));
        LiveStream stream = live.open(exchange.visitor(), wanted);
        ServerResponse response = exchange.response();
        try {
            response.header(EVENT_STREAM).header(NO_STORE).header(UNBUFFERED);
            OutputStream out = response.outputStream();
            SseOutlet outlet = new SseOutlet(out);
            outlet.hello();
            stream.run(outlet);
            out.close();
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("the client went away", e);
        } finally {
            live.closed(stream);
        }
    }

    /** Gets here when the upgrade was refused; tokens, limits and roles have been told by the steps before. */
    private void notUpgraded(Exchange exchange) {
        if (!WsHandshake.isValid(exchange.request().headers())) {
            throw new Problem.Invalid(List.of(new Problem.FieldError("Upgrade", "this is a WebSocket, version 13, protocol " + WsHandshake.PROTOCOL,
                    "REQUIRED")));
        }
        StreamRequest.of(exchange.query("lastEventId"), exchange.query("types"));
        throw new Problem.Unavailable("Live events are not there just now");
    }

    private void ticket(Exchange exchange) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("ticket", tickets.issue(exchange.visitor()));
        data.put("expiresIn", Tickets.LIFE.toSeconds());
        OwnAnswer.send(exchange, Answer.created(data).with("Cache-Control", "private, no-store"));
    }
}
