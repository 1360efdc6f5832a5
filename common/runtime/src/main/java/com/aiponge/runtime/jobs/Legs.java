package com.aiponge.runtime.jobs;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The virtual threads of running legs, which can be waited for without refusing those that a poll has picked already. */
final class Legs extends AbstractExecutorService {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private int running;

    @Override
    public void execute(Runnable leg) {
        change(1);
        try {
            threads.execute(() -> {
                try {
                    leg.run();
                } finally {
                    change(-1);
                }
            });
        } catch (RuntimeException e) {
            change(-1);
            throw e;
        }
    }

    private void change(int by) {
        lock.lock();
        try {
            running += by;
            if (running == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** False when the time passes or the thread is interrupted before. */
    boolean awaitIdle(Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (running > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return running == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long limit, TimeUnit unit) {
        try {
            return threads.awaitTermination(limit, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
