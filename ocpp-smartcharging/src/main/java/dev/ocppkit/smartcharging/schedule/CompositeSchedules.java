package dev.ocppkit.smartcharging.schedule;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.ChargingRateUnitEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Composite schedules: what all installed profiles and all caps together allow.
 *
 * <p>The profiles must be valid by themselves, as those are that a station has accepted; the result for others is
 * unspecified. Positive values charge, negative ones discharge. Values in W are totals of the phases, those in A are per
 * phase, and where {@code limit_L2} or {@code limit_L3} is there, the base field is that of L1 in both units. Values that
 * were converted have at most six decimals, rounded toward zero; the others are exact.
 *
 * <p>All functions are pure.
 */
public final class CompositeSchedules {
    private static final int ISO_15118_SCHEDULES = 3;

    private CompositeSchedules() {}

    /**
     * Works out the composite schedule of an EVSE or of the whole station.
     *
     * <p>For an EVSE the least of the leading limits counts: of what controls the transaction (PriorityCharging if in force,
     * else TxProfile, else TxDefaultProfile), of the external constraints of the EVSE and of the station, and of
     * ChargingStationMaxProfile. LocalGeneration is added on top, then the caps of the hardware and the schedule of the
     * vehicle hold. For the station the EVSEs are added up under the constraints of the whole. Without any limit the periods
     * have none; the sum of an EVSE without limit and others has none either.
     *
     * <p>Takes O((p + c) log n) time for p profiles with n periods each and c changes in the window, whatever the length of
     * the window; for the whole station, times the number of EVSEs.
     *
     * <pre>{@code
     * StationState station = StationState.builder()
     *         .evses(EvseState.ac(1, 3).withTransaction(TransactionState.of("tx-1", start)))
     *         .build();
     * CompositeQuery query = CompositeQuery.builder(1, now, 3600).unit(ChargingRateUnitEnum.W).build();
     * GetCompositeScheduleResponse answer = CompositeSchedules.composite(query, station, installed).response();
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 1 Part 2 with errata 2025-09, SC.01, SC.04, K01.FR.10 to K01.FR.17, K01.FR.30, K01.FR.36 to
     * K01.FR.51, K01.FR.90 to K01.FR.103, K01.FR.140, K04.FR.05, K08.FR.02 to K08.FR.09, Q06.FR.20 to Q06.FR.31, V2X.03,
     * V2X.04.
     *
     * @param query what is asked for
     * @param station the station
     * @param installed the profiles, in the order of their installation
     * @return the schedule, or why there is none
     */
    public static CompositeResult composite(
            CompositeQuery query, StationState station, List<InstalledProfile> installed) {
        EvseState evse = station.evse(query.evseId()).orElse(null);
        ChargingRateUnitEnum unit = query.unit() == null ? station.rateUnits().get(0) : query.unit();
        Rejection rejection = rejection(query, station, evse, unit);
        if (rejection != null) {
            return CompositeResult.rejected(rejection);
        }
        try {
            return new Run(query, unit, Sweeps.of(query, station, installed, unit, evse, true)).result();
        } catch (UnconvertibleException e) {
            return CompositeResult.rejected(Rejection.UNKNOWN_DC_VOLTAGE);
        }
    }

    private static @Nullable Rejection rejection(
            CompositeQuery query, StationState station, @Nullable EvseState evse, ChargingRateUnitEnum unit) {
        if (evse == null && query.evseId() != 0) {
            return Rejection.UNKNOWN_EVSE;
        }
        if (!station.rateUnits().contains(unit)) {
            return Rejection.UNSUPPORTED_RATE_UNIT;
        }
        return query.durationSeconds() < 0 ? Rejection.INVALID_DURATION : null;
    }

    /** One evaluation. */
    private static final class Run {
        private final CompositeQuery query;
        private final ChargingRateUnitEnum unit;
        private final Sweep sweep;
        private final Periods periods = new Periods();
        private final List<Provenance> provenance = new ArrayList<>(0);

        Run(CompositeQuery query, ChargingRateUnitEnum unit, Sweep sweep) {
            this.query = query;
            this.unit = unit;
            this.sweep = sweep;
        }

        CompositeResult result() throws UnconvertibleException {
            long from = query.from().getEpochSecond();
            long end = from + Math.max(query.durationSeconds(), 1);
            int most = query.maxPeriods() == null ? Integer.MAX_VALUE : query.maxPeriods();
            int duration = query.durationSeconds();
            for (long second = from; second < end; second = sweep.until()) {
                sweep.advance(second);
                int start = (int) (second - from);
                ChargingSchedulePeriod period = sweep.merged().period(start);
                if (periods.isFull(most, period)) {
                    duration = start;
                    break;
                }
                periods.add(period);
                if (query.withProvenance()) {
                    explain(start);
                }
            }
            CompositeSchedule schedule = new CompositeSchedule(
                    query.evseId(), duration, Instant.ofEpochSecond(from), unit, periods.toList(), null);
            return new CompositeResult(schedule, null, provenance);
        }

        private void explain(int start) {
            Provenance now = Provenance.of(start, sweep);
            if (provenance.isEmpty() || !provenance.get(provenance.size() - 1).saysTheSame(now)) {
                provenance.add(now);
            }
        }
    }

    /**
     * Works out the composite schedules to offer a vehicle by ISO 15118: one of the first schedules of all TxProfiles, one
     * of their second schedules, and one of their third schedules, as far as there are any.
     *
     * <p>Takes the time of {@link #composite} for each. Where a TxProfile has fewer schedules than another, it contributes
     * nothing to the later ones.
     *
     * <pre>{@code
     * List<CompositeResult> offers = CompositeSchedules.forIso15118(query, station, installed);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 1 Part 2, errata 2025-09, K15.FR.22 and K18.FR.24.
     *
     * @param query what is asked for; its {@code scheduleIndex} is not looked at
     * @param station the station
     * @param installed the profiles, in the order of their installation
     * @return one to three results, the first schedules first
     */
    public static List<CompositeResult> forIso15118(
            CompositeQuery query, StationState station, List<InstalledProfile> installed) {
        int count = 1;
        for (InstalledProfile profile : installed) {
            if (profile.evseId() == query.evseId()
                    && profile.profile().chargingProfilePurpose() == ChargingProfilePurposeEnum.TX_PROFILE) {
                count = Math.max(count, profile.profile().chargingSchedule().size());
            }
        }
        List<CompositeResult> results = new ArrayList<>();
        for (int index = 0; index < Math.min(count, ISO_15118_SCHEDULES); index++) {
            results.add(composite(query.toBuilder().scheduleIndex(index).build(), station, installed));
        }
        return List.copyOf(results);
    }

    /**
     * Finds what holds now, and when to ask again, for the controller of a station.
     *
     * <p>Unlike a composite schedule this assumes nothing: without a transaction no TxProfile and no TxDefaultProfile holds,
     * and a Relative schedule holds once the power path is closed. Takes O(p log n) time for p profiles with n periods.
     *
     * <pre>{@code
     * ActivePeriod active = CompositeSchedules.activeAt(query, station, installed);
     * BigDecimal limit = active.period().limit();
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 1 Part 2, K01.FR.17, K01.FR.42, SC.01.
     *
     * @param query what is asked for; its duration and {@code simulateTransaction} are not looked at
     * @param station the station
     * @param installed the profiles, in the order of their installation
     * @return the values and the next instant at which they may change
     * @throws IllegalArgumentException if the station has no such EVSE, is not configured for the unit, or a conversion
     *     needs a DC voltage that is not known
     */
    public static ActivePeriod activeAt(CompositeQuery query, StationState station, List<InstalledProfile> installed) {
        EvseState evse = station.evse(query.evseId()).orElse(null);
        ChargingRateUnitEnum unit = query.unit() == null ? station.rateUnits().get(0) : query.unit();
        CompositeQuery now = query.toBuilder().simulateTransaction(false).build();
        Rejection rejection = rejection(now, station, evse, unit);
        if (rejection != null) {
            throw new IllegalArgumentException("the query is rejected: " + rejection);
        }
        Sweep sweep = Sweeps.of(now, station, installed, unit, evse, false);
        try {
            sweep.advance(query.from().getEpochSecond());
        } catch (UnconvertibleException e) {
            throw new IllegalArgumentException("the query is rejected: " + Rejection.UNKNOWN_DC_VOLTAGE, e);
        }
        boolean everChanges = sweep.until() <= Instant.MAX.getEpochSecond();
        return new ActivePeriod(sweep.merged().period(0), everChanges ? Instant.ofEpochSecond(sweep.until()) : null);
    }

    /**
     * Joins neighbouring periods that differ in nothing but their start.
     *
     * <p>Takes O(n) time.
     *
     * <pre>{@code
     * List<ChargingSchedulePeriod> fewer = CompositeSchedules.coalesce(periods);
     * }</pre>
     *
     * @param periods periods in the order of their starts
     * @return the periods that say something new
     */
    public static List<ChargingSchedulePeriod> coalesce(List<ChargingSchedulePeriod> periods) {
        Periods joined = new Periods();
        periods.forEach(joined::add);
        return List.copyOf(joined.toList());
    }

    /**
     * Cuts a schedule that has too many periods, and shortens its duration to match. Nothing is merged, so that each
     * remaining instant keeps its values.
     *
     * <p>Takes O(n) time.
     *
     * <pre>{@code
     * CompositeSchedule cut = CompositeSchedules.limitPeriods(schedule, 10);
     * }</pre>
     *
     * @param schedule the schedule
     * @param maxPeriods greatest number of periods, 1 or more
     * @return the schedule, with at most as many periods
     * @throws IllegalArgumentException if {@code maxPeriods} is below 1
     */
    public static CompositeSchedule limitPeriods(CompositeSchedule schedule, int maxPeriods) {
        requirePositive(maxPeriods);
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        if (periods.size() <= maxPeriods) {
            return schedule;
        }
        return schedule.toBuilder()
                .duration(periods.get(maxPeriods).startPeriod())
                .chargingSchedulePeriod(periods.subList(0, maxPeriods))
                .build();
    }

    /**
     * Shortens the list of periods by merging neighbours until it fits, and keeps the duration: of two limits the lower
     * one remains, so that the result never allows more. For schedules of limits alone, which a vehicle with little memory
     * is offered by ISO 15118.
     *
     * <p>The neighbours whose limits differ least go first. Takes O(n²) time.
     *
     * <pre>{@code
     * CompositeSchedule coarse = CompositeSchedules.mergeDown(schedule, 10);
     * }</pre>
     *
     * @param schedule the schedule; its periods have a limit, and nothing else that differs between them
     * @param maxPeriods greatest number of periods, 1 or more
     * @return the schedule, with at most as many periods
     * @throws IllegalArgumentException if {@code maxPeriods} is below 1, or a period has no limit, or they differ in more than
     *     the limit
     */
    public static CompositeSchedule mergeDown(CompositeSchedule schedule, int maxPeriods) {
        requirePositive(maxPeriods);
        return schedule.toBuilder()
                .chargingSchedulePeriod(MergeDown.apply(schedule.chargingSchedulePeriod(), maxPeriods))
                .build();
    }

    private static void requirePositive(int maxPeriods) {
        if (maxPeriods < 1) {
            throw new IllegalArgumentException("maxPeriods is " + maxPeriods);
        }
    }
}
