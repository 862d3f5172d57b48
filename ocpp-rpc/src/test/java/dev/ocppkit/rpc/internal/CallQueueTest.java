package dev.ocppkit.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.rpc.CallOptions;
import dev.ocppkit.rpc.CallPriority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallQueueTest {
    private final CallQueue queue = new CallQueue(4);

    private static OutboundCall call(String id, CallOptions options) {
        return new OutboundCall(new HeartbeatRequest(null), id, new byte[10], options, outcome -> {});
    }

    private static OutboundCall call(String id, CallPriority priority) {
        return call(id, CallOptions.defaults().withPriority(priority));
    }

    @Test
    void higherPrioritiesGoFirstAndEqualOnesInOrder() {
        queue.add(call("report", CallPriority.BACKGROUND), 0);
        queue.add(call("started", CallPriority.TRANSACTION), 0);
        queue.add(call("boot", CallPriority.BOOT), 0);
        queue.add(call("ended", CallPriority.TRANSACTION), 0);

        List<String> order = new ArrayList<>();
        for (OutboundCall next = queue.poll(); next != null; next = queue.poll()) {
            order.add(next.messageId());
        }

        assertThat(order).containsExactly("boot", "started", "ended", "report");
    }

    @Test
    void theActionDecidesUnlessTheCallerDoes() {
        queue.add(call("background", CallPriority.BACKGROUND), 0);
        queue.add(call("heartbeat", CallOptions.defaults()), 0);

        assertThat(queue.poll().messageId()).isEqualTo("heartbeat");
    }

    @Test
    void aFullQueueTakesNothingMore() {
        for (int i = 0; i < 4; i++) {
            assertThat(queue.add(call("c" + i, CallPriority.BACKGROUND), 0)).isTrue();
        }

        assertThat(queue.add(call("boot", CallPriority.BOOT), 0)).isFalse();
        assertThat(queue.bytes()).isEqualTo(40);
    }

    @Test
    void eachHasItsOwnDeadline() {
        CallOptions hasty = CallOptions.defaults().withQueueTimeout(Duration.ofNanos(5));
        OutboundCall first = call("first", hasty.withQueueTimeout(Duration.ofNanos(9)));
        OutboundCall second = call("second", hasty);
        queue.add(first, 0);
        queue.add(second, 0);
        List<OutboundCall> expired = new ArrayList<>();

        assertThat(queue.untilExpiry(1)).isEqualTo(4);
        queue.expire(5, expired::add);

        assertThat(expired).containsExactly(second);
        assertThat(queue.poll()).isSameAs(first);
    }
}
