package dev.ocppkit.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MetricsExampleTest {
    @Test
    void everyHeartbeatIsTimed() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        MetricsExample.run(registry);

        assertThat(registry.get("ocpp.handled")
                        .tag("action", "Heartbeat")
                        .tag("result", "ok")
                        .timer()
                        .count())
                .isEqualTo(10);
        assertThat(registry.get("ocpp.handshakes")
                        .tag("status", "101")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ocpp.wire.bytes")
                        .tag("direction", "in")
                        .counter()
                        .count())
                .isPositive();
        assertThat(registry.get("ocpp.connections").gauge().value()).isZero();
    }
}
