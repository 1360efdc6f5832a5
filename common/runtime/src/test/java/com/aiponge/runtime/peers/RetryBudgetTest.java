package com.aiponge.runtime.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RetryBudgetTest {
    private final RetryBudget budget = new RetryBudget();

    @Test
    void allowsTenRetriesAtFirstAndThenOneForEachTenCalls() {
        assertEquals(10, spent(50));
        for (int i = 0; i < 9; i++) {
            budget.called();
        }
        assertFalse(budget.spend());
        budget.called();
        assertTrue(budget.spend());
        assertFalse(budget.spend());
    }

    @Test
    void savesUpNoMoreThanTen() {
        for (int i = 0; i < 1000; i++) {
            budget.called();
        }
        assertEquals(10, spent(50));
    }

    @Test
    void isNotSpentTwiceByThreadsAtTheSameTime() {
        AtomicInteger spent = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.submit(() -> spent.addAndGet(budget.spend() ? 1 : 0));
            }
        }
        assertEquals(10, spent.get());
    }

    private int spent(int times) {
        int spent = 0;
        for (int i = 0; i < times; i++) {
            spent += budget.spend() ? 1 : 0;
        }
        return spent;
    }
}
