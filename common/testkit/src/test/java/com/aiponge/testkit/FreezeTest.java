package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.aiponge.embedded.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FreezeTest {

    @Test
    void stopsPostgresInOpenConnectionsTooUntilItIsClosed() throws SQLException {
        TestDatabase database = TestDatabase.create();
        try (Connection connection = database.connect(); var statement = connection.createStatement();
             var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statement.execute("SELECT 1");
            connection.setNetworkTimeout(threads, 200);
            try (Freeze frozen = Freeze.process(database.serverPid())) {
                assertThrows(SQLException.class, () -> statement.execute("SELECT 1"), () -> frozen + " lets queries through");
            }
        }
        assertEquals(1, database.number("SELECT 1"));
    }

    @Test
    void stopsRedisUntilItIsClosed() throws IOException {
        try (RedisServer redis = TestRedis.ownServer(0); Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), redis.port())) {
            socket.setSoTimeout(150);
            try (Freeze frozen = Freeze.process(redis.pid())) {
                socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read(), () -> frozen + " lets commands through");
            }
            socket.setSoTimeout(5_000);
            assertEquals("+PONG", new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void failsForAProcessThatIsNotThere() {
        // Above the largest pid Linux gives (4194304).
        assertThrows(AssertionError.class, () -> Freeze.process(99_999_999L).close());
    }
}
