package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.model.enumeration.ChargingProfileKindEnum;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.smartcharging.EvseState;
import dev.ocppkit.smartcharging.TransactionState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges charging profiles. Nothing is changed, and everything that is wrong is found, not the first fault alone.
 *
 * <p>Spec: OCPP 2.1 Part 2, K01 to K05, K15 to K19, K28, Q02 to Q10, V2X.05 to V2X.10.
 */
public final class ChargingProfiles {
    private ChargingProfiles() {}

    /**
     * Judges a profile as the station that received it must.
     *
     * <p>A station without smart charging answers with CALLERROR instead (K01.FR.29), or ignores the profile of a
     * RequestStartTransactionRequest (K05.FR.04), and does not call this.
     *
     * <p>Pure; O(p + n · m²) in the periods p of the profile, the installed profiles n, and m periods that choose a phase.
     * Example: {@code ChargingProfiles.validate(ProfileRequest.of(request), context).toResponse()}.
     *
     * <pre>{@code
     * ProfileCheck check = ChargingProfiles.validate(ProfileRequest.of(request), context);
     * }</pre>
     *
     * @param request the profile and where it is to be installed
     * @param context everything else that decides
     * @return violations in the order of {@link ProfileRule}, and warnings
     */
    public static ProfileCheck validate(ProfileRequest request, ValidationContext context) {
        Findings findings = new Findings();
        Findings warnings = new Findings();
        new SettingsChecks(request, context, findings).run();
        new TransactionChecks(request, context, findings).run();
        new DuplicateChecks(request, context, findings).run();
        new ShapeChecks(request.profile(), findings).run();
        new PhaseChecks(request, context, findings, warnings).run();
        EnergyTransferModeEnum transfer = context.station()
                .evse(request.evseId())
                .map(EvseState::transaction)
                .map(TransactionState::energyTransfer)
                .orElse(null);
        new ModeChecks(request.profile(), context.capabilities(), transfer, context.policy(), findings).run();
        warn(request.profile(), context.capabilities(), warnings);
        return new ProfileCheck(findings.sorted(), warnings.sorted());
    }

    /**
     * Judges the operation modes and values of the periods of a profile alone.
     *
     * <p>Pure; O(p) in the periods of the profile.
     *
     * <pre>{@code
     * List<ProfileViolation> faults = ChargingProfiles.validateModes(
     *         profile, capabilities, EnergyTransferModeEnum.AC_BPT, ValidationPolicy.defaults());
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.111 to K01.FR.116, K01.FR.126, K01.FR.143 to K01.FR.146, table of Q chapter 2.2, Q02.FR.02,
     * Q03.FR.02, Q08.FR.02 to Q08.FR.05, Q09.FR.01, Q09.FR.02, Q10.FR.02, V2X.05 to V2X.10.
     *
     * @param profile the profile
     * @param capabilities what the device model says
     * @param transfer negotiated energy transfer of the transaction; null if unknown, and K01.FR.116 is not applied
     * @param policy what to do where the text leaves a choice
     * @return all violations in the order of {@link ProfileRule}; empty if there are none
     */
    public static List<ProfileViolation> validateModes(
            ChargingProfile profile,
            StationCapabilities capabilities,
            @Nullable EnergyTransferModeEnum transfer,
            ValidationPolicy policy) {
        Findings findings = new Findings();
        new ModeChecks(profile, capabilities, transfer, policy, findings).run();
        return findings.sorted();
    }

    /**
     * Finds what a CSMS should not send although a station may accept it: rules that bind the CSMS alone, fields that will have
     * no effect, and values that are replaced.
     *
     * <p>Pure; O(p) in the periods of the profile.
     *
     * <pre>{@code
     * List<ProfileViolation> advice = ChargingProfiles.lint(ProfileRequest.of(request), context);
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.60, K01.FR.80, K01.FR.142, V2X.08, Q05.FR.01, Q05.FR.02, Q07.FR.02 to Q07.FR.04.
     *
     * @param request the profile and where it is to be sent
     * @param context what is known of the station
     * @return the findings in the order of {@link ProfileRule}; those of {@link #validate} are not among them
     */
    public static List<ProfileViolation> lint(ProfileRequest request, ValidationContext context) {
        Findings findings = new Findings();
        warn(request.profile(), context.capabilities(), findings);
        new CsmsChecks(request, context, findings).run();
        return findings.sorted();
    }

    private static void warn(ChargingProfile profile, StationCapabilities capabilities, Findings warnings) {
        boolean offline =
                profile.maxOfflineDuration() != null && !capabilities.supports(ProfileFeature.MAX_OFFLINE_DURATION);
        warnings.addIf(offline, ProfileRule.MAX_OFFLINE_UNSUPPORTED);
        boolean rhythm =
                profile.recurrencyKind() != null && profile.chargingProfileKind() != ChargingProfileKindEnum.RECURRING;
        warnings.addIf(rhythm, ProfileRule.RECURRENCY_ELSEWHERE);
        for (ChargingSchedule schedule : profile.chargingSchedule()) {
            for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
                boolean sleep =
                        Boolean.TRUE.equals(period.evseSleep()) && !capabilities.supports(ProfileFeature.EVSE_SLEEP);
                warnings.addIf(sleep, ProfileRule.EVSE_SLEEP_UNSUPPORTED, schedule, period);
            }
        }
    }
}
