package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.util.List;

/** What each connector is able to do, and what the CSMS wants it to (G01 to G04). */
final class Availability {
    private final Station station;

    Availability(Station station) {
        this.station = station;
        for (Evse evse : station.evses) {
            evse.operative = !"false".equals(station.state.get("operative." + evse.id));
            station.model.live(
                    "EVSE@" + evse.id + ".AvailabilityState",
                    () -> evse.status().wireName());
            station.model.live(
                    "Connector@" + evse.id + ".1.AvailabilityState",
                    () -> evse.status().wireName());
            station.model.live(
                    "EVSE@" + evse.id + ".Power",
                    () -> Meter.decimal(evse.powerWatts).toPlainString());
            station.model.live("EVSE@" + evse.id + ".EvseId", () -> "NL*OKT*E" + evse.id);
        }
        station.model.live("ChargingStation.AvailabilityState", () -> whole().wireName());
        station.on(ChangeAvailabilityRequest.class, this::change);
    }

    private ConnectorStatusEnum whole() {
        List<ConnectorStatusEnum> all =
                station.evses.stream().map(Evse::status).distinct().toList();
        return all.size() == 1 ? all.get(0) : ConnectorStatusEnum.AVAILABLE;
    }

    /** Tells the CSMS what has changed. */
    void changed() {
        if (station.isOnline()) {
            report(false);
        }
    }

    /** Tells the CSMS the status of all connectors, or of those that have changed. */
    void report(boolean all) {
        for (Evse evse : station.evses) {
            if (all || evse.status() != evse.reported) {
                tell(evse);
            }
        }
    }

    void tell(Evse evse) {
        evse.reported = evse.status();
        station.send(StatusNotificationRequest.builder()
                .timestamp(station.now())
                .connectorStatus(evse.status())
                .evseId(evse.id)
                .connectorId(1)
                .build());
    }

    private ChangeAvailabilityResponse change(ChangeAvailabilityRequest request) {
        EVSE place = request.evse();
        List<Evse> meant = place == null
                ? station.evses
                : station.evse(place.id()).map(List::of).orElse(List.of());
        boolean knownConnector = place == null || place.connectorId() == null || place.connectorId() == 1;
        if (meant.isEmpty() || !knownConnector) {
            return ChangeAvailabilityResponse.builder()
                    .status(ChangeAvailabilityStatusEnum.REJECTED)
                    .statusInfo(StatusInfo.of(meant.isEmpty() ? "UnknownEvse" : "UnknownConnectorId"))
                    .build();
        }
        boolean operative = request.operationalStatus() == OperationalStatusEnum.OPERATIVE;
        boolean busy = meant.stream().anyMatch(evse -> evse.transaction != null);
        meant.forEach(evse -> {
            evse.operative = operative;
            station.state.put("operative." + evse.id, Boolean.toString(operative));
        });
        station.state.commit();
        station.afterReply(this::changed);
        return ChangeAvailabilityResponse.of(
                busy && !operative ? ChangeAvailabilityStatusEnum.SCHEDULED : ChangeAvailabilityStatusEnum.ACCEPTED);
    }
}
