package dev.ocppkit.station.runtime;

import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.rpc.station.StationSettings;
import dev.ocppkit.station.devicemodel.DeviceModel;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Lets the variables of the device model that steer communication count, and reads from it who the station is. */
final class CommunicationSettings {
    private static final String CTRLR = "OCPPCommCtrlr.";
    private static final String SEVERITY = "MonitoringCtrlr.OfflineQueuingSeverity";

    private final DeviceModel model;
    final StationSettings settings = new StationSettings();

    CommunicationSettings(DeviceModel model) {
        this.model = model;
    }

    void apply() {
        settings.retryBackOffWaitMinimum(seconds("RetryBackOffWaitMinimum"))
                .retryBackOffRandomRange(seconds("RetryBackOffRandomRange"))
                .retryBackOffRepeatTimes(integer("RetryBackOffRepeatTimes"))
                .networkProfileConnectionAttempts(integer("NetworkProfileConnectionAttempts"))
                .networkConfigurationPriority(model.numbers(CTRLR + "NetworkConfigurationPriority"))
                .heartbeatInterval(seconds("HeartbeatInterval"))
                .webSocketPingInterval(seconds("WebSocketPingInterval"))
                .messageAttempts(integer("MessageAttempts[TransactionEvent]"))
                .messageAttemptInterval(seconds("MessageAttemptInterval[TransactionEvent]"))
                .queueAllMessages(model.isTrue(CTRLR + "QueueAllMessages"))
                .offlineQueuingSeverity(
                        model.text(SEVERITY).isEmpty() ? OptionalInt.empty() : OptionalInt.of(model.integer(SEVERITY)))
                .basicAuthPassword(textOrNull("SecurityCtrlr.BasicAuthPassword"));
    }

    private int integer(String variable) {
        return model.integer(CTRLR + variable);
    }

    private Duration seconds(String variable) {
        return Duration.ofSeconds(integer(variable));
    }

    private @Nullable String textOrNull(String variable) {
        String text = model.text(variable);
        return text.isEmpty() ? null : text;
    }

    /** What a boot tells of the station (B01.FR.01). */
    ChargingStation bootData() {
        return ChargingStation.builder()
                .model(model.text("ChargingStation.Model"))
                .vendorName(model.text("ChargingStation.VendorName"))
                .serialNumber(textOrNull("ChargingStation.SerialNumber"))
                .firmwareVersion(textOrNull("ChargingStation.FirmwareVersion"))
                .build();
    }
}
