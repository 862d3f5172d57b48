package dev.ocppkit.station.charging;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.NotifyAllowedEnergyTransferStatusEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.enumeration.PriorityChargingStatusEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.GetChargingProfilesRequest;
import dev.ocppkit.model.message.GetChargingProfilesResponse;
import dev.ocppkit.model.message.GetCompositeScheduleRequest;
import dev.ocppkit.model.message.NotifyAllowedEnergyTransferRequest;
import dev.ocppkit.model.message.NotifyAllowedEnergyTransferResponse;
import dev.ocppkit.model.message.NotifyEVChargingNeedsRequest;
import dev.ocppkit.model.message.NotifyPriorityChargingRequest;
import dev.ocppkit.model.message.PullDynamicScheduleUpdateRequest;
import dev.ocppkit.model.message.RequestStartTransactionRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.model.message.UpdateDynamicScheduleRequest;
import dev.ocppkit.model.message.UsePriorityChargingRequest;
import dev.ocppkit.model.message.UsePriorityChargingResponse;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.profile.DynamicProfiles;
import dev.ocppkit.smartcharging.profile.LimitChanges;
import dev.ocppkit.smartcharging.profile.ProfileFilters;
import dev.ocppkit.smartcharging.schedule.CompositeQuery;
import dev.ocppkit.smartcharging.schedule.CompositeSchedules;
import dev.ocppkit.smartcharging.store.ChargingProfileStore;
import dev.ocppkit.smartcharging.store.ProfileReport;
import dev.ocppkit.smartcharging.store.StoreOutcome;
import dev.ocppkit.smartcharging.store.StoreUpdate;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.ProfileSource;
import dev.ocppkit.smartcharging.validation.StationCapabilities;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import dev.ocppkit.station.transaction.TransactionEvent;
import dev.ocppkit.station.transaction.TransactionListener;
import dev.ocppkit.station.transaction.Transactions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Smart charging: keeps charging profiles over restarts, answers what comes of them, asks for new values of dynamic ones,
 * tells the CSMS the needs of vehicles and changes of the limit. What holds now tells {@link #periodOf}; to obey it is up
 * to the firmware.
 *
 * <p>Spec: OCPP 2.1 Part 2, K01 to K29, Q01.
 */
public final class SmartCharging {
    private static final String PROFILES = "profiles";
    private static final int PROFILES_PER_MESSAGE = 5;
    private static final int DAY = 86_400;
    private static final int MAX_PROFILES = 100;

    private final StationContext context;
    private final DeviceModel model;
    private final Evses evses;
    private final Transactions transactions;
    private final ChargingHardware hardware;
    private final Random random = new Random();
    private final Map<String, NotifyEVChargingNeedsRequest> needs = new HashMap<>();
    private final Map<String, OperationModeEnum> modes = new HashMap<>();
    private final Set<String> priority = new HashSet<>();
    private ChargingProfileStore store;

    /**
     * Adds the handlers of charging profiles, composite schedules and priority charging.
     *
     * @param context where the block lives
     * @param model the variables; SmartChargingCtrlr is read
     * @param evses the EVSEs
     * @param transactions the transactions that profiles are for
     * @param hardware power electronics and vehicles
     */
    public SmartCharging(
            StationContext context,
            DeviceModel model,
            Evses evses,
            Transactions transactions,
            ChargingHardware hardware) {
        this.context = context;
        this.model = model;
        this.evses = evses;
        this.transactions = transactions;
        this.hardware = hardware;
        this.store = context.store()
                .get(PROFILES)
                .map(ChargingProfileStore::fromJson)
                .orElseGet(ChargingProfileStore::empty);
        addHandlers();
        context.everySecond(this::look);
        context.listen(new StationContext.Lifecycle() {
            @Override
            public void online(Optional<Instant> offlineSince, Duration offlineFor) {
                offlineSince.ifPresent(since -> take(store.reconnected(since, context.now())));
            }
        });
        transactions.listen(new Following());
        model.live(
                "SmartChargingCtrlr.Entries[ChargingProfiles]",
                () -> Integer.toString(store.profiles().size()));
    }

    private void addHandlers() {
        context.on(
                SetChargingProfileRequest.class,
                request -> taken(store.set(request, validation(), context.now(), random)));
        context.on(ClearChargingProfileRequest.class, request -> taken(store.clear(request)));
        context.on(
                UpdateDynamicScheduleRequest.class,
                request -> taken(store.update(request, validation(), context.now())));
        context.on(GetChargingProfilesRequest.class, this::get);
        context.on(
                GetCompositeScheduleRequest.class,
                request -> CompositeSchedules.composite(
                                CompositeQuery.of(request, context.now()), snapshot(), store.profiles())
                        .response());
        context.on(UsePriorityChargingRequest.class, this::usePriority);
        context.on(NotifyAllowedEnergyTransferRequest.class, this::allowedTransfer);
    }

    /** What transactions have to do with profiles. */
    private final class Following implements TransactionListener {
        @Override
        public void starting(OngoingTransaction transaction, StartCause cause, TransactionEvent event) {
            take(store.transactionStarted(
                    snapshot(), transaction.evseId(), transaction.id(), cause.chargingProfileId(), random));
        }

        @Override
        public void started(OngoingTransaction transaction) {
            tellNeeds(transaction);
        }

        @Override
        public void pluggedIn(OngoingTransaction transaction) {
            tellNeeds(transaction);
        }

        @Override
        public void describe(OngoingTransaction transaction, TransactionEvent event) {
            event.info().operationMode(modes.get(transaction.id()));
        }

        @Override
        public void ended(OngoingTransaction transaction) {
            needs.remove(transaction.id());
            modes.remove(transaction.id());
            priority.remove(transaction.id());
            take(store.transactionEnded(transaction.id()));
        }
    }

    private <R> R taken(StoreOutcome<R> outcome) {
        take(outcome.update());
        return outcome.response();
    }

    private void take(StoreUpdate update) {
        store = update.store();
        if (update.isChange()) {
            context.store().put(PROFILES, store.toJson());
            context.store().commit();
        }
    }

    private GetChargingProfilesResponse get(GetChargingProfilesRequest request) {
        ProfileReport report = store.report(request, ProfileFilters::usualSource, PROFILES_PER_MESSAGE);
        context.afterReply(() -> report.reports().forEach(context::send));
        return report.response();
    }

    private UsePriorityChargingResponse usePriority(UsePriorityChargingRequest request) {
        UsePriorityChargingResponse answer = store.answer(request, snapshot());
        if (answer.status() == PriorityChargingStatusEnum.ACCEPTED) {
            boolean changed = request.activate()
                    ? priority.add(request.transactionId())
                    : priority.remove(request.transactionId());
            if (changed) {
                context.afterReply(() -> context.send(NotifyPriorityChargingRequest.builder()
                        .transactionId(request.transactionId())
                        .activated(request.activate())
                        .build()));
            }
        }
        return answer;
    }

    private NotifyAllowedEnergyTransferResponse allowedTransfer(NotifyAllowedEnergyTransferRequest request) {
        boolean possible = transactions
                .find(request.transactionId())
                .flatMap(each -> hardware.energyTransfer(each.evseId()))
                .isPresent();
        return NotifyAllowedEnergyTransferResponse.of(
                possible
                        ? NotifyAllowedEnergyTransferStatusEnum.ACCEPTED
                        : NotifyAllowedEnergyTransferStatusEnum.REJECTED);
    }

    /** Removes what is over, and asks for new values where it is time (K28). */
    private void look() {
        Instant now = context.now();
        take(store.expire(now));
        if (context.isOnline() && context.version() == OcppVersion.V2_1) {
            DynamicProfiles.pullsDue(store.profiles(), now).forEach(due -> pull(due.profile()));
        }
    }

    private void pull(ChargingProfile profile) {
        // Counts as updated from now on, so that it is not asked for again every second.
        take(store.update(profile.id(), ChargingScheduleUpdate.builder().build(), context.now()));
        context.call(
                PullDynamicScheduleUpdateRequest.of(profile.id()),
                answer -> {
                    if (answer.status() == ChargingProfileStatusEnum.ACCEPTED && answer.scheduleUpdate() != null) {
                        take(store.update(profile.id(), answer.scheduleUpdate(), context.now()));
                    }
                },
                () -> {});
    }

    /**
     * Installs the profile of a remote start, which waits for its transaction (K05).
     *
     * @param request a request with a charging profile
     * @param evseId where the transaction will start
     * @return what SetChargingProfile would be answered
     * @throws NullPointerException if the request has no charging profile
     */
    public SetChargingProfileResponse install(RequestStartTransactionRequest request, int evseId) {
        ChargingProfile profile = Objects.requireNonNull(request.chargingProfile(), "chargingProfile");
        ProfileRequest asked = new ProfileRequest(evseId, profile, ProfileSource.REQUEST_START);
        return taken(store.install(asked, validation(), context.now(), random)).toResponse();
    }

    private void tellNeeds(OngoingTransaction transaction) {
        int evseId = transaction.evseId();
        hardware.needs(evseId, context.version()).ifPresent(vehicle -> {
            NotifyEVChargingNeedsRequest request = NotifyEVChargingNeedsRequest.builder()
                    .evseId(evseId)
                    .chargingNeeds(vehicle)
                    .timestamp(context.version() == OcppVersion.V2_1 ? context.now() : null)
                    .build();
            needs.put(transaction.id(), request);
            context.send(request);
        });
    }

    private StationState snapshot() {
        return StationState.builder()
                .evses(evses.ids().stream().map(this::snapshot).toList())
                .zone(ZoneId.systemDefault().getRules())
                .rateUnits(List.of(ChargingRateUnitEnum.A, ChargingRateUnitEnum.W))
                .offlineSince(context.offlineSince().orElse(null))
                .build();
    }

    private EvseState snapshot(int evseId) {
        EvseState state = hardware.describe(evseId);
        return transactions
                .on(evseId)
                .map(each -> state.withTransaction(snapshot(each)))
                .orElse(state);
    }

    private TransactionState snapshot(OngoingTransaction transaction) {
        TransactionState going = TransactionState.of(
                        transaction.id(), transaction.powerPathClosedAt().orElse(transaction.startedAt()))
                .withPriorityCharging(priority.contains(transaction.id()))
                .withEnergyTransfer(
                        hardware.energyTransfer(transaction.evseId()).orElse(null));
        return evses.get(transaction.evseId()).soc().map(going::withSoc).orElse(going);
    }

    private ValidationContext validation() {
        StationCapabilities capabilities = StationCapabilities.fromVariables(model.flat(), Set.copyOf(evses.ids()))
                .maxProfiles(MAX_PROFILES)
                .build();
        return ValidationContext.of(snapshot(), capabilities, store.profiles()).withNeeds(needs, Set.of());
    }

    /**
     * Tells what holds for an EVSE now.
     *
     * @param evseId the EVSE
     * @return the period with its limits and setpoints in W; empty if nothing holds
     */
    public Optional<ChargingSchedulePeriod> periodOf(int evseId) {
        CompositeQuery query = CompositeQuery.builder(evseId, context.now(), DAY)
                .unit(ChargingRateUnitEnum.W)
                .build();
        return Optional.ofNullable(
                CompositeSchedules.activeAt(query, snapshot(), store.profiles()).period());
    }

    /**
     * Tells the CSMS if what is offered to a vehicle has changed: the operation mode, or by more than
     * SmartChargingCtrlr.LimitChangeSignificance the power.
     *
     * @param transaction the transaction
     * @param mode the operation mode in force, or null if none is
     * @param before what was offered before, in W
     * @param offered what is offered now, in W
     */
    public void offered(
            OngoingTransaction transaction, @Nullable OperationModeEnum mode, BigDecimal before, BigDecimal offered) {
        BigDecimal significance = model.decimal("SmartChargingCtrlr.LimitChangeSignificance");
        if (mode != modes.get(transaction.id())) {
            if (mode == null) {
                modes.remove(transaction.id());
            } else {
                modes.put(transaction.id(), mode);
            }
            transactions.update(transaction, TriggerReasonEnum.OPERATION_MODE_CHANGED);
        } else if (LimitChanges.isSignificant(before, offered, significance)
                && transaction.chargingState() == ChargingStateEnum.CHARGING) {
            transactions.update(transaction, TriggerReasonEnum.CHARGING_RATE_CHANGED);
        }
    }
}
