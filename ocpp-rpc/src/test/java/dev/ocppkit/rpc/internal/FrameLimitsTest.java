package dev.ocppkit.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.RpcLimits;
import org.junit.jupiter.api.Test;

/** What a session does by itself if a transport lets pass what it should have stopped. */
class FrameLimitsTest {
    private static int closeCode(SessionDriver csms) {
        return csms.effects.stream()
                .filter(Effect.Close.class::isInstance)
                .map(effect -> ((Effect.Close) effect).code())
                .findFirst()
                .orElse(0);
    }

    @Test
    void aMessageThatIsTooBigClosesWith1009() {
        RpcLimits limits = RpcLimits.defaults().toBuilder().maxMessageBytes(24).build();
        SessionDriver csms = SessionDriver.csms(OcppVersion.V2_1, limits);
        assertThat(csms.in("[2,\"ab\",\"Heartbeat\",{} ]")).isEmpty();
        assertThat(closeCode(csms)).isZero();

        assertThat(csms.in("[2,\"abc\",\"Heartbeat\",{} ]")).isEmpty();

        assertThat(closeCode(csms)).isEqualTo(1009);
        assertThat(csms.dispatched).hasSize(1);
    }

    @Test
    void aMessageThatIsNotUtf8ClosesWith1007() {
        SessionDriver csms = SessionDriver.csms(OcppVersion.V2_1);

        assertThat(csms.in(new byte[] {'[', '2', ',', '"', (byte) 0xC0, (byte) 0xAF, '"'}))
                .isEmpty();

        assertThat(closeCode(csms)).isEqualTo(1007);
    }
}
