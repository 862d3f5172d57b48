package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.datatype.ChargingSchedule;
import dev.ocppkit.model.datatype.ChargingSchedulePeriod;
import dev.ocppkit.smartcharging.CurrentType;
import dev.ocppkit.smartcharging.EvseState;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The rules about the number of phases and the phase to use. */
final class PhaseChecks {
    private final ProfileRequest request;
    private final ValidationContext context;
    private final Findings findings;
    private final Findings warnings;
    private final List<EvseState> ac;
    private final boolean dcOnly;

    PhaseChecks(ProfileRequest request, ValidationContext context, Findings findings, Findings warnings) {
        this.request = request;
        this.context = context;
        this.findings = findings;
        this.warnings = warnings;
        List<EvseState> concerned = context.station().evses().stream()
                .filter(evse -> request.evseId() == 0 || evse.id() == request.evseId())
                .toList();
        this.ac = concerned.stream()
                .filter(evse -> evse.currentType() == CurrentType.AC)
                .toList();
        // On a station with both kinds, a profile for the whole station means the AC ones.
        Predicate<EvseState> phaseless = evse -> evse.currentType() == CurrentType.DC && !evse.dcInputPhaseControl();
        this.dcOnly = !concerned.isEmpty() && concerned.stream().allMatch(phaseless);
    }

    void run() {
        for (ChargingSchedule schedule : request.profile().chargingSchedule()) {
            for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
                check(schedule, period);
            }
        }
        if (PhaseConflicts.exist(request, context)) {
            findings.add(ProfileRule.PHASE_CONFLICT);
        }
    }

    private void check(ChargingSchedule schedule, ChargingSchedulePeriod period) {
        Integer phases = period.numberPhases();
        Integer phaseToUse = period.phaseToUse();
        boolean any = phases != null || phaseToUse != null;
        if (dcOnly) {
            findings.addIf(any, ProfileRule.PHASES_OF_DC, schedule, period);
            return;
        }
        if (phases != null) {
            findings.addIf(phases < 1 || phases > 3, ProfileRule.NO_PHASE, schedule, period);
            boolean tooMany = ac.stream().anyMatch(evse -> phases > evse.supportedPhases());
            ProfileRule rule =
                    context.policy().refuseTooManyPhases() ? ProfileRule.TOO_MANY_PHASES : ProfileRule.FEWER_PHASES;
            Findings target = rule == ProfileRule.TOO_MANY_PHASES ? findings : warnings;
            target.addIf(tooMany, rule, schedule, period);
        }
        if (phaseToUse != null) {
            boolean single = phases != null && phases == 1 && phaseToUse >= 1 && phaseToUse <= 3;
            findings.addIf(!single, ProfileRule.PHASE_TO_USE, schedule, period);
            boolean reachable = ac.stream().allMatch(evse -> canUse(evse, phaseToUse));
            findings.addIf(!reachable, ProfileRule.PHASE_SWITCHING, schedule, period);
        }
    }

    private boolean canUse(EvseState evse, Integer phase) {
        StationCapabilities capabilities = context.capabilities();
        return capabilities.phaseSwitchingEvses().contains(evse.id())
                || Objects.equals(capabilities.phasesInUse().get(evse.id()), phase);
    }
}
