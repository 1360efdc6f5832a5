package com.aiponge.gateway.identity;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.http.PathTable;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.peers.Peers;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the revocations of user-service by long poll (contract 21.3), so that they count here within a second. */
public final class RevocationFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationFeed.class);
    private static final String PATH = "/internal/v1/revocations";
    private static final Duration LONG_POLL = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Peers peers;
    private final Revocations revocations;
    private final Thread thread;
    private volatile boolean away;
    private volatile boolean stopped;

    private RevocationFeed(Peers peers, Revocations revocations) {
        this.peers = peers;
        this.revocations = revocations;
        this.thread = Thread.ofVirtual().name("revocations").unstarted(this::follow);
    }

    public static RevocationFeed start(Peers peers, Revocations revocations) {
        RevocationFeed feed = new RevocationFeed(peers, revocations);
        feed.thread.start();
        return feed;
    }

    private void follow() {
        String cursor = null;
        while (!stopped) {
            try {
                JsonNode news = peers.get(ServiceName.USER, PATH).query("since", cursor).within(LONG_POLL).data();
                revocations.add(ids(news.path("sessions")), texts(news.path("tokens")), ids(news.path("accounts")));
                String next = news.path("cursor").asText();
                boolean unmoved = next.equals(cursor) && news.path("sessions").isEmpty();
                cursor = next;
                recovered();
                if (unmoved) {
                    pause(); // a peer that does not hold the poll open must not be asked in a tight loop
                }
            } catch (Problem e) {
                // A cursor that user-service does not know (its data was replaced): start over.
                cursor = e.status() == 400 ? null : cursor;
                lost(e);
                pause();
            } catch (RuntimeException e) {
                lost(e);
                pause();
            }
        }
    }

    private void lost(RuntimeException cause) {
        if (!away && !stopped) {
            away = true;
            LOG.atWarn().addKeyValue("cause", cause.getClass().getSimpleName()).log("revocations cannot be followed just now");
        }
    }

    private void recovered() {
        if (away) {
            away = false;
            LOG.info("revocations are followed again");
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private static List<UUID> ids(JsonNode array) {
        return texts(array).stream().filter(PathTable::isUuid).map(UUID::fromString).toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>(array.size());
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
