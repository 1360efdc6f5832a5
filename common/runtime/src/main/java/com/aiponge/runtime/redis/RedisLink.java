package com.aiponge.runtime.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Redis, of which nothing may depend: it is made in the background, and a call fails at once while Redis is away and after
 * half a second when Redis hangs. Thread-safe; made for virtual threads.
 */
public final class RedisLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
    static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final Duration CHECK = Duration.ofMillis(500);
    /** Failed checks after which the connection is made anew: a peer that vanished without a word never ends it itself. */
    private static final int GIVE_UP = 6;

    private final RedisURI address;
    private final ClientResources resources;
    private final RedisClient client;
    private final Thread watch;
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private volatile StatefulRedisConnection<String, byte[]> connection;
    private volatile boolean up;

    private RedisLink(String url) {
        if (url == null) {
            address = null;
            resources = null;
            client = null;
            watch = null;
            return;
        }
        address = RedisURI.create(url);
        address.setTimeout(TIMEOUT);
        resources = ClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).reconnectDelay(Delay.constant(CHECK)).build();
        client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(Duration.ofSeconds(2)).keepAlive(true).tcpNoDelay(true).build())
                .build());
        watch = Thread.ofVirtual().name("redis").start(this::watch);
    }

    /** @param url {@code redis://…} or {@code rediss://…}; null for a link that is never up */
    public static RedisLink to(String url) {
        return new RedisLink(url);
    }

    /** Whether the last call or check succeeded. */
    public boolean isUp() {
        return up;
    }

    /**
     * Sends one command and waits for its answer.
     *
     * @throws RedisAway when there is none within half a second
     */
    public <T> T call(Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> command) {
        StatefulRedisConnection<String, byte[]> now = connection;
        if (!up || now == null) {
            throw new RedisAway("Redis is away");
        }
        return await(now, command);
    }

    /** Runs after Redis has come (true) or gone (false); on the thread that noticed. */
    public void onChange(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    RedisClient client() {
        return client;
    }

    private <T> T await(StatefulRedisConnection<String, byte[]> on, Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> command) {
        try {
            return command.apply(on.async()).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            change(false);
            throw new RedisAway("Redis did not answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisAway("interrupted");
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (RedisException e) {
            throw failed(e);
        }
    }

    /** What Redis itself says, such as NOSCRIPT, rises as it is; all else is Redis being away. */
    private RuntimeException failed(Throwable cause) {
        if (cause instanceof io.lettuce.core.RedisCommandExecutionException said) {
            return said;
        }
        change(false);
        return new RedisAway("Redis cannot be reached");
    }

    private void watch() {
        int failures = 0;
        try {
            while (true) {
                if (check()) {
                    failures = 0;
                    change(true);
                } else if (++failures % GIVE_UP == 0) {
                    drop();
                }
                Thread.sleep(CHECK);
            }
        } catch (InterruptedException e) {
            drop();
        }
    }

    private boolean check() throws InterruptedException {
        try {
            StatefulRedisConnection<String, byte[]> now = connection;
            if (now == null) {
                now = client.connectAsync(CODEC, address).get(5, TimeUnit.SECONDS);
                connection = now;
            }
            await(now, RedisAsyncCommands::ping);
            return true;
        } catch (ExecutionException | TimeoutException | RedisException | RedisAway e) {
            change(false);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return false;
        }
    }

    private void drop() {
        StatefulRedisConnection<String, byte[]> old = connection;
        connection = null;
        if (old != null) {
            old.closeAsync();
        }
    }

    private void change(boolean now) {
        boolean changed;
        synchronized (this) {
            changed = up != now;
            up = now;
        }
        if (changed) {
            LOG.atInfo().addKeyValue("up", now).log("redis");
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    /** Ends the connections. */
    @Override
    public void close() {
        if (client != null) {
            watch.interrupt();
            up = false;
            client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
            resources.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }
}
