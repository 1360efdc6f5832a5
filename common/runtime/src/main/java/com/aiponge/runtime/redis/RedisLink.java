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
import java.util.concurrent.atomic.AtomicBoolean;
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
    private Thread watch;
    private volatile Client client;
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private volatile StatefulRedisConnection<String, byte[]> connection;
    private final AtomicBoolean up = new AtomicBoolean();

    private RedisLink(RedisURI address) {
        this.address = address;
    }

    /**
     * A link that {@link #connect} brings up.
     *
     * @param url {@code redis://…} or {@code rediss://…}; null for a link that is never up
     */
    public static RedisLink to(String url) {
        if (url == null) {
            return new RedisLink((RedisURI) null);
        }
        RedisURI address = RedisURI.create(url);
        address.setTimeout(TIMEOUT);
        return new RedisLink(address);
    }

    /**
     * Starts connecting within half a second and returns at once. Whoever serves calls this when it answers, and the first answers go first: on
     * one core the client takes a third of the time of a start, on the one thread that carries all virtual ones.
     */
    public synchronized RedisLink connect() {
        if (address != null && watch == null) {
            watch = Thread.ofVirtual().name("redis").start(this::watch);
        }
        return this;
    }

    /** Whether the last call or check succeeded. */
    public boolean isUp() {
        return up.get();
    }

    /**
     * Sends one command and waits for its answer.
     *
     * @throws RedisAway when there is none within half a second
     */
    public <T> T call(Function<RedisAsyncCommands<String, byte[]>, RedisFuture<T>> command) {
        StatefulRedisConnection<String, byte[]> now = connection;
        if (!up.get() || now == null) {
            throw new RedisAway("Redis is away");
        }
        return await(now, command);
    }

    /** Runs after Redis has come (true) or gone (false); on the thread that noticed. */
    public void onChange(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    /** Only while the link is up or was. */
    RedisClient client() {
        return client.redis();
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
            Thread.sleep(CHECK);
            client = Client.of(address);
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
                now = client().connectAsync(CODEC, address).get(5, TimeUnit.SECONDS);
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
        if (up.getAndSet(now) != now) {
            LOG.atInfo().addKeyValue("up", now).log("redis");
            listeners.forEach(listener -> listener.accept(now));
        }
    }

    /** Ends the connections. */
    @Override
    public synchronized void close() {
        if (watch != null) {
            watch.interrupt();
            awaitEnd(watch);
            up.set(false);
            if (client != null) {
                client.close();
            }
        }
    }

    /** The client is made and used on that thread alone, so it is whole once the thread has ended. */
    private static void awaitEnd(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Client(RedisClient redis, ClientResources resources) {
        static Client of(RedisURI address) {
            ClientResources resources = ClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).reconnectDelay(Delay.constant(CHECK)).build();
            RedisClient redis = RedisClient.create(resources, address);
            redis.setOptions(ClientOptions.builder()
                    .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .socketOptions(SocketOptions.builder().connectTimeout(Duration.ofSeconds(2)).keepAlive(true).tcpNoDelay(true).build())
                    .build());
            return new Client(redis, resources);
        }

        void close() {
            redis.shutdown(Duration.ZERO, Duration.ofSeconds(2));
            resources.shutdown(0, 2, TimeUnit.SECONDS);
        }
    }
}
