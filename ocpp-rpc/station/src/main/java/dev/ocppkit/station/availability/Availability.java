package dev.ocppkit.station.availability;

import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.ChangeAvailabilityStatusEnum;
import dev.ocppkit.model.enumeration.ConnectorStatusEnum;
import dev.ocppkit.model.enumeration.OperationalStatusEnum;
import dev.ocppkit.model.message.ChangeAvailabilityRequest;
import dev.ocppkit.model.message.ChangeAvailabilityResponse;
import dev.ocppkit.model.message.StatusNotificationRequest;
import dev.ocppkit.station.EvseHardware;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.TransactionListener;
import dev.ocppkit.station.transaction.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What each connector is able to do, and what the CSMS wants it to: keeps ChangeAvailability over restarts, and tells the
 * CSMS every status that has changed.
 *
 * <p>Spec: OCPP 2.1 Part 2, G01 to G05, B04.FR.01 (after being offline).
 */
public final class Availability {
    private static final String PREFIX = "operative.";

    private final StationContext context;
    private final DeviceModel model;
    private final Evses evses;
    private final Transactions transactions;
    private IntPredicate reserved = evseId -> false;
    private final List<IntPredicate> closures = new ArrayList<>();
    private List<Integer> closed = List.of();
    private final Map<Integer, ConnectorStatusEnum> told = new HashMap<>();
    private boolean announced;

    /**
     * Adds the handler of ChangeAvailability and the live variables AvailabilityState.
     *
     * @param context where the block lives
     * @param model the variables
     * @param evses the hardware
     * @param transactions the transactions
     */
    public Availability(StationContext context, DeviceModel model, Evses evses, Transactions transactions) {
        this.context = context;
        this.model = model;
        this.evses = evses;
        this.transactions = transactions;
        for (int id : evses.ids()) {
            model.live("EVSE@" + id + ".AvailabilityState", () -> status(id).wireName());
            model.live(
                    "Connector@" + id + ".1.AvailabilityState", () -> status(id).wireName());
        }
        model.live("ChargingStation.AvailabilityState", () -> whole().wireName());
        context.on(ChangeAvailabilityRequest.class, this::change);
        context.listen(new StationContext.Lifecycle() {
            @Override
            public void rebooted() {
                announced = false;
            }

            @Override
            public void online(Optional<Instant> since, Duration offlineFor) {
                cameOnline(offlineFor);
            }
        });
        transactions.listen(new TransactionListener() {
            @Override
            public void ended(OngoingTransaction transaction) {
                changed();
            }
        });
    }

    private void cameOnline(Duration offlineFor) {
        report(!announced || offlineFor.toSeconds() > model.integer("OCPPCommCtrlr.OfflineThreshold"));
        announced = true;
    }

    /**
     * Adds a reason for which EVSEs may not begin to charge: those without a transaction are Unavailable meanwhile, for
     * instance while a reset (B12) or installed firmware (L01.FR.07) waits for the last transaction to end.
     *
     * @param closure tells whether the reason is there for the id of an EVSE; asked at any time
     */
    public void closeWhile(IntPredicate closure) {
        if (closures.isEmpty()) {
            context.everySecond(this::watchClosures);
        }
        closures.add(closure);
    }

    private void watchClosures() {
        List<Integer> now = evses.ids().stream().filter(this::isClosed).toList();
        if (!now.equals(closed)) {
            closed = now;
            changed();
        }
    }

    private boolean isClosed(int evseId) {
        return closures.stream().anyMatch(each -> each.test(evseId));
    }

    /**
     * Tells whether an EVSE may work.
     *
     * @param evseId the EVSE
     * @return false after ChangeAvailability to Inoperative, and while it is closed
     */
    public boolean isOperative(int evseId) {
        return !isClosed(evseId)
                && context.store()
                        .get(PREFIX + evseId)
                        .map(Boolean::parseBoolean)
                        .orElse(true);
    }

    /**
     * Tells whether somebody could begin to charge.
     *
     * @param evseId the EVSE
     * @return whether it works and has neither vehicle nor transaction; it may be reserved
     */
    public boolean isFree(int evseId) {
        return isOperative(evseId)
                && transactions.on(evseId).isEmpty()
                && !evses.get(evseId).isPluggedIn();
    }

    /**
     * Tells the status of the connector of an EVSE.
     *
     * @param evseId the EVSE
     * @return the status of now
     */
    public ConnectorStatusEnum status(int evseId) {
        if (!isOperative(evseId) && transactions.on(evseId).isEmpty()) {
            return ConnectorStatusEnum.UNAVAILABLE;
        }
        if (evses.get(evseId).isPluggedIn()) {
            return ConnectorStatusEnum.OCCUPIED;
        }
        return reserved.test(evseId) ? ConnectorStatusEnum.RESERVED : ConnectorStatusEnum.AVAILABLE;
    }

    private ConnectorStatusEnum whole() {
        List<ConnectorStatusEnum> all =
                evses.ids().stream().map(this::status).distinct().toList();
        return all.size() == 1 ? all.get(0) : ConnectorStatusEnum.AVAILABLE;
    }

    /**
     * Says how to know whether an EVSE is kept for somebody; whoever changes that calls {@link #changed}.
     *
     * @param kept tells it of the id of an EVSE; asked at any time
     */
    public void reservedWhen(IntPredicate kept) {
        reserved = kept;
    }

    /** Tells the CSMS what has changed; while offline this waits for the next connection. */
    public void changed() {
        if (context.isOnline()) {
            report(false);
        }
    }

    private void report(boolean all) {
        for (int id : evses.ids()) {
            if (all || status(id) != told.get(id)) {
                tell(id);
            }
        }
    }

    /**
     * Tells the CSMS the status of the connector of an EVSE, changed or not.
     *
     * @param evseId the EVSE
     */
    public void tell(int evseId) {
        ConnectorStatusEnum status = status(evseId);
        told.put(evseId, status);
        context.send(StatusNotificationRequest.builder()
                .timestamp(context.now())
                .connectorStatus(status)
                .evseId(evseId)
                .connectorId(1)
                .build());
    }

    private ChangeAvailabilityResponse change(ChangeAvailabilityRequest request) {
        EVSE place = request.evse();
        List<EvseHardware> meant = evses.meant(place == null ? null : place.id());
        boolean knownConnector = place == null || place.connectorId() == null || place.connectorId() == 1;
        if (meant.isEmpty() || !knownConnector) {
            return ChangeAvailabilityResponse.builder()
                    .status(ChangeAvailabilityStatusEnum.REJECTED)
                    .statusInfo(StatusInfo.of(meant.isEmpty() ? "UnknownEvse" : "UnknownConnectorId"))
                    .build();
        }
        boolean operative = request.operationalStatus() == OperationalStatusEnum.OPERATIVE;
        boolean busy =
                meant.stream().anyMatch(evse -> transactions.on(evse.id()).isPresent());
        meant.forEach(evse -> context.store().put(PREFIX + evse.id(), Boolean.toString(operative)));
        context.store().commit();
        context.afterReply(this::changed);
        return ChangeAvailabilityResponse.of(
                busy && !operative ? ChangeAvailabilityStatusEnum.SCHEDULED : ChangeAvailabilityStatusEnum.ACCEPTED);
    }
}
