package dev.ocppkit.examples.metrics;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.RpcErrorCode;
import dev.ocppkit.rpc.RpcEvent;
import dev.ocppkit.rpc.TappedFrame;
import dev.ocppkit.rpc.spi.RpcMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Puts what an endpoint counts into Micrometer. Copy it; the library itself depends on no metrics library. */
public final class MicrometerMetrics implements RpcMetrics {
    private final MeterRegistry registry;
    private final Map<OcppVersion, AtomicLong> open = new ConcurrentHashMap<>();

    /** Counts in a registry. */
    public MicrometerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void handshake(int status) {
        registry.counter("ocpp.handshakes", "status", Integer.toString(status)).increment();
    }

    @Override
    public void noCommonVersion() {
        registry.counter("ocpp.handshakes.without.version").increment();
    }

    @Override
    public void opened(OcppVersion version) {
        connections(version).incrementAndGet();
    }

    @Override
    public void closed(OcppVersion version, int code) {
        connections(version).decrementAndGet();
        registry.counter("ocpp.closed", "version", version.number(), "code", Integer.toString(code))
                .increment();
    }

    private AtomicLong connections(OcppVersion version) {
        return open.computeIfAbsent(version, v -> {
            AtomicLong count = new AtomicLong();
            registry.gauge("ocpp.connections", Tags.of("version", v.number()), count);
            return count;
        });
    }

    @Override
    public void frame(TappedFrame.Direction direction, int bytes) {
        registry.summary("ocpp.frame.bytes", "direction", direction.name().toLowerCase(Locale.ROOT))
                .record(bytes);
    }

    @Override
    public void traffic(OcppVersion version, long received, long sent) {
        registry.counter("ocpp.wire.bytes", "direction", "in").increment((double) received);
        registry.counter("ocpp.wire.bytes", "direction", "out").increment((double) sent);
    }

    @Override
    public void pong(Duration roundTrip) {
        registry.timer("ocpp.ping").record(roundTrip);
    }

    @Override
    public void waiting(int depth) {
        registry.summary("ocpp.call.queue.depth").record(depth);
    }

    @Override
    public void called(String action, Duration waited) {
        registry.timer("ocpp.call.queue", "action", action).record(waited);
    }

    @Override
    public void callEnded(String action, OcppVersion version, Outcome<?> outcome, Duration took) {
        registry.timer("ocpp.call", "action", action, "version", version.number(), "outcome", name(outcome))
                .record(took);
    }

    private static String name(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            return refused.code().wireName();
        }
        if (outcome instanceof Outcome.NotSent<?> notSent) {
            return notSent.reason().name();
        }
        return outcome.getClass().getSimpleName();
    }

    @Override
    public void handled(String action, OcppVersion version, RpcErrorCode code, Duration took) {
        String result = code == null ? "ok" : code.wireName();
        registry.timer("ocpp.handled", "action", action, "version", version.number(), "result", result)
                .record(took);
    }

    @Override
    public void event(RpcEvent.Kind kind) {
        registry.counter("ocpp.events", "kind", kind.name()).increment();
    }
}
