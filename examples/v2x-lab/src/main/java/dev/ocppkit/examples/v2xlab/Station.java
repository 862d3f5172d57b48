package dev.ocppkit.examples.v2xlab;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.UpdateDynamicScheduleRequest;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.schedule.CompositeQuery;
import dev.ocppkit.smartcharging.schedule.CompositeSchedules;
import dev.ocppkit.smartcharging.store.ChargingProfileStore;
import dev.ocppkit.smartcharging.v2x.AfrrSignal;
import dev.ocppkit.smartcharging.v2x.FrequencySetpoints;
import dev.ocppkit.smartcharging.v2x.FrequencySettings;
import dev.ocppkit.smartcharging.v2x.FrequencyStep;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSetpoints;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSettings;
import dev.ocppkit.smartcharging.v2x.OperationModes;
import dev.ocppkit.smartcharging.v2x.SetpointCaps;
import dev.ocppkit.smartcharging.validation.ProfileCheck;
import dev.ocppkit.smartcharging.validation.ProfileFeature;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.ProfileSource;
import dev.ocppkit.smartcharging.validation.StationCapabilities;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A charging station with one EVSE. It holds profiles and works out at each instant what to ask of the vehicle. */
final class Station {
    static final String TRANSACTION = "tx-1";
    /** Draw at most 1 kW from the grid, give at most 0.5 kW to it. */
    static final LoadBalancingSettings LOAD_BALANCING =
            LoadBalancingSettings.of(BigDecimal.valueOf(1_000), BigDecimal.valueOf(-500));

    private static final int EVSE = 1;
    private static final int PHASES = 3;
    /** Calculate anew when the frequency has moved by 10 mHz. */
    private static final BigDecimal THRESHOLD_MILLI_HZ = BigDecimal.TEN;

    private final StationCapabilities capabilities = StationCapabilities.builder()
            .features(EnumSet.allOf(ProfileFeature.class))
            .operationModes(EnumSet.complementOf(EnumSet.of(OperationModeEnum.UNRECOGNIZED)))
            .loadBalancing(LOAD_BALANCING)
            .build();
    private final Random random;
    private final List<AfrrSignal> signals = new ArrayList<>();
    private StationState state;
    private ChargingProfileStore store = ChargingProfileStore.empty();
    private @Nullable ChargingSchedulePeriod periodOfStep;
    private @Nullable FrequencyStep frequencyStep;
    private BigDecimal balanced = BigDecimal.ZERO;

    Station(Instant now, long seed) {
        random = new Random(seed);
        TransactionState transaction =
                TransactionState.of(TRANSACTION, now).withEnergyTransfer(EnergyTransferModeEnum.AC_BPT);
        state = StationState.builder()
                .evses(EvseState.ac(EVSE, PHASES).withTransaction(transaction))
                .zone(Day.ZONE.getRules())
                .build();
    }

    /** Installs a profile; the scripts send none that is refused. */
    void install(ChargingProfile profile, ProfileSource source, Instant now) {
        boolean ofStation = profile.chargingProfilePurpose() == ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE;
        ProfileRequest request = new ProfileRequest(ofStation ? 0 : EVSE, profile, source);
        var outcome = store.install(request, context(), now, random);
        ProfileCheck check = outcome.response();
        if (!check.isAccepted()) {
            throw new IllegalStateException(check.violations().get(0).text());
        }
        store = outcome.store();
    }

    private ValidationContext context() {
        return ValidationContext.of(state, capabilities, store.profiles());
    }

    /** The CSMS sends new values for a dynamic profile. */
    void updateFromCsms(int profileId, ChargingScheduleUpdate values, Instant now) {
        UpdateDynamicScheduleRequest request = UpdateDynamicScheduleRequest.builder()
                .chargingProfileId(profileId)
                .scheduleUpdate(values)
                .build();
        var outcome = store.update(request, context(), now);
        if (outcome.response().status() != ChargingProfileStatusEnum.ACCEPTED) {
            throw new IllegalStateException("update of profile " + profileId + " was refused");
        }
        store = outcome.store();
    }

    /** An external system sends new values for the profile that stands for it. */
    void updateFromOutside(int profileId, ChargingScheduleUpdate values, Instant now) {
        store = store.update(profileId, values, now).store();
    }

    /** An external system releases its limit. */
    void release(int profileId) {
        store = store.without(profileId).store();
    }

    void clear(int profileId) {
        store = store.clear(ClearChargingProfileRequest.builder()
                        .chargingProfileId(profileId)
                        .build())
                .store();
    }

    void signal(AfrrSignal signal) {
        signals.add(signal);
    }

    /** The vehicle leaves. */
    void unplug() {
        store = store.transactionEnded(TRANSACTION).store();
        state = state.toBuilder().evses(EvseState.ac(EVSE, PHASES)).build();
    }

    /** What would be reported to the CSMS about the time from now on. */
    CompositeSchedule composite(Instant now, Duration length) {
        CompositeQuery query = query(now, length);
        return Objects.requireNonNull(CompositeSchedules.composite(query, state, store.profiles())
                .response()
                .schedule());
    }

    private static CompositeQuery query(Instant now, Duration length) {
        return CompositeQuery.builder(EVSE, now, (int) length.toSeconds())
                .unit(ChargingRateUnitEnum.W)
                .build();
    }

    /** Works out what to ask of the vehicle; the load is that of the house with the vehicle. */
    Command commandAt(Instant now, BigDecimal frequency, BigDecimal load, BigDecimal soc) {
        state = withSoc(soc);
        ChargingSchedulePeriod period = CompositeSchedules.activeAt(query(now, Duration.ZERO), state, store.profiles())
                .period();
        OperationModeEnum mode = OperationModes.of(period);
        SetpointCaps caps = SetpointCaps.of(period);
        BigDecimal setpoint = switch (mode) {
            case LOCAL_FREQUENCY -> byFrequency(period, now, frequency, caps);
            case LOCAL_LOAD_BALANCING -> byLoad(load, caps);
            case IDLE -> BigDecimal.ZERO;
            default -> period.setpoint();
        };
        return new Command(mode, caps, setpoint);
    }

    private StationState withSoc(BigDecimal soc) {
        EvseState evse = state.evses().get(0);
        TransactionState transaction = evse.transaction();
        return transaction == null
                ? state
                : state.toBuilder()
                        .evses(evse.withTransaction(transaction.withSoc(soc)))
                        .build();
    }

    private BigDecimal byFrequency(
            ChargingSchedulePeriod period, Instant now, BigDecimal frequency, SetpointCaps caps) {
        if (!period.equals(periodOfStep)) {
            periodOfStep = period;
            frequencyStep = null;
        }
        FrequencySettings settings = FrequencySettings.of(period, THRESHOLD_MILLI_HZ);
        Integer signal =
                AfrrSignal.activeAt(signals, now).map(AfrrSignal::signal).orElse(null);
        frequencyStep = FrequencySetpoints.step(settings, frequencyStep, frequency, signal, caps);
        return frequencyStep.setpoint();
    }

    private BigDecimal byLoad(BigDecimal load, SetpointCaps caps) {
        balanced = LoadBalancingSetpoints.step(LOAD_BALANCING, balanced, load, caps);
        return balanced;
    }
}
