package dev.ocppkit.benchmarks;

import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole round trips without a network, on one thread: a station's call, written, checked and framed; read, checked and
 * handled by the CSMS; answered, written and checked; read and checked by the station.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class RpcBenchmark {
    private final HeartbeatRequest heartbeat = HeartbeatRequest.of();
    private final TransactionEventRequest event = (TransactionEventRequest) Samples.transactionEvent();

    @SuppressWarnings("NullAway.Init") // Set before it is measured.
    private OcppClient station;

    /** Joins a CSMS and a station. */
    @Setup
    public void connect() {
        OcppServer csms = OcppServer.builder().acceptAll().nonBlocking().build();
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(Instant.now()));
        csms.on(TransactionEventRequest.class, (request, context) -> TransactionEventResponse.of());
        station = OcppClient.builder()
                .identity("CS-1")
                .endpoint(URI.create("ws://localhost/ocpp"))
                .transport(new InMemoryTransport(csms.binding()))
                .nonBlocking()
                .build();
        station.connect().join();
    }

    /** The smallest message there is. */
    @Benchmark
    public HeartbeatResponse heartbeat() {
        return station.call(heartbeat).join();
    }

    /** A periodic event with eight sampled values, 1.2 kB. */
    @Benchmark
    public TransactionEventResponse transactionEvent() {
        return station.call(event).join();
    }
}
