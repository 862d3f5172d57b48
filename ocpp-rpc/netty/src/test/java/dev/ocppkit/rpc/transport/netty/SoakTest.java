package dev.ocppkit.rpc.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.enumeration.ClearCacheStatusEnum;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.ClearCacheResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.rpc.OcppServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of stations that come, talk, get lost and come again at random, some of them over real sockets.
 *
 * <p>{@code -Docppkit.soak.seconds=3600 -Docppkit.soak.stations=2000 -Docppkit.soak.sockets=50 -Docppkit.soak.seed=1} set its
 * size; without them it takes about half a minute.
 */
@Tag("soak")
class SoakTest {
    private static final int SECONDS = Integer.getInteger("ocppkit.soak.seconds", 20);
    private static final int STATIONS = Integer.getInteger("ocppkit.soak.stations", 2000);
    private static final int SOCKETS = Integer.getInteger("ocppkit.soak.sockets", 50);
    private static final long SEED = Long.getLong("ocppkit.soak.seed", System.nanoTime());
    private static final int WORKERS = 4;
    private static final int LEAST_ROUNDS = 3;
    private static final Duration SETTLING = Duration.ofSeconds(120);
    /** Beside what is live without connections: caches, pools and code that was not needed before. */
    private static final long LEAK_BYTES = 48L << 20;

    private final ExecutorService pool = Executors.newFixedThreadPool(8);
    private final SoakTime time = new SoakTime();
    private final SoakCounters counters = new SoakCounters();
    private final OcppServer csms = OcppServer.builder()
            .acceptAll()
            .executor(pool)
            .requestTimeout(Duration.ofSeconds(2))
            .listener(counters.csms)
            .build();

    @Test
    void countersBalanceAndMemoryIsGivenBack() throws Exception {
        System.out.printf(
                "Soak: %d stations, %d of them on sockets, %d s, seed %d%n", STATIONS, SOCKETS, SECONDS, SEED);
        csms.on(HeartbeatRequest.class, (request, context) -> {
            counters.executed.increment();
            return HeartbeatResponse.of(Instant.now());
        });
        csms.onSend(NotifyPeriodicEventStream.class, (message, context) -> counters.sendsTaken.increment());
        NettyServer server = NettyServer.builder(csms)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .start();
        try (NettyTransport sockets = NettyTransport.create()) {
            churn(stations(server, sockets, SEED + 1), System.nanoTime());
            long before = liveBytes();
            List<SoakStation> stations = stations(server, sockets, SEED);
            churn(stations, System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS));
            stations.clear();
            long after = liveBytes();
            System.out.println(
                    counters + ", live heap before " + (before >> 10) + " kB, after " + (after >> 10) + " kB");

            assertThat(counters.replied.sum()).as("the soak did something").isGreaterThan(STATIONS);
            assertThat(after).as("live heap").isLessThan(before + LEAK_BYTES);
        } finally {
            server.close();
            pool.shutdownNow();
            time.close();
        }
    }

    private List<SoakStation> stations(NettyServer server, NettyTransport sockets, long seed) {
        URI port = URI.create("ws://localhost:" + server.port() + "/ocpp");
        List<SoakStation> stations = new ArrayList<>();
        for (int i = 0; i < STATIONS; i++) {
            Random random = new Random(seed + 31L * i);
            SoakStation station = i < SOCKETS
                    ? SoakStation.onSocket("CS-" + i, port, sockets, csms, counters, pool, random)
                    : SoakStation.inMemory("CS-" + i, csms, counters, pool, time, random);
            station.client().on(ClearCacheRequest.class, (request, context) -> {
                counters.executed.increment();
                return ClearCacheResponse.of(ClearCacheStatusEnum.ACCEPTED);
            });
            stations.add(station);
        }
        return stations;
    }

    /** Lets the stations live, each at least for a few steps, then ends all connections and balances the counters. */
    private void churn(List<SoakStation> stations, long end) throws Exception {
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            int first = worker;
            workers.add(CompletableFuture.runAsync(() -> work(stations, first, end)));
        }
        CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new)).get();
        for (SoakStation station : stations) {
            station.end();
        }
        await(counters.allDone(), "all futures to be completed");
        await(closeAll(), "all connections to be closed");
        counters.check();
        assertThat(csms.connections()).isEmpty();
    }

    private static void work(List<SoakStation> stations, int first, long end) {
        int round = 0;
        do {
            for (int i = first; i < stations.size(); i += WORKERS) {
                stations.get(i).step();
            }
            round++;
        } while (System.nanoTime() < end || round < LEAST_ROUNDS);
    }

    /** Ends what only the CSMS still knows: connections that fell silent. */
    private CompletionStage<Void> closeAll() {
        csms.connections().forEach(connection -> connection.close(1001, ""));
        return counters.allClosed();
    }

    private static void await(CompletionStage<Void> stage, String what) throws Exception {
        assertThat(stage.toCompletableFuture()).as("Waited for %s.", what).succeedsWithin(SETTLING);
    }

    private static long liveBytes() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
