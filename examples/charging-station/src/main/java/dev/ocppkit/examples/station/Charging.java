package dev.ocppkit.examples.station;

import dev.ocppkit.model.*;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.LocalLimit;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.profile.DynamicProfiles;
import dev.ocppkit.smartcharging.profile.ProfileFilters;
import dev.ocppkit.smartcharging.schedule.CompositeQuery;
import dev.ocppkit.smartcharging.schedule.CompositeSchedules;
import dev.ocppkit.smartcharging.store.*;
import dev.ocppkit.smartcharging.validation.*;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.*;
import java.util.stream.Collectors;

/** Smart charging (K, Q): keeps charging profiles, and answers what comes of them. */
final class Charging {
    static final BigDecimal AC_WATTS = new BigDecimal(22_080);
    static final BigDecimal DC_WATTS = new BigDecimal(22_000);
    private static final BigDecimal DC_VOLTS = new BigDecimal(400);
    private static final int MAX_PROFILES = 100;
    private static final int PROFILES_PER_MESSAGE = 5;
    private static final int DAY = 86_400;

    private final Station station;
    private final Random random = new Random();
    private final Map<String, NotifyEVChargingNeedsRequest> needs = new HashMap<>();
    private ChargingProfileStore store;

    Charging(Station station) {
        this.station = station;
        String saved = station.state.get("profiles");
        this.store = saved == null ? ChargingProfileStore.empty() : ChargingProfileStore.fromJson(saved);
        station.on(
                SetChargingProfileRequest.class,
                request -> taken(store.set(request, context(), station.now(), random)));
        station.on(ClearChargingProfileRequest.class, request -> taken(store.clear(request)));
        station.on(
                UpdateDynamicScheduleRequest.class, request -> taken(store.update(request, context(), station.now())));
        station.on(GetChargingProfilesRequest.class, this::get);
        station.on(
                GetCompositeScheduleRequest.class,
                request -> CompositeSchedules.composite(
                                CompositeQuery.of(request, station.now()), snapshot(), store.profiles())
                        .response());
        station.on(UsePriorityChargingRequest.class, this::usePriority);
        station.on(NotifyAllowedEnergyTransferRequest.class, this::allowedTransfer);
        station.everySecond(this::look);
        station.model.live(
                "SmartChargingCtrlr.Entries[ChargingProfiles]",
                () -> "" + store.profiles().size());
    }

    private <R> R taken(StoreOutcome<R> outcome) {
        take(outcome.update());
        return outcome.response();
    }

    private void take(StoreUpdate update) {
        store = update.store();
        if (update.isChange()) {
            station.state.put("profiles", store.toJson());
            station.state.commit();
        }
    }

    private GetChargingProfilesResponse get(GetChargingProfilesRequest request) {
        ProfileReport report = store.report(request, ProfileFilters::usualSource, PROFILES_PER_MESSAGE);
        station.afterReply(() -> report.reports().forEach(station::send));
        return report.response();
    }

    private UsePriorityChargingResponse usePriority(UsePriorityChargingRequest request) {
        UsePriorityChargingResponse answer = store.answer(request, snapshot());
        if (answer.status() == PriorityChargingStatusEnum.ACCEPTED) {
            Transaction transaction =
                    station.transactions.find(request.transactionId()).orElseThrow().transaction;
            boolean changed = transaction.priorityCharging != request.activate();
            transaction.priorityCharging = request.activate();
            if (changed) {
                station.afterReply(() -> station.send(NotifyPriorityChargingRequest.builder()
                        .transactionId(request.transactionId())
                        .activated(request.activate())
                        .build()));
            }
        }
        return answer;
    }

    private NotifyAllowedEnergyTransferResponse allowedTransfer(NotifyAllowedEnergyTransferRequest request) {
        boolean known = station.transactions.find(request.transactionId()).isPresent();
        return NotifyAllowedEnergyTransferResponse.of(
                known && station.options.v2x()
                        ? NotifyAllowedEnergyTransferStatusEnum.ACCEPTED
                        : NotifyAllowedEnergyTransferStatusEnum.REJECTED);
    }

    /** Removes what is over, and asks for new values where it is time (K28). */
    private void look() {
        Instant now = station.now();
        take(store.expire(now));
        if (station.isOnline() && station.version() == OcppVersion.V2_1) {
            DynamicProfiles.pullsDue(store.profiles(), now).forEach(due -> pull(due.profile()));
        }
    }

    private void pull(ChargingProfile profile) {
        // Counts as updated from now on, so that it is not asked for again every second.
        take(store.update(profile.id(), ChargingScheduleUpdate.builder().build(), station.now()));
        station.call(PullDynamicScheduleUpdateRequest.of(profile.id()), answer -> {
            if (answer.status() == ChargingProfileStatusEnum.ACCEPTED && answer.scheduleUpdate() != null) {
                take(store.update(profile.id(), answer.scheduleUpdate(), station.now()));
            }
        });
    }

    /** Installs the profile of a remote start, which waits for its transaction. */
    ProfileCheck install(RequestStartTransactionRequest request, int evseId) {
        ProfileRequest asked = new ProfileRequest(
                evseId, request.chargingProfile(), dev.ocppkit.smartcharging.validation.ProfileSource.REQUEST_START);
        return taken(store.install(asked, context(), station.now(), random));
    }

    void transactionStarted(Evse evse, Integer profileId) {
        take(store.transactionStarted(snapshot(), evse.id, evse.transaction.id, profileId, random));
    }

    void transactionEnded(String id) {
        needs.remove(id);
        take(store.transactionEnded(id));
    }

    void reconnected(Instant offlineSince) {
        take(store.reconnected(offlineSince, station.now()));
    }

    /** Tells the CSMS what the vehicle needs, as one with ISO 15118 does (K15, Q01). */
    void tellNeeds(Evse evse) {
        if (!station.options.v2x() || evse.vehicle == null || evse.transaction == null) {
            return;
        }
        BigDecimal missing = Meter.decimal(evse.vehicle.missingWh());
        boolean v2x = station.version() == OcppVersion.V2_1;
        ChargingNeeds.Builder vehicle = ChargingNeeds.builder()
                .requestedEnergyTransfer(v2x ? EnergyTransferModeEnum.DC_BPT : EnergyTransferModeEnum.DC)
                .departureTime(station.now().plusMillis((long) (evse.vehicle.secondsLeft() * 1000)));
        if (v2x) {
            vehicle.controlMode(ControlModeEnum.DYNAMIC_CONTROL)
                    .v2xChargingParameters(V2XChargingParameters.builder()
                            .maxChargePower(DC_WATTS)
                            .maxDischargePower(DC_WATTS)
                            .evTargetEnergyRequest(missing)
                            .evMaxEnergyRequest(missing)
                            .evMinEnergyRequest(BigDecimal.ZERO)
                            .build());
        } else {
            vehicle.dcChargingParameters(DCChargingParameters.builder()
                    .evMaxCurrent(new BigDecimal(55))
                    .evMaxVoltage(DC_VOLTS)
                    .evMaxPower(DC_WATTS)
                    .stateOfCharge((int) evse.vehicle.soc())
                    .build());
        }
        NotifyEVChargingNeedsRequest request = NotifyEVChargingNeedsRequest.builder()
                .evseId(evse.id)
                .chargingNeeds(vehicle.build())
                .timestamp(v2x ? station.now() : null)
                .build();
        needs.put(evse.transaction.id, request);
        station.send(request);
    }

    private StationState snapshot() {
        return StationState.builder()
                .evses(station.evses.stream().map(this::snapshot).toList())
                .zone(ZoneId.systemDefault().getRules())
                .rateUnits(List.of(ChargingRateUnitEnum.A, ChargingRateUnitEnum.W))
                .offlineSince(station.offlineSince())
                .build();
    }

    private EvseState snapshot(Evse evse) {
        EvseState state = station.options.v2x()
                ? EvseState.dc(evse.id, DC_VOLTS).withLocalLimit(LocalLimit.ofWatts(DC_WATTS))
                : EvseState.ac(evse.id, 3).withLocalLimit(LocalLimit.ofWatts(AC_WATTS));
        Transaction transaction = evse.transaction;
        if (transaction == null) {
            return state;
        }
        TransactionState going = TransactionState.of(
                        transaction.id,
                        transaction.powerPathClosedAt == null ? transaction.startedAt : transaction.powerPathClosedAt)
                .withPriorityCharging(transaction.priorityCharging)
                .withEnergyTransfer(station.options.v2x() ? EnergyTransferModeEnum.DC_BPT : null);
        return state.withTransaction(evse.vehicle == null ? going : going.withSoc(Meter.decimal(evse.vehicle.soc())));
    }

    private ValidationContext context() {
        Set<Integer> ids = station.evses.stream().map(evse -> evse.id).collect(Collectors.toSet());
        StationCapabilities capabilities = StationCapabilities.fromVariables(station.model.flat(), ids)
                .maxProfiles(MAX_PROFILES)
                .build();
        return ValidationContext.of(snapshot(), capabilities, store.profiles()).withNeeds(needs, Set.of());
    }

    /** What holds for an EVSE now, in W; null if nothing does. */
    ChargingSchedulePeriod periodOf(Evse evse) {
        CompositeQuery query = CompositeQuery.builder(evse.id, station.now(), DAY)
                .unit(ChargingRateUnitEnum.W)
                .build();
        return CompositeSchedules.activeAt(query, snapshot(), store.profiles()).period();
    }
}
