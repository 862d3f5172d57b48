package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.TransactionEventRequest;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.rpc.testkit.LinkConditions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/**
 * A station lives through latency, lost and half-open connections, an unreachable CSMS, the death of its process and
 * restarts. Whatever happens, the CSMS gets each event, in order, and can tell repetitions by their ids.
 */
class StationDeliveryProperties {
    private static final Duration REST = Duration.ofHours(2);

    /** Runs nothing any more once its process is dead. */
    private static final class Mortal implements Executor {
        private final Executor executor;
        private boolean dead;

        Mortal(Executor executor) {
            this.executor = executor;
        }

        @Override
        public void execute(Runnable task) {
            if (!dead) {
                executor.execute(() -> {
                    if (!dead) {
                        task.run();
                    }
                });
            }
        }
    }

    /** One run: a station in its world, and what happened to it. */
    private static final class Life {
        private final StationWorld world;
        private final Random chance;
        private final OcppVersion version;
        private final List<CompletableFuture<Outcome<TransactionEventResponse>>> deliveries = new ArrayList<>();
        private Mortal process;
        private OcppStation station;
        private int lastSeqNo;
        private int deaths;
        private int losses;

        Life(long seed, OcppVersion version) {
            this.world = new StationWorld(seed);
            this.chance = new Random(seed);
            this.version = version;
            world.settings
                    .messageAttempts(Integer.MAX_VALUE)
                    .messageAttemptInterval(Duration.ofSeconds(1))
                    .webSocketPingInterval(Duration.ofSeconds(30));
            world.network.conditions(conditions());
            begin();
        }

        private LinkConditions conditions() {
            return LinkConditions.PERFECT
                    .withLatency(Duration.ofMillis(chance.nextInt(500)), Duration.ofMillis(chance.nextInt(2000)))
                    .withLoss(chance.nextInt(60))
                    .withHalfOpen(chance.nextInt(30));
        }

        private void begin() {
            process = new Mortal(world.world.executor());
            station = world.builder().versions(version).executor(process).build();
            station.start();
        }

        void step() {
            int what = chance.nextInt(100);
            if (what < 45) {
                lastSeqNo++;
                deliveries.add(station.deliver(StationWorld.event(lastSeqNo)));
            } else if (what < 80) {
                world.world.advance(Duration.ofMillis(chance.nextInt(20_000)));
            } else if (what < 86) {
                losses++;
                world.lose();
            } else if (what < 90) {
                world.world.links().forEach(link -> link.fallSilent());
            } else if (what < 94) {
                world.network.offline(chance.nextBoolean());
            } else if (what < 97) {
                world.network.conditions(conditions());
            } else {
                die();
            }
        }

        /** The process is killed: nothing is closed, nothing more is run, and the queue is opened again. */
        private void die() {
            deaths++;
            process.dead = true;
            deliveries.clear();
            world.lose();
            begin();
        }

        void comeToRest() {
            world.network.offline(false);
            world.network.conditions(LinkConditions.PERFECT);
            world.lose();
            world.world.advance(REST);
        }
    }

    @Property(tries = 100)
    @Tag("E04.FR.02")
    @Tag("E12.FR.02")
    void under21EachEventHasItsEffectOnceAndInOrder(@ForAll long seed) {
        Life life = live(seed, OcppVersion.V2_1);
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        List<Integer> effects = new ArrayList<>();
        for (int i = 0; i < life.world.events.size(); i++) {
            if (ids.add(life.world.eventIds.get(i))) {
                effects.add(life.world.events.get(i).seqNo());
            }
        }
        assertThat(effects).isEqualTo(all(life));
    }

    @Property(tries = 100)
    @Tag("E04.FR.02")
    @Tag("E12.FR.02")
    void under201NothingIsLostAndTheOrderHolds(@ForAll long seed) {
        Life life = live(seed, OcppVersion.V2_0_1);
        List<Integer> firsts = life.world.events.stream()
                .map(TransactionEventRequest::seqNo)
                .distinct()
                .toList();
        assertThat(firsts).isEqualTo(all(life));
        assertThat(life.world.eventIds).doesNotHaveDuplicates();
    }

    private static Life live(long seed, OcppVersion version) {
        Life life = new Life(seed, version);
        for (int i = 0; i < 120; i++) {
            life.step();
        }
        life.comeToRest();
        assertThat(life.station.isOnline()).isTrue();
        assertThat(life.station.queuedMessages()).isZero();
        assertThat(life.deliveries)
                .allSatisfy(delivery -> assertThat(delivery)
                        .isCompletedWithValueMatching(outcome -> outcome instanceof Outcome.Replied));
        assertThat(life.world.atStation).doesNotContain("store failed");
        assertThat(life.world.atStation.stream().filter(line -> line.startsWith("discarded")))
                .isEmpty();
        return life;
    }

    private static List<Integer> all(Life life) {
        // A control: something was sent at all.
        assertThat(life.lastSeqNo).isPositive();
        return IntStream.rangeClosed(1, life.lastSeqNo).boxed().toList();
    }
}
