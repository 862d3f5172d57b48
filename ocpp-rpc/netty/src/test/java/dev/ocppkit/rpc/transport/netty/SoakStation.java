package dev.ocppkit.rpc.transport.netty;

import dev.ocppkit.model.datatype.StreamDataElement;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppConnection;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.spi.TimeSource;
import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.LinkConditions;
import dev.ocppkit.rpc.testkit.LinkPair;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** A station that does something at random; one thread at a time makes it. */
final class SoakStation {
    private static final LinkConditions MOBILE = LinkConditions.PERFECT
            .withLatency(Duration.ZERO, Duration.ofMillis(3))
            .withLoss(1);
    private static final CallOptions PATIENCE = CallOptions.within(Duration.ofSeconds(2));
    /** Of all stations together, so that they do not merely wait for each other. */
    private static final Semaphore UNDER_WAY = new Semaphore(400);

    private static final HeartbeatRequest HEARTBEAT = new HeartbeatRequest(null);
    private static final ClearCacheRequest CLEAR_CACHE = new ClearCacheRequest(null);
    private static final NotifyPeriodicEventStream STREAM = NotifyPeriodicEventStream.builder()
            .id(1)
            .pending(0)
            .basetime(Instant.EPOCH)
            .data(List.of(StreamDataElement.of(BigDecimal.ZERO, "1")))
            .build();

    private final OcppClient client;
    private final OcppServer csms;
    private final SoakCounters counters;
    private final Random random;
    private final Consumer<Consumer<LinkPair>> damage;
    private CompletableFuture<OcppConnection> connecting = new CompletableFuture<>();

    private SoakStation(
            OcppClient client,
            OcppServer csms,
            SoakCounters counters,
            Random random,
            Consumer<Consumer<LinkPair>> damage) {
        this.client = client;
        this.csms = csms;
        this.counters = counters;
        this.random = random;
        this.damage = damage;
        connecting.complete(null);
    }

    static SoakStation onSocket(
            String identity,
            URI port,
            Transport transport,
            OcppServer csms,
            SoakCounters counters,
            Executor executor,
            Random random) {
        return new SoakStation(
                client(identity, port, transport, counters, executor), csms, counters, random, harm -> {});
    }

    static SoakStation inMemory(
            String identity,
            OcppServer csms,
            SoakCounters counters,
            Executor executor,
            TimeSource time,
            Random random) {
        InMemoryTransport network = new InMemoryTransport(csms.binding(), time, MOBILE, new Random(random.nextLong()));
        URI endpoint = URI.create("ws://csms/ocpp");
        return new SoakStation(
                client(identity, endpoint, network, counters, executor),
                csms,
                counters,
                random,
                harm -> network.links().forEach(harm));
    }

    private static OcppClient client(
            String identity, URI endpoint, Transport transport, SoakCounters counters, Executor executor) {
        return OcppClient.builder()
                .identity(identity)
                .endpoint(endpoint)
                .transport(transport)
                .executor(executor)
                .listener(counters.stations)
                .build();
    }

    OcppClient client() {
        return client;
    }

    void step() {
        if (!connecting.isDone()) {
            return;
        }
        if (client.connection().isEmpty()) {
            connecting = client.connect();
            counters.connecting(connecting);
            return;
        }
        int dice = random.nextInt(1000);
        if (dice < 650) {
            limited(() -> client.callOutcome(HEARTBEAT, PATIENCE));
        } else if (dice < 900) {
            limited(() -> csms.station(client.identity()).callOutcome(CLEAR_CACHE, PATIENCE));
        } else if (dice < 990) {
            counters.sending(client.send(STREAM));
        } else if (dice < 993) {
            var unused = client.close();
        } else if (dice < 996) {
            csms.connections().stream()
                    .filter(connection -> connection.identity().equals(client.identity()))
                    .forEach(connection -> connection.close(4000, "churn"));
        } else if (dice < 999) {
            damage.accept(LinkPair::lose);
        } else {
            damage.accept(LinkPair::fallSilent);
        }
    }

    private interface Call {
        CompletableFuture<? extends Outcome<?>> begin();
    }

    private void limited(Call call) {
        UNDER_WAY.acquireUninterruptibly();
        var outcome = call.begin();
        counters.calling(outcome);
        var unused = outcome.whenComplete((result, failure) -> {
            UNDER_WAY.release();
            if (result instanceof Outcome.Unknown<?> unknown && unknown.cause() == Outcome.Unknown.Cause.TIMEOUT) {
                // The connection is half-open.
                var closing = client.close();
            }
        });
    }

    /** Ends the connection, or the one that is being opened. */
    void end() {
        connecting.whenComplete((connection, failure) -> client.close());
    }
}
