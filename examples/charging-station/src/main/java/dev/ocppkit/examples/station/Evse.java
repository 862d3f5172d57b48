package dev.ocppkit.examples.station;

import dev.ocppkit.model.enumeration.ConnectorStatusEnum;
import java.time.Instant;

/** One EVSE with its connector, its meter, and what goes on there. */
final class Evse {
    final int id;
    /** The car at the cable, or null. */
    Vehicle vehicle;
    /** The transaction, or null. */
    Transaction transaction;
    /** What ChangeAvailability wants. */
    boolean operative = true;
    /** The reservation, or 0. */
    int reservationId;

    double importWh;
    double exportWh;
    double powerWatts;
    double offeredWatts;
    double setpointWatts;
    int phases = 3;
    /** When the last clock-aligned values were taken. */
    Instant aligned = Instant.EPOCH;
    /** What the CSMS was told last, or null. */
    ConnectorStatusEnum reported;

    Evse(int id) {
        this.id = id;
    }

    boolean isFree() {
        return transaction == null && vehicle == null && operative;
    }

    ConnectorStatusEnum status() {
        if (!operative && transaction == null) {
            return ConnectorStatusEnum.UNAVAILABLE;
        }
        if (vehicle != null) {
            return ConnectorStatusEnum.OCCUPIED;
        }
        return reservationId != 0 ? ConnectorStatusEnum.RESERVED : ConnectorStatusEnum.AVAILABLE;
    }
}
