package com.aiponge.standalone.bench;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Answers;
import com.aiponge.runtime.http.HttpListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What gateway and nginx both stand in front of: a server that answers 1 KiB of JSON and looks at nothing. */
public final class Upstream {
    private static final byte[] BODY = ("{\"success\":true,\"data\":{\"text\":\"" + "x".repeat(960) + "\"}}").getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING = "{\"success\":true,\"data\":{\"cursor\":\"0\",\"sessions\":[],\"tokens\":[],\"accounts\":[],\"events\":[],\"reset\":false}}"
            .getBytes(StandardCharsets.UTF_8);

    private Upstream() {
    }

    public static void main(String[] args) throws InterruptedException {
        HttpListener.Config config = new HttpListener.Config("127.0.0.1", Integer.parseInt(args[0]), 1 << 20, 4096, List.of(), Map.of(), List.of());
        HttpListener.start(config, (request, response) -> {
            boolean internal = request.prologue().uriPath().path().startsWith("/internal/");
            if (internal) {
                TimeUnit.SECONDS.sleep(10); // the gateway's long polls
            }
            Answers.write(response, Answer.bytes(200, "application/json", internal ? NOTHING : BODY), false);
        });
        new CountDownLatch(1).await();
    }
}
