package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RawHttpTest {
    private static final Duration SOON = Duration.ofMillis(100);

    @Test
    void sendsTheBytesAndReadsTheResponseThatCameBack() throws IOException {
        try (EchoServer echo = new EchoServer(); RawHttp raw = RawHttp.to(echo.port())) {
            RawResponse response = raw.send("HTTP/1.1 200 Fine\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 5\r\n\r\nhello").readResponse();
            assertEquals(200, response.status());
            assertEquals("hello", response.text());
            assertEquals("[1, 2]", response.headers().get("X-A").toString());
            assertEquals("1", response.header("x-A"));
            assertEquals("next", raw.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 \r\nContent-Length: 4\r\n\r\nnext").readResponse().text());
        }
    }

    @Test
    void putsChunksTogether() throws IOException {
        assertEquals("hello world", parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=1\r\nhello\r\n6\r\n world\r\n0\r\nT: 1\r\n\r\n").text());
    }

    @Test
    void readsABodyWithoutLengthToTheEnd() throws IOException {
        assertEquals("all of it", parse("HTTP/1.0 200 OK\r\n\r\nall of it").text());
    }

    @Test
    void knowsWhichResponsesHaveNoBody() throws IOException {
        assertEquals(0, parse("HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n").body().length);
        try (EchoServer echo = new EchoServer(); RawHttp raw = RawHttp.to(echo.port())) {
            assertEquals("9", raw.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n").readHeadResponse().header("Content-Length"));
        }
    }

    @Test
    void refusesHalfAResponse() {
        assertThrows(IOException.class, () -> parse("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"));
        assertThrows(IOException.class, () -> parse("HTTP/1.1 200 OK\r\nConte"));
        assertThrows(IOException.class, () -> parse("SSH-2.0\r\n\r\n"));
    }

    @Test
    void seesWhetherThePeerCloses() throws IOException {
        try (EchoServer echo = new EchoServer(); TcpProxy proxy = TcpProxy.to("127.0.0.1", echo.port())) {
            try (RawHttp open = RawHttp.to(echo.port())) {
                assertFalse(open.send("x").isClosedWithin(SOON));
                assertTrue(open.finishSending().isClosedWithin(Duration.ofSeconds(5)), "an orderly end");
            }
            try (RawHttp cut = RawHttp.to(proxy.port())) {
                Eventually.until("the connection stands", () -> proxy.connections() == 1);
                proxy.cut();
                assertTrue(cut.isClosedWithin(Duration.ofSeconds(5)), "a reset");
            }
        }
    }

    @Test
    void readsAllThatComesUntilTheEndOrTheLimit() throws IOException {
        try (EchoServer echo = new EchoServer(); RawHttp raw = RawHttp.to(echo.port())) {
            assertEquals("so far", new String(raw.send("so far").readUntilClosed(SOON), StandardCharsets.UTF_8));
            assertEquals("", new String(raw.finishSending().readUntilClosed(Duration.ofSeconds(5)), StandardCharsets.UTF_8));
        }
    }

    @Test
    void talksToARealServer() {
        try (FakeHttpServer server = FakeHttpServer.start(exchange -> FakeHttpServer.json(exchange, 200, "{}")); RawHttp raw = RawHttp.to(server.port())) {
            for (int i = 0; i < 2; i++) {
                assertEquals("{}", raw.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n").readResponse().text());
            }
            raw.reset();
        }
    }

    @Test
    void failsWhenTheConnectionEndsFirst() throws IOException {
        try (EchoServer echo = new EchoServer(); RawHttp raw = RawHttp.to(echo.port())) {
            assertThrows(AssertionError.class, () -> raw.finishSending().readResponse());
        }
    }

    private static RawResponse parse(String wire) throws IOException {
        return RawResponse.read(new ByteArrayInputStream(wire.getBytes(StandardCharsets.ISO_8859_1)), true);
    }
}
