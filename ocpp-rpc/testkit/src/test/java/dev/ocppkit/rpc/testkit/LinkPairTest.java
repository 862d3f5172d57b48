package dev.ocppkit.rpc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.rpc.spi.LinkListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkPairTest {
    private final VirtualTime time = new VirtualTime();

    private static final class Log implements LinkListener {
        final List<String> lines = new ArrayList<>();

        @Override
        public void onText(ByteBuffer utf8) {
            lines.add(StandardCharsets.UTF_8.decode(utf8).toString());
        }

        @Override
        public void onBinary(ByteBuffer bytes) {
            lines.add("binary");
        }

        @Override
        public void onPong(ByteBuffer payload) {
            lines.add("pong");
        }

        @Override
        public void onClosed(int code, String reason, @Nullable Throwable cause) {
            lines.add("closed " + code + reason);
        }
    }

    private final Log client = new Log();
    private final Log server = new Log();

    private LinkPair pair(LinkConditions conditions) {
        LinkPair pair = new LinkPair("ocpp2.1", time, conditions, new Random(1));
        pair.client().listen(client);
        pair.server().listen(server);
        return pair;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void messagesArriveWhenTheyAreRequested() {
        LinkPair pair = pair(LinkConditions.PERFECT);
        pair.client().sendText(bytes("a"));
        pair.client().sendText(bytes("b"));
        assertThat(server.lines).isEmpty();
        assertThat(pair.server().backlog()).isEqualTo(2);

        pair.server().request(1);

        assertThat(server.lines).containsExactly("a");
    }

    @Test
    void latencyDelaysMessagesPingsAndCloses() {
        LinkPair pair = pair(LinkConditions.PERFECT.withLatency(Duration.ofMillis(100), Duration.ZERO));
        pair.server().request(1);
        pair.client().sendText(bytes("a"));
        pair.client().ping(bytes(""));
        time.pass(Duration.ofMillis(99));
        assertThat(server.lines).isEmpty();
        time.pass(Duration.ofMillis(1));
        assertThat(server.lines).containsExactly("a");
        assertThat(client.lines).isEmpty();
        time.pass(Duration.ofMillis(100));
        assertThat(client.lines).containsExactly("pong");

        pair.server().close(1001, " bye");
        time.pass(Duration.ofMillis(200));

        assertThat(client.lines).containsExactly("pong", "closed 1001 bye");
        assertThat(server.lines).containsExactly("a", "closed 1001 bye");
    }

    @Property
    void aShorterDelayNeverOvertakesALongerOne(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int count) {
        LinkConditions shaky = LinkConditions.PERFECT.withLatency(Duration.ZERO, Duration.ofSeconds(1));
        Log log = new Log();
        VirtualTime clock = new VirtualTime();
        LinkPair pair = new LinkPair("", clock, shaky, new Random(seed));
        pair.server().listen(log);
        pair.server().request(count);
        IntStream.range(0, count).forEach(i -> pair.client().sendText(bytes("" + i)));
        clock.pass(Duration.ofSeconds(1));

        assertThat(log.lines)
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(i -> "" + i).toList());
    }

    @Test
    void aLostConnectionTakesAlongWhatIsOnItsWay() {
        LinkPair pair = pair(LinkConditions.PERFECT.withLatency(Duration.ofSeconds(1), Duration.ZERO));
        pair.server().request(1);
        pair.client().sendText(bytes("a"));
        pair.lose();
        time.pass(Duration.ofSeconds(2));

        assertThat(server.lines).containsExactly("closed 1006");
        assertThat(client.lines).containsExactly("closed 1006");
        assertThat(pair.isOpen()).isFalse();
    }

    @Test
    void onAHalfOpenConnectionNothingArrivesAndOnlyAnAbortEndsIt() {
        LinkPair pair = pair(LinkConditions.PERFECT);
        pair.server().request(1);
        pair.fallSilent();
        assertThat(pair.client().sendText(bytes("a"))).isCompleted();
        pair.client().close(1000, "");
        assertThat(client.lines).isEmpty();

        pair.client().abort();

        assertThat(client.lines).containsExactly("closed 1006");
        assertThat(server.lines).isEmpty();
    }

    @Test
    void lossAndSilenceComeAsOftenAsTheConditionsSay() {
        LinkConditions bad = LinkConditions.PERFECT.withLoss(1000);
        LinkPair lost = pair(bad);
        lost.client().sendText(bytes("a"));
        time.pass(Duration.ofSeconds(1));
        assertThat(client.lines).containsExactly("closed 1006");

        LinkPair silent = pair(LinkConditions.PERFECT.withHalfOpen(1000));
        silent.client().sendText(bytes("a"));
        assertThat(silent.isOpen()).isTrue();
        assertThat(silent.server().backlog()).isZero();
        assertThatThrownBy(() -> bad.withLoss(1001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void messagesBehindTheOwnCloseAreDroppedAndThePeersCloseIsHeard() {
        LinkPair pair = pair(LinkConditions.PERFECT.withLatency(Duration.ofSeconds(1), Duration.ZERO));
        pair.server().sendText(bytes("late"));
        pair.client().close(1000, "");
        time.pass(Duration.ofSeconds(3));

        assertThat(client.lines).containsExactly("closed 1000");
        assertThat(server.lines).containsExactly("closed 1000");
    }
}
