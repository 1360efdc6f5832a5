package com.aiponge.runtime.jobs;

import com.aiponge.runtime.http.Problem;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One kind of job as a task of db-scheduler. Its log lines name kind and id; what failed is a class name, since messages may quote people. */
final class Leg {
    private static final Logger LOG = LoggerFactory.getLogger(Leg.class);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);

    private final String kind;
    private final Jobs.Handler handler;
    private final Consumer<Duration> lookAgainIn;

    private Leg(String kind, Jobs.Handler handler, Consumer<Duration> lookAgainIn) {
        this.kind = kind;
        this.handler = handler;
        this.lookAgainIn = lookAgainIn;
    }

    /** @param lookAgainIn told when a job of this kind is due again */
    static Task<Void> task(String kind, Jobs.Handler handler, Consumer<Duration> lookAgainIn) {
        Leg leg = new Leg(kind, handler, lookAgainIn);
        return Tasks.custom(kind, Void.class)
                .onFailure(leg::failed)
                .onDeadExecution(leg::dead)
                .execute((instance, context) -> leg.run(instance.getId()));
    }

    private CompletionHandler<Void> run(String id) {
        try {
            return switch (handler.run(UUID.fromString(id))) {
                case Jobs.Done _ -> (complete, operations) -> operations.remove();
                case Jobs.Again again -> (complete, operations) -> again(complete, operations, again.in());
            };
        } catch (Exception e) {
            throw new LegFailed(e);
        } finally {
            // A stop interrupts legs; with the flag still up the bookkeeping that follows would lose its connection.
            Thread.interrupted();
        }
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Execution execution = complete.getExecution();
        int attempt = execution.consecutiveFailures + 1;
        Duration wait = backOff(attempt);
        LOG.warn("job {} {} failed for the {}. time, again in {} s: {}", kind, execution.getId(), attempt, wait.toSeconds(), name(complete));
        again(complete, operations, wait);
    }

    private void dead(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        LOG.warn("job {} {} was left by {}, it runs again", kind, complete.getExecution().getId(), complete.getExecution().pickedBy);
        again(complete, operations, Duration.ZERO);
    }

    private void again(ExecutionComplete complete, ExecutionOperations<Void> operations, Duration in) {
        operations.reschedule(complete, complete.getTimeDone().plus(in));
        lookAgainIn.accept(in);
    }

    static Duration backOff(int attempt) {
        Duration wait = Duration.ofSeconds(1L << Math.min(attempt - 1, 10));
        return wait.compareTo(LONGEST_BACK_OFF) < 0 ? wait : LONGEST_BACK_OFF;
    }

    private static String name(ExecutionComplete complete) {
        Throwable cause = complete.getCause().orElse(null);
        Throwable failure = cause instanceof LegFailed ? cause.getCause() : cause;
        if (failure == null) {
            return "unknown";
        }
        StackTraceElement[] trace = failure.getStackTrace();
        String name = failure instanceof Problem problem ? problem.code() : failure.getClass().getName();
        return trace.length == 0 ? name : name + " at " + trace[0];
    }

    /** Carries a handler's exception through db-scheduler. */
    private static final class LegFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        LegFailed(Exception cause) {
            super(null, cause, false, false);
        }
    }
}
