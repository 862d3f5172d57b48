package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.rpc.CallErrorException;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.TappedFrame;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.RpcMetrics;
import dev.ocppkit.rpc.spi.TimeSource;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Feeds one {@link Session} and carries out what it wants. Everything that touches the session runs in a mailbox, one task at
 * a time; user code runs elsewhere.
 */
final class SessionRunner {
    private final Connection connection;
    private final Session session;
    private final Link link;
    private final TimeSource time;
    private final RpcMetrics metrics;
    private final Interception interception;
    private final Registration registration;
    private final RegistrationMemory memory;
    private final Lane lane;
    private final Demand demand;
    private final Alarm alarm;
    private final Mailbox mailbox = new Mailbox();
    private volatile boolean open = true;
    private volatile long lastSent;

    /**
     * @param starter starts the handling of an {@link InboundCall} or {@link InboundSend} and returns at once
     */
    SessionRunner(
            Connection connection,
            EndpointConfig config,
            Session session,
            Link link,
            Registration registration,
            RegistrationMemory memory,
            Consumer<Object> starter) {
        this.connection = connection;
        this.session = session;
        this.link = link;
        this.time = config.time();
        this.metrics = config.metrics();
        this.interception = config.policies().interception();
        this.registration = registration;
        this.memory = memory;
        this.lane = Lane.of(config.policies().order(), config.limits().maxQueuedInbound(), starter);
        this.demand = new Demand(link, config.limits(), config.buffers());
        this.alarm = new Alarm(time, this::onTimer);
        this.lastSent = time.nanoTime();
    }

    /** Begins to read. */
    void begin() {
        post(now -> {
            demand.begin();
            return List.of();
        });
    }

    boolean isOpen() {
        return open;
    }

    long lastSent() {
        return lastSent;
    }

    void submit(OutboundCall call) {
        post(now -> {
            call.submittedAt(now);
            List<Effect> effects = session.submit(call, now);
            metrics.waiting(session.waitingCalls());
            return effects;
        });
    }

    void cancel(OutboundCall call) {
        post(now -> session.cancel(call, now));
    }

    void submit(OutboundSend send) {
        post(now -> session.submit(send, now));
    }

    void close(int code, String reason) {
        post(now -> session.close(code, reason, now));
    }

    void closeWhenIdle(int code, String reason) {
        post(now -> session.closeWhenIdle(code, reason, now));
    }

    /** A message arrived; null is one that an interceptor has taken away. */
    void frameIn(byte @Nullable [] frame, Instant at) {
        post(now -> {
            demand.received();
            return frame == null ? List.of() : session.frameIn(frame, at, now);
        });
    }

    void binaryIn() {
        post(session::binaryIn);
    }

    void closed() {
        post(session::closed);
    }

    /** A handler has answered; the response is null if the frame is a CALLERROR or a raw one. */
    void answer(InboundCall call, @Nullable OcppResponse response, byte[] frame) {
        post(now -> {
            if (response != null && call.content() instanceof InboundCall.Typed typed) {
                registration.concluded(typed.request(), response);
            }
            List<Effect> effects = session.answer(call, frame, now);
            lane.remove(call);
            return effects;
        });
    }

    /** A handler has taken a SEND. */
    void taken(InboundSend send) {
        post(now -> {
            lane.remove(send);
            return List.of();
        });
    }

    private void onTimer() {
        post(now -> {
            alarm.rang();
            return session.tick(now);
        });
    }

    private void post(LongFunction<List<Effect>> event) {
        mailbox.post(() -> {
            try {
                long now = time.nanoTime();
                for (Effect effect : event.apply(now)) {
                    perform(effect);
                }
                open = session.isOpen();
                demand.update(session.bufferedBytes(), lane.size(), session.awaitsAnswer());
                alarm.set(session.nextDeadline(now), now);
            } catch (RuntimeException e) {
                // A transport or executor broke its contract; the connection cannot go on without a part of its work.
                UserCode.connectionFailed(e);
                link.abort();
            }
        });
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.Write write) {
            write(write);
        } else if (effect instanceof Effect.Complete complete) {
            complete(complete);
        } else if (effect instanceof Effect.CompleteSend complete) {
            complete.send().completion().accept(complete.reason());
        } else if (effect instanceof Effect.DispatchCall dispatch) {
            lane.add(dispatch.call());
        } else if (effect instanceof Effect.DispatchSend dispatch) {
            lane.add(dispatch.send());
        } else if (effect instanceof Effect.Replied replied) {
            replied.call().hooks().replied().forEach(task -> connection.runLater(() -> UserCode.run(task)));
        } else if (effect instanceof Effect.Abandon abandon) {
            lane.remove(abandon.call());
        } else if (effect instanceof Effect.ReplyRejected rejected) {
            CallErrorException error = rejected.error();
            rejected.hooks().rejected().forEach(l -> connection.runLater(() -> UserCode.run(() -> l.accept(error))));
        } else if (effect instanceof Effect.Raise raise) {
            connection.report(raise.event());
        } else if (effect instanceof Effect.Close close) {
            ClosingHandshake.begin(link, time, close.code(), close.reason());
        } else if (effect instanceof Effect.Abort) {
            link.abort();
        }
    }

    private void complete(Effect.Complete complete) {
        OutboundCall call = complete.call();
        Duration took = call.since(time.nanoTime());
        metrics.callEnded(call.name(), connection.version(), complete.outcome(), took);
        if (complete.outcome() instanceof Outcome.Replied<?> replied
                && replied.value() instanceof BootNotificationResponse boot) {
            connection.runLater(() -> {
                memory.saveReceived(boot.status());
                call.completion().accept(complete.outcome());
            });
        } else {
            call.completion().accept(complete.outcome());
        }
    }

    private void write(Effect.Write write) {
        byte[] frame = interception.outbound(connection, write.frame());
        connection.tap(TappedFrame.Direction.OUT, null, frame);
        metrics.frame(TappedFrame.Direction.OUT, frame.length);
        Stages.whenDone(link.sendText(ByteBuffer.wrap(frame)), (done, failure) -> {
            if (failure == null) {
                lastSent = time.nanoTime();
                post(session::sent);
            } else {
                post(now -> session.sendFailed());
            }
        });
        OutboundCall call = write.call();
        if (call != null) {
            metrics.called(call.name(), call.since(time.nanoTime()));
        }
    }
}
