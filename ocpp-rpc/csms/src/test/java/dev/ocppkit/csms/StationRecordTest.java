package dev.ocppkit.csms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.message.BootNotificationRequest;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StationRecordTest {
    private static final Instant FIRST = Instant.parse("2026-01-15T20:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(60);

    private static BootNotificationRequest boot(ChargingStation station) {
        return BootNotificationRequest.of(station, BootReasonEnum.POWER_UP);
    }

    @Test
    void aStationWithoutVersionIsHeardOfAndKeepsTheOneThatItSpoke() {
        StationRecord known = StationRecord.of("CS-1", FIRST).heard(OcppVersion.V2_0_1, FIRST);

        assertThat(known.heard(null, LATER))
                .isEqualTo(new StationRecord("CS-1", FIRST, LATER, "2.0.1", null, null, null, null, null, null));
    }

    @Test
    @Tag("B01")
    void aBootNotificationReplacesWhatTheLastOneTold() {
        ChargingStation old = ChargingStation.builder()
                .vendorName("Example")
                .model("Wallbox")
                .serialNumber("SN-1")
                .firmwareVersion("1.0")
                .build();
        ChargingStation changed =
                ChargingStation.builder().vendorName("Example").model("Other").build();
        StationRecord known = StationRecord.of("CS-1", FIRST).booted(boot(old), FIRST);
        assertThat(known.serialNumber()).isEqualTo("SN-1");

        assertThat(known.booted(boot(changed), LATER))
                .isEqualTo(new StationRecord(
                        "CS-1", FIRST, FIRST, null, LATER, "PowerUp", "Example", "Other", null, null));
    }
}
