package dev.ocppkit.smartcharging.v2x;

import static dev.ocppkit.model.enumeration.OperationModeEnum.CENTRAL_FREQUENCY;
import static dev.ocppkit.model.enumeration.OperationModeEnum.CENTRAL_SETPOINT;
import static dev.ocppkit.model.enumeration.OperationModeEnum.CHARGING_ONLY;
import static dev.ocppkit.model.enumeration.OperationModeEnum.EXTERNAL_LIMITS;
import static dev.ocppkit.model.enumeration.OperationModeEnum.EXTERNAL_SETPOINT;
import static dev.ocppkit.model.enumeration.OperationModeEnum.IDLE;
import static dev.ocppkit.model.enumeration.OperationModeEnum.LOCAL_FREQUENCY;
import static dev.ocppkit.model.enumeration.OperationModeEnum.LOCAL_LOAD_BALANCING;
import static dev.ocppkit.smartcharging.v2x.Presence.ALLOWED;
import static dev.ocppkit.smartcharging.v2x.Presence.FORBIDDEN;
import static dev.ocppkit.smartcharging.v2x.Presence.IGNORED;
import static dev.ocppkit.smartcharging.v2x.Presence.REQUIRED;

import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operation modes require, allow and forbid.
 *
 * <p>Spec: OCPP 2.1 Part 2, K chapter 3.4, K01.FR.110 to K01.FR.116, Q chapters 2.2 and 2.3, Q02 to Q10; edition 2 for
 * Q03.FR.02, Q03.FR.03 and K01.FR.116.
 */
public final class OperationModes {
    /** Modes that only a bidirectional transaction can follow (K01.FR.116). */
    private static final Set<OperationModeEnum> BIDIRECTIONAL =
            EnumSet.of(CENTRAL_SETPOINT, CENTRAL_FREQUENCY, LOCAL_FREQUENCY, LOCAL_LOAD_BALANCING, IDLE);

    private static final Map<OperationModeEnum, ModeRules> RULES = modeRules();
    private static final Map<ChargingProfilePurposeEnum, Set<OperationModeEnum>> BY_PURPOSE = byPurpose();

    private OperationModes() {}

    private static Map<OperationModeEnum, ModeRules> modeRules() {
        Map<OperationModeEnum, ModeRules> rules = new EnumMap<>(OperationModeEnum.class);
        rules.put(CHARGING_ONLY, rule(REQUIRED, FORBIDDEN, FORBIDDEN, FORBIDDEN));
        rules.put(CENTRAL_SETPOINT, rule(ALLOWED, ALLOWED, REQUIRED, ALLOWED));
        rules.put(CENTRAL_FREQUENCY, rule(ALLOWED, ALLOWED, REQUIRED, FORBIDDEN));
        rules.put(LOCAL_FREQUENCY, new ModeRules(FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN, REQUIRED, ALLOWED));
        // A certified CSMS sends values here, which those of the external system replace.
        rules.put(EXTERNAL_SETPOINT, rule(ALLOWED, ALLOWED, ALLOWED, ALLOWED));
        rules.put(EXTERNAL_LIMITS, rule(ALLOWED, ALLOWED, FORBIDDEN, FORBIDDEN));
        rules.put(LOCAL_LOAD_BALANCING, rule(ALLOWED, ALLOWED, FORBIDDEN, FORBIDDEN));
        rules.put(IDLE, rule(FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN));
        return Map.copyOf(rules);
    }

    private static Map<ChargingProfilePurposeEnum, Set<OperationModeEnum>> byPurpose() {
        Set<OperationModeEnum> all = EnumSet.allOf(OperationModeEnum.class);
        all.remove(OperationModeEnum.UNRECOGNIZED);
        Map<ChargingProfilePurposeEnum, Set<OperationModeEnum>> modes = new EnumMap<>(ChargingProfilePurposeEnum.class);
        modes.put(ChargingProfilePurposeEnum.TX_PROFILE, all);
        modes.put(ChargingProfilePurposeEnum.TX_DEFAULT_PROFILE, all);
        modes.put(ChargingProfilePurposeEnum.PRIORITY_CHARGING, Set.of(CHARGING_ONLY));
        modes.put(ChargingProfilePurposeEnum.CHARGING_STATION_MAX_PROFILE, Set.of(CHARGING_ONLY));
        modes.put(
                ChargingProfilePurposeEnum.CHARGING_STATION_EXTERNAL_CONSTRAINTS,
                Set.of(CHARGING_ONLY, EXTERNAL_LIMITS, EXTERNAL_SETPOINT));
        modes.put(ChargingProfilePurposeEnum.LOCAL_GENERATION, Set.of(CHARGING_ONLY, EXTERNAL_LIMITS));
        modes.replaceAll((purpose, allowed) -> Set.copyOf(allowed));
        return Map.copyOf(modes);
    }

    private static ModeRules rule(Presence limit, Presence dischargeLimit, Presence setpoint, Presence reactive) {
        return new ModeRules(limit, dischargeLimit, setpoint, reactive, IGNORED, IGNORED);
    }

    /**
     * Returns the operation mode of a period.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * OperationModeEnum mode = OperationModes.of(period);
     * }</pre>
     *
     * @param period the period
     * @return its mode; ChargingOnly if it names none
     */
    public static OperationModeEnum of(ChargingSchedulePeriod period) {
        OperationModeEnum mode = period.operationMode();
        return mode == null ? CHARGING_ONLY : mode;
    }

    /**
     * Returns what a period with a mode must, may and must not hold.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * Presence setpoint = OperationModes.rules(OperationModeEnum.CENTRAL_SETPOINT).setpoint();
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, table of Q chapter 2.2, Q02.FR.02, Q03.FR.02, Q03.FR.03, Q08.FR.02 to Q08.FR.04, Q09.FR.05,
     * Q10.FR.01. Limits in ExternalLimits and setpoints in ExternalSetpoint that come from the CSMS are taken, as its
     * certification expects, so that the rules are the same whoever made the profile.
     *
     * @param mode the mode
     * @return the rules
     * @throws IllegalArgumentException for {@code UNRECOGNIZED}
     */
    public static ModeRules rules(OperationModeEnum mode) {
        ModeRules rules = RULES.get(mode);
        if (rules == null) {
            throw new IllegalArgumentException("no operation mode: " + mode);
        }
        return rules;
    }

    /**
     * Returns the modes that profiles of a purpose may use.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * Set<OperationModeEnum> allowed = OperationModes.allowedFor(ChargingProfilePurposeEnum.TX_PROFILE);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.111 to K01.FR.113.
     *
     * @param purpose the purpose
     * @return the modes
     */
    public static Set<OperationModeEnum> allowedFor(ChargingProfilePurposeEnum purpose) {
        return BY_PURPOSE.getOrDefault(purpose, Set.of());
    }

    /**
     * Tells whether a mode needs a bidirectional transaction.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * boolean bothWays = OperationModes.needsBidirectional(OperationModeEnum.IDLE);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Ed. 2 Part 2, K01.FR.116.
     *
     * @param mode the mode
     * @return whether it does; ExternalSetpoint and ExternalLimits do not
     */
    public static boolean needsBidirectional(OperationModeEnum mode) {
        return BIDIRECTIONAL.contains(mode);
    }

    /**
     * Tells whether energy can flow both ways in a mode of energy transfer.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * boolean canDischarge = OperationModes.isBidirectional(EnergyTransferModeEnum.DC_BPT);
     * }</pre>
     *
     * @param transfer the mode of energy transfer
     * @return whether it is bidirectional
     */
    public static boolean isBidirectional(EnergyTransferModeEnum transfer) {
        return switch (transfer) {
            case AC_BPT, AC_BPT_DER, DC_BPT, DC_ACDP_BPT -> true;
            default -> false;
        };
    }

    /**
     * Returns the modes of energy transfer that all sides take.
     *
     * <p>Pure; O(n · m) in the sizes of the lists.
     *
     * <pre>{@code
     * List<EnergyTransferModeEnum> common = OperationModes.commonTransfers(byStation, byVehicle, byCsms);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, Q01.FR.03, Q01.FR.08, Q02.FR.03 (absent list), Q02.FR.05.
     *
     * @param byStation what the station supports
     * @param byVehicle what the vehicle offers, the preferred ones first
     * @param byCsms what the CSMS allows, or null if it has not said: then nothing bidirectional is
     * @return the common modes in the order of the vehicle
     */
    public static List<EnergyTransferModeEnum> commonTransfers(
            Collection<EnergyTransferModeEnum> byStation,
            List<EnergyTransferModeEnum> byVehicle,
            @Nullable Collection<EnergyTransferModeEnum> byCsms) {
        return byVehicle.stream()
                .distinct()
                .filter(byStation::contains)
                .filter(mode -> byCsms == null ? !isBidirectional(mode) : byCsms.contains(mode))
                .toList();
    }

    /**
     * Returns the operation modes that a transaction can use.
     *
     * <p>Pure; O(n).
     *
     * <pre>{@code
     * Set<OperationModeEnum> usable = OperationModes.usable(supported, EnergyTransferModeEnum.AC_BPT);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.115, K01.FR.116, Q01.
     *
     * @param supported SupportedOperationModes of V2XChargingCtrlr
     * @param transfer the negotiated mode of energy transfer
     * @return ChargingOnly and those supported ones that the energy transfer permits
     */
    public static Set<OperationModeEnum> usable(
            Collection<OperationModeEnum> supported, EnergyTransferModeEnum transfer) {
        Set<OperationModeEnum> usable = EnumSet.of(CHARGING_ONLY);
        supported.stream()
                .filter(mode -> isBidirectional(transfer) || !needsBidirectional(mode))
                .filter(mode -> mode != OperationModeEnum.UNRECOGNIZED)
                .forEach(usable::add);
        return Set.copyOf(usable);
    }

    /**
     * Tells whether limits or setpoints of an external system may take effect.
     *
     * <p>Pure; constant time.
     *
     * <pre>{@code
     * boolean open = OperationModes.takesExternalValues(disallowed, period);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K11.FR.07, K29.FR.03, Q06.FR.08.
     *
     * @param disallowed variable ExternalConstraintsProfileDisallowed of SmartChargingCtrlr
     * @param active the period of the Tx(Default)Profile in force, or null
     * @return whether external values are taken; where profiles of external systems are disallowed, only into a period of
     *     the CSMS with ExternalSetpoint or ExternalLimits
     */
    public static boolean takesExternalValues(boolean disallowed, @Nullable ChargingSchedulePeriod active) {
        return !disallowed || (active != null && (of(active) == EXTERNAL_SETPOINT || of(active) == EXTERNAL_LIMITS));
    }

    /**
     * Finds the changes of the operation mode in a composite schedule, each of which is reported in a TransactionEvent with
     * trigger OperationModeChanged.
     *
     * <p>Pure; O(n) in the number of periods.
     *
     * <pre>{@code
     * List<ModeChange> changes = OperationModes.changes(null, composite);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.110.
     *
     * @param before mode in force before the schedule; null for ChargingOnly
     * @param schedule the schedule
     * @return the changes in order
     */
    public static List<ModeChange> changes(@Nullable OperationModeEnum before, CompositeSchedule schedule) {
        List<ModeChange> changes = new ArrayList<>();
        OperationModeEnum current = before == null ? CHARGING_ONLY : before;
        for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
            OperationModeEnum next = of(period);
            if (next != current) {
                changes.add(new ModeChange(schedule.scheduleStart().plusSeconds(period.startPeriod()), next));
                current = next;
            }
        }
        return List.copyOf(changes);
    }
}
