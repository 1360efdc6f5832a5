package com.aiponge.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogCaptureTest {
    private static final Logger LOG = LoggerFactory.getLogger(LogCaptureTest.class);

    @Test
    void seesWhatIsLoggedWithItsContextAndItsCause() {
        try (LogCapture capture = LogCapture.start()) {
            try (MDC.MDCCloseable request = MDC.putCloseable("request", "r-in-mdc")) {
                assertFalse(request.toString().isEmpty());
                LOG.atInfo().addKeyValue("key", "v-in-pair").log("wrote {}", "w-in-argument");
                LOG.error("failed", new IllegalStateException("x-in-cause"));
            }
            for (String seen : new String[] {"r-in-mdc", "v-in-pair", "w-in-argument", "x-in-cause"}) {
                assertTrue(capture.text().contains(seen), seen);
                assertThrows(AssertionError.class, () -> capture.assertNone("absent", seen));
            }
            assertEquals(2, capture.events().size());
            capture.assertNone("absent");
        }
    }

    @Test
    void seesWhatIsPrinted() {
        try (LogCapture capture = LogCapture.start()) {
            System.out.println("to the one");
            System.err.println("to the other ü");
            assertThrows(AssertionError.class, () -> capture.assertNone("to the one"));
            assertThrows(AssertionError.class, () -> capture.assertNone("to the other ü"));
        }
    }

    @Test
    void seesATextThatWasEscapedOrSpansLines() {
        try (LogCapture capture = LogCapture.start()) {
            System.out.println("{\"text\":\"she said \\\"go\\\"\\nand I went\"}");
            System.out.println("first\nsecond");
            assertThrows(AssertionError.class, () -> capture.assertNone("she said \"go\"\nand I went"));
            assertThrows(AssertionError.class, () -> capture.assertNone("first\nsecond"));
        }
    }

    @Test
    void namesTheTextByItsNumberOnly() {
        try (LogCapture capture = LogCapture.start()) {
            LOG.info("token=abc123");
            AssertionError failure = assertThrows(AssertionError.class, () -> capture.assertNone("absent", "abc123"));
            assertTrue(failure.getMessage().startsWith("text number 2 was logged"));
            assertFalse(failure.getMessage().contains("abc123"));
        }
    }

    @Test
    void letsGoOfEverythingWhenClosed() {
        PrintStream before = System.out;
        LogCapture capture = LogCapture.start();
        capture.close();
        assertSame(before, System.out);
        LOG.info("after");
        assertEquals("", capture.text());
    }
}
