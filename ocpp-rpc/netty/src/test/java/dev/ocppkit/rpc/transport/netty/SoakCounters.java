package dev.ocppkit.rpc.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.rpc.ConnectionListener;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.Outcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What must be equal in the end. */
final class SoakCounters {
    final LongAdder executed = new LongAdder();
    final LongAdder sendsTaken = new LongAdder();
    final LongAdder replied = new LongAdder();
    final LongAdder issued = new LongAdder();
    final LongAdder connects = new LongAdder();
    private final LongAdder connected = new LongAdder();
    private final LongAdder notConnected = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder notSent = new LongAdder();
    private final LongAdder wrong = new LongAdder();
    private final LongAdder sends = new LongAdder();
    private final LongAdder sendsSent = new LongAdder();
    private final LongAdder sendsFailed = new LongAdder();
    private final Balance futures = new Balance();
    final Ends csms = new Ends();
    final Ends stations = new Ends();

    /** Counts what is under way, and tells when nothing is. */
    private static final class Balance {
        private final AtomicLong open = new AtomicLong();
        private volatile CompletableFuture<Void> empty;

        void begin() {
            open.incrementAndGet();
        }

        void end() {
            if (open.decrementAndGet() == 0) {
                tell();
            }
        }

        private void tell() {
            CompletableFuture<Void> waiting = empty;
            if (waiting != null) {
                waiting.complete(null);
            }
        }

        CompletionStage<Void> whenEmpty() {
            CompletableFuture<Void> waiting = new CompletableFuture<>();
            empty = waiting;
            if (open.get() == 0) {
                tell();
            }
            return waiting;
        }
    }

    /** Counts the connections of one side. */
    static final class Ends implements ConnectionListener {
        private final LongAdder opened = new LongAdder();
        private final LongAdder closed = new LongAdder();
        private final Balance balance = new Balance();

        @Override
        public void opened(OcppConnection connection) {
            opened.increment();
            balance.begin();
        }

        @Override
        public void closed(OcppConnection connection, int code, String reason) {
            closed.increment();
            balance.end();
        }
    }

    void connecting(CompletionStage<OcppConnection> attempt) {
        connects.increment();
        track(attempt, (connection, failure) -> (failure == null ? connected : notConnected).increment());
    }

    void calling(CompletionStage<? extends Outcome<?>> call) {
        issued.increment();
        track(call, (outcome, failure) -> {
            if (outcome instanceof Outcome.Replied) {
                replied.increment();
            } else if (outcome instanceof Outcome.Unknown) {
                unknown.increment();
            } else if (outcome instanceof Outcome.NotSent) {
                notSent.increment();
            } else {
                wrong.increment();
            }
        });
    }

    void sending(CompletionStage<Void> send) {
        sends.increment();
        track(send, (nothing, failure) -> (failure == null ? sendsSent : sendsFailed).increment());
    }

    private <T> void track(CompletionStage<T> stage, java.util.function.BiConsumer<? super T, Throwable> count) {
        futures.begin();
        stage.whenComplete((value, failure) -> {
            count.accept(value, failure);
            futures.end();
        });
    }

    CompletionStage<Void> allDone() {
        return futures.whenEmpty();
    }

    CompletionStage<Void> allClosed() {
        return stations.balance.whenEmpty().thenCompose(nothing -> csms.balance.whenEmpty());
    }

    void check() {
        long answered = replied.sum() + unknown.sum();
        assertThat(wrong.sum()).as("refused, invalid or failed calls").isZero();
        assertThat(answered + notSent.sum()).as("calls with an outcome").isEqualTo(issued.sum());
        // What has no reply may have run or not; nothing else may have run, and nothing ran twice.
        assertThat(executed.sum()).as("handled calls").isBetween(replied.sum(), answered);
        assertThat(sendsSent.sum() + sendsFailed.sum())
                .as("SENDs with an outcome")
                .isEqualTo(sends.sum());
        assertThat(sendsTaken.sum()).as("handled SENDs").isLessThanOrEqualTo(sends.sum());
        assertThat(connected.sum() + notConnected.sum())
                .as("attempts to connect")
                .isEqualTo(connects.sum());
        assertThat(stations.opened.sum()).as("connections of stations").isEqualTo(connected.sum());
        assertThat(stations.closed.sum()).as("closed by stations").isEqualTo(stations.opened.sum());
        assertThat(csms.closed.sum()).as("closed by the CSMS").isEqualTo(csms.opened.sum());
        assertThat(csms.opened.sum()).as("connections of the CSMS").isGreaterThanOrEqualTo(connected.sum());
    }

    @Override
    public String toString() {
        return "Soak: %d calls: %d replied, %d unknown, %d not sent, %d handled; %d SENDs, %d handled; %d connections"
                .formatted(
                        issued.sum(),
                        replied.sum(),
                        unknown.sum(),
                        notSent.sum(),
                        executed.sum(),
                        sends.sum(),
                        sendsTaken.sum(),
                        connected.sum());
    }
}
