package com.aiponge.gateway.live;

import com.aiponge.runtime.Json;
import com.aiponge.runtime.http.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.common.buffers.BufferData;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One WebSocket: writes the events of its stream, answers the client's frames. Helidon's session has one send buffer and no lock (4.1.6), and
 * tells nothing when a connection ends without a close frame: all sending goes through the lock here, and a failed send ends the stream.
 */
final class WsSocket implements WsListener, Outlet {
    private static final BufferData NOTHING = BufferData.empty();
    private static final int LONGEST = 4 * 1024;

    private final LiveStream stream;
    private final Runnable closed;
    private final ReentrantLock sending = new ReentrantLock();
    private final StringBuilder parts = new StringBuilder();
    private volatile WsSession session;

    WsSocket(LiveStream stream, Runnable closed) {
        this.stream = stream;
        this.closed = closed;
    }

    @Override
    public void onOpen(WsSession opened) {
        session = opened;
        Thread.ofVirtual().name("ws").start(this::write);
    }

    private void write() {
        try {
            Ending ending = stream.run(this);
            locked(() -> session.close(ending.code(), ending.reason()));
        } catch (IOException | RuntimeException e) {
            stream.end(Ending.GONE);
        } finally {
            closed.run();
        }
    }

    @Override
    public void event(LiveEvent event) {
        locked(() -> session.send(event.json(), true));
    }

    @Override
    public void heartbeat() {
        locked(() -> session.ping(NOTHING));
    }

    @Override
    public void onMessage(WsSession from, String text, boolean last) {
        if (parts.length() + text.length() > LONGEST) {
            stream.end(Ending.BAD_FRAME);
            return;
        }
        parts.append(text);
        if (last) {
            String whole = parts.toString();
            parts.setLength(0);
            act(whole);
        }
    }

    @Override
    public void onMessage(WsSession from, BufferData bytes, boolean last) {
        stream.end(Ending.BAD_FRAME);
    }

    @Override
    public void onPing(WsSession from, BufferData payload) {
        locked(() -> session.pong(payload));
    }

    @Override
    public void onClose(WsSession from, int status, String reason) {
        stream.end(Ending.GONE);
    }

    @Override
    public void onError(WsSession from, Throwable cause) {
        stream.end(Ending.GONE);
    }

    private void act(String text) {
        JsonNode frame;
        try {
            frame = Json.mapper().readTree(text);
        } catch (IOException e) {
            stream.end(Ending.BAD_FRAME);
            return;
        }
        try {
            switch (frame.path("action").asText()) {
                case "ping" -> locked(() -> session.send("{\"action\":\"pong\"}", true));
                case "subscribe" -> stream.subscribe(StreamRequest.types(texts(frame.path("types"))));
                case "resume" -> stream.resumeAfter(StreamRequest.of(frame.path("lastEventId").asText("-"), null).after());
                default -> refuse(new Problem.Invalid("VALIDATION_ERROR", "There is no such action"));
            }
        } catch (Problem problem) {
            refuse(problem);
        }
    }

    private void refuse(Problem problem) {
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.putObject("error").put("type", problem.type()).put("code", problem.code()).put("message", problem.getMessage());
        locked(() -> session.send(Json.text(answer), true));
    }

    private void locked(Runnable send) {
        sending.lock();
        try {
            send.run();
        } finally {
            sending.unlock();
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
