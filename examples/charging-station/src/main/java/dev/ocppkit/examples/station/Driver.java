package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;

/** The people at the station: they plug in, show their token, and leave. */
final class Driver {
    private static final double SOC = 40;
    private static final double STAY = 8 * 3600;

    private final Station station;

    Driver(Station station) {
        this.station = station;
    }

    IdToken token() {
        return IdToken.builder()
                .idToken(station.options.token())
                .type("ISO14443")
                .build();
    }

    /** Charges once: what a station does by itself after its first acceptance. */
    void start() {
        boolean busy = station.evses.stream().anyMatch(evse -> evse.transaction != null);
        station.evses.stream()
                .filter(evse -> evse.isFree() && evse.reservationId == 0 && !busy)
                .findFirst()
                .ifPresent(evse -> {
                    plugIn(evse);
                    station.after(1, () -> present(evse));
                });
    }

    /** Connects a car. */
    void plugIn(Evse evse) {
        if (evse.vehicle == null) {
            evse.vehicle = new Vehicle(station.options.v2x(), SOC, STAY);
            station.availability.changed();
            station.transactions.connected(evse);
        }
    }

    /** After a restart the car of a transaction is still there, and its driver comes back. */
    void returned(Evse evse) {
        evse.vehicle = new Vehicle(station.options.v2x(), SOC, STAY);
        if (evse.transaction.remoteStartId == null && station.options.session() > 0) {
            leaveAfterSession(evse);
        }
    }

    /** Disconnects the car. */
    void unplug(Evse evse) {
        evse.vehicle = null;
        evse.powerWatts = 0;
        station.transactions.disconnected(evse);
        station.availability.changed();
    }

    private void present(Evse evse) {
        station.authorization.ask(token(), evse, allowed -> {
            if (!allowed) {
                station.tell("token refused");
                station.after(2, () -> unplug(evse));
            } else if (evse.transaction == null && evse.vehicle != null) {
                station.transactions.start(evse, token(), TriggerReasonEnum.AUTHORIZED, null, null);
                leaveAfterSession(evse);
            }
        });
    }

    /** Ends the transaction of the station itself when the session is over. */
    void leaveAfterSession(Evse evse) {
        Transaction transaction = evse.transaction;
        station.after(station.options.session(), () -> {
            if (evse.transaction == transaction) {
                station.transactions.end(evse, TriggerReasonEnum.STOP_AUTHORIZED, ReasonEnum.LOCAL);
                station.after(2, () -> unplug(evse));
            }
        });
    }
}
