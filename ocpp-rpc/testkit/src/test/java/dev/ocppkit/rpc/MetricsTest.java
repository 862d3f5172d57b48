package dev.ocppkit.rpc;

import static dev.ocppkit.rpc.Loopback.GET_VERSION;
import static dev.ocppkit.rpc.Loopback.HEARTBEAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.rpc.spi.RpcMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final List<String> counted = new ArrayList<>();
    private final RpcMetrics metrics = new RpcMetrics() {
        @Override
        public void handshake(int status) {
            counted.add("handshake " + status);
        }

        @Override
        public void opened(OcppVersion version) {
            counted.add("opened " + version);
        }

        @Override
        public void closed(OcppVersion version, int code) {
            counted.add("closed " + code);
        }

        @Override
        public void frame(TappedFrame.Direction direction, int bytes) {
            counted.add(direction + (bytes > 20 ? " many" : " few"));
        }

        @Override
        public void called(String action, Duration waited) {
            counted.add("called " + action + " " + waited);
        }

        @Override
        public void callEnded(String action, OcppVersion version, Outcome<?> outcome, Duration took) {
            counted.add("ended " + action + " " + outcome.getClass().getSimpleName() + " " + took);
        }

        @Override
        public void handled(String action, OcppVersion version, @Nullable RpcErrorCode code, Duration took) {
            counted.add("handled " + action + " " + code + " " + took);
        }

        @Override
        public void event(RpcEvent.Kind kind) {
            counted.add("event " + kind);
        }
    };
    private final Loopback loopback = Loopback.csms(csms -> csms.metrics(metrics));

    @Test
    void aConnectionAndAHandledCall() {
        loopback.station.call(HEARTBEAT).join();
        loopback.station.close().join();

        assertThat(counted)
                .containsExactly(
                        "handshake 101",
                        "opened V2_1",
                        "IN many",
                        "handled Heartbeat null PT0S",
                        "OUT many",
                        "closed 1000");
    }

    @Test
    void aCallThatIsAnsweredAndOneThatIsRefused() {
        counted.clear();
        loopback.toStation().callOutcome(GET_VERSION).join();
        loopback.toStation().callOutcome(new ClearCacheRequest(null)).join();

        assertThat(counted)
                .containsSubsequence(
                        "called GetLocalListVersion PT0S",
                        "ended GetLocalListVersion Replied PT0S",
                        "called ClearCache PT0S",
                        "ended ClearCache Refused PT0S");
    }

    @Test
    void waitingForTheTurnCountsFromWhenTheCallWasHandedOver() {
        loopback.station.onAsync(ClearCacheRequest.class, (request, context) -> new CompletableFuture<>());
        loopback.toStation().callOutcome(new ClearCacheRequest(null), CallOptions.within(Duration.ofSeconds(10)));
        loopback.toStation().callOutcome(GET_VERSION);
        counted.clear();

        loopback.time.pass(Duration.ofSeconds(10));

        assertThat(counted).containsSubsequence("ended ClearCache Unknown PT10S", "called GetLocalListVersion PT10S");
    }

    @Test
    void whatAPeerDoesWrongIsCountedByKindAndTurnedAwayStationsByStatus() {
        counted.clear();
        loopback.csms.close();

        assertThat(counted).containsExactly("closed 1001");
        assertThatThrownBy(() -> loopback.station.connect().join());
        assertThat(counted).containsExactly("closed 1001", "handshake 503");
    }

    @Test
    void handlersThatFailAreCountedWithTheirCode() {
        Loopback failing = Loopback.csms(csms -> csms.metrics(metrics));
        failing.csms.on(AuthorizeRequest.class, (request, context) -> {
            throw new IllegalStateException("on purpose");
        });
        counted.clear();

        failing.station
                .callOutcome(AuthorizeRequest.of(
                        IdToken.builder().idToken("04A2").type("ISO14443").build()))
                .join();

        assertThat(counted)
                .contains("event HANDLER_FAILED", "handled Authorize " + RpcErrorCode.INTERNAL_ERROR + " PT0S");
    }
}
