package dev.ocppkit.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.GetLocalListVersionRequest;
import dev.ocppkit.model.message.GetLocalListVersionResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.LinkConditions;
import dev.ocppkit.rpc.testkit.LinkPair;
import dev.ocppkit.rpc.testkit.VirtualWorld;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** What holds for every conversation, whatever the network and the handlers do. */
class ConversationPropertiesTest {
    private static final int STEPS = 150;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern FRAME = Pattern.compile("\\[(\\d),\"([^\"]+)\".*");

    /** One world in which a CSMS and its stations call each other at random. */
    private static final class Play {
        private final VirtualWorld world;
        private final RandomGenerator random;
        private final OcppServer csms;
        private final List<OcppClient> stations = new ArrayList<>();
        private final Map<String, CompletableFuture<? extends Outcome<?>>> calls = new HashMap<>();
        private final Map<String, Integer> handled = new HashMap<>();
        private final Observer csmsFrames;
        private final List<Observer> stationFrames = new ArrayList<>();
        private final InMemoryTransport network;
        private int ids;

        Play(long seed, int loss, int halfOpen, OcppVersion version) {
            world = new VirtualWorld(seed);
            random = world.random();
            csmsFrames = new Observer(world);
            csms = OcppServer.builder()
                    .acceptAll()
                    .executor(world.executor())
                    .time(world.time())
                    .messageIds(this::nextId)
                    .tap(csmsFrames::see)
                    .build();
            csms.onAsync(
                    HeartbeatRequest.class, (request, context) -> later(context, HeartbeatResponse.of(Loopback.NOW)));
            network = world.network(csms.binding());
            network.conditions(new LinkConditions(Duration.ofMillis(20), Duration.ofSeconds(2), loss, halfOpen));
            for (int i = 0; i < 3; i++) {
                addStation("CS-" + i, version);
            }
        }

        private void addStation(String identity, OcppVersion version) {
            Observer frames = new Observer(world);
            OcppClient station = OcppClient.builder()
                    .identity(identity)
                    .endpoint(URI.create("ws://csms/ocpp"))
                    .transport(network)
                    .executor(world.executor())
                    .time(world.time())
                    .messageIds(this::nextId)
                    .versions(version)
                    .tap(frames::see)
                    .build();
            station.onAsync(
                    GetLocalListVersionRequest.class,
                    (request, context) -> later(context, GetLocalListVersionResponse.of(1)));
            stations.add(station);
            stationFrames.add(frames);
        }

        private String nextId() {
            return "m-" + ids++;
        }

        /** Answers after a while, or never. */
        private <R extends OcppResponse> CompletableFuture<R> later(CallContext context, R response) {
            handled.merge(context.messageId(), 1, Integer::sum);
            CompletableFuture<R> answer = new CompletableFuture<>();
            if (random.nextInt(10) > 0) {
                Runnable unused = world.time()
                        .schedule(Duration.ofMillis(random.nextInt(20_000)), () -> answer.complete(response));
            }
            return answer;
        }

        private void step() {
            OcppClient station = stations.get(random.nextInt(stations.size()));
            switch (random.nextInt(8)) {
                case 0 -> connect(station);
                case 1, 2 -> call(station, Loopback.HEARTBEAT);
                case 3, 4 -> call(csms.station(station.identity()), Loopback.GET_VERSION);
                case 5 -> breakLink();
                default -> world.advance(Duration.ofMillis(random.nextInt(10_000)));
            }
        }

        private static void connect(OcppClient station) {
            if (station.connection().isEmpty()) {
                CompletableFuture<?> unused = station.connect();
            }
        }

        private void call(Peer peer, OcppRequest<?> request) {
            String id = "m-" + ids;
            CompletableFuture<? extends Outcome<?>> outcome = peer.callOutcome(request);
            // Without a connection no id is used up.
            calls.put(("m-" + ids).equals(id) ? "none-" + calls.size() : id, outcome);
        }

        private void breakLink() {
            List<LinkPair> links = world.links();
            if (!links.isEmpty() && random.nextInt(4) == 0) {
                LinkPair link = links.get(random.nextInt(links.size()));
                if (random.nextBoolean()) {
                    link.lose();
                } else {
                    link.fallSilent();
                }
            }
        }

        Play run() {
            stations.forEach(Play::connect);
            for (int i = 0; i < STEPS; i++) {
                step();
            }
            return this;
        }

        void end() {
            world.advance(Duration.ofHours(1));
        }
    }

    /** Follows the frames of one endpoint, connection by connection. */
    private static final class Observer {
        private final VirtualWorld world;
        private final Map<String, Sent> outstanding = new HashMap<>();
        private final Map<String, Set<String>> unanswered = new HashMap<>();
        private final List<String> faults = new ArrayList<>();

        private record Sent(String id, long at) {}

        Observer(VirtualWorld world) {
            this.world = world;
        }

        void see(TappedFrame frame) {
            Matcher parts = FRAME.matcher(frame.text());
            if (!parts.matches()) {
                faults.add("no frame: " + frame.text());
                return;
            }
            String connection = frame.identity() + "#" + frame.epoch();
            boolean out = frame.direction() == TappedFrame.Direction.OUT;
            boolean call = parts.group(1).equals("2");
            if (out && call) {
                sent(connection, parts.group(2));
            } else if (out) {
                answered(connection, parts.group(2));
            } else if (call) {
                unanswered.computeIfAbsent(connection, c -> new HashSet<>()).add(parts.group(2));
            } else {
                outstanding.computeIfPresent(connection, (c, sent) -> sent.id().equals(parts.group(2)) ? null : sent);
            }
        }

        private void sent(String connection, String id) {
            long now = world.time().nanoTime();
            Sent before = outstanding.put(connection, new Sent(id, now));
            if (before != null && now - before.at() < TIMEOUT.toNanos()) {
                faults.add("two outstanding: " + before.id() + " and " + id);
            }
        }

        private void answered(String connection, String id) {
            if (!unanswered.getOrDefault(connection, Set.of()).remove(id)) {
                faults.add("an answer to nothing, or a second one: " + id);
            }
        }
    }

    private static List<String> faults(Play play) {
        List<String> faults = new ArrayList<>(play.csmsFrames.faults);
        play.stationFrames.forEach(frames -> faults.addAll(frames.faults));
        return faults;
    }

    /** The properties would hold for peers that never talk, too. */
    @Example
    void thePeersDoTalk() {
        Play play = new Play(1, 0, 0, OcppVersion.V2_1).run();
        play.end();

        assertThat(play.calls.values())
                .filteredOn(future -> future.join() instanceof Outcome.Replied<?>)
                .hasSizeGreaterThan(10);
        assertThat(play.csmsFrames.unanswered).isNotEmpty();
    }

    @Property(tries = 60)
    @Tag("FR.01")
    void atMostOneCallIsOutstandingAndEachIsAnsweredOnce(
            @ForAll long seed,
            @ForAll @IntRange(max = 30) int loss,
            @ForAll @IntRange(max = 10) int halfOpen,
            @ForAll OcppVersion version) {
        Play play = new Play(seed, loss, halfOpen, version).run();
        play.end();

        assertThat(faults(play)).isEmpty();
    }

    @Property(tries = 60)
    void everyCallEndsAndItsOutcomeIsTrue(
            @ForAll long seed,
            @ForAll @IntRange(max = 30) int loss,
            @ForAll @IntRange(max = 10) int halfOpen,
            @ForAll OcppVersion version) {
        Play play = new Play(seed, loss, halfOpen, version).run();
        play.end();

        assertThat(play.calls).isNotEmpty().allSatisfy((id, future) -> {
            assertThat(future).as(id).isCompleted();
            Outcome<?> outcome = future.join();
            int times = play.handled.getOrDefault(id, 0);
            if (outcome instanceof Outcome.NotSent<?>) {
                assertThat(times).as(id).isZero();
            } else if (outcome instanceof Outcome.Replied<?> || outcome instanceof Outcome.Refused<?>) {
                assertThat(times).as(id).isOne();
            } else {
                assertThat(outcome).as(id).isInstanceOf(Outcome.Unknown.class);
                assertThat(times).as(id).isLessThanOrEqualTo(1);
            }
        });
    }

    @Property(tries = 20)
    void nothingIsLeftBehindWhenEverythingIsClosed(
            @ForAll long seed, @ForAll @IntRange(max = 30) int loss, @ForAll OcppVersion version) {
        Play play = new Play(seed, loss, 0, version).run();
        play.stations.forEach(OcppClient::close);
        CompletableFuture<Void> closed = play.csms.close();
        play.end();

        assertThat(closed).isCompleted();
        assertThat(play.csms.connections()).isEmpty();
        assertThat(play.world.time().timers()).isZero();
    }
}
