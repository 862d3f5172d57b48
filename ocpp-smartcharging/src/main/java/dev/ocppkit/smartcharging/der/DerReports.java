package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.DERCurveGet;
import dev.ocppkit.model.datatype.EnterServiceGet;
import dev.ocppkit.model.datatype.FixedPFGet;
import dev.ocppkit.model.datatype.FixedVarGet;
import dev.ocppkit.model.datatype.FreqDroopGet;
import dev.ocppkit.model.datatype.GradientGet;
import dev.ocppkit.model.datatype.LimitMaxDischargeGet;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.message.ReportDERControlRequest;
import dev.ocppkit.model.message.SetDERControlRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Cuts reports of controls into messages. */
final class DerReports {
    /** How many items each list of a message may have. */
    private static final int PAGE = 24;

    private DerReports() {}

    static List<ReportDERControlRequest> of(int requestId, List<DerControl> controls, Instant now) {
        int pages = 0;
        for (DERControlEnum field : DERControlEnum.values()) {
            long items = controls.stream().filter(c -> field(c) == field).count();
            pages = Math.max(pages, (int) ((items + PAGE - 1) / PAGE));
        }
        List<ReportDERControlRequest> reports = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            reports.add(page(requestId, controls, now, page, page < pages - 1));
        }
        return List.copyOf(reports);
    }

    /** The kind by whose list a control is reported; all curves share one. */
    private static DERControlEnum field(DerControl control) {
        return DerKinds.isCurve(control.kind()) ? DERControlEnum.VOLT_WATT : control.kind();
    }

    private static ReportDERControlRequest page(
            int requestId, List<DerControl> controls, Instant now, int page, boolean toBeContinued) {
        ReportDERControlRequest.Builder report =
                ReportDERControlRequest.builder().requestId(requestId).tbc(toBeContinued);
        report.curve(items(controls, page, DERControlEnum.VOLT_WATT, c -> curve(c, now)));
        report.fixedPFAbsorb(items(controls, page, DERControlEnum.FIXED_PF_ABSORB, c -> powerFactor(c, now)));
        report.fixedPFInject(items(controls, page, DERControlEnum.FIXED_PF_INJECT, c -> powerFactor(c, now)));
        report.fixedVar(items(
                controls,
                page,
                DERControlEnum.FIXED_VAR,
                c -> FixedVarGet.builder()
                        .id(c.id())
                        .isDefault(c.isDefault())
                        .isSuperseded(c.isSupersededAt(now))
                        .fixedVar(Objects.requireNonNull(c.request().fixedVar()))
                        .build()));
        report.freqDroop(items(
                controls,
                page,
                DERControlEnum.FREQ_DROOP,
                c -> FreqDroopGet.builder()
                        .id(c.id())
                        .isDefault(c.isDefault())
                        .isSuperseded(c.isSupersededAt(now))
                        .freqDroop(Objects.requireNonNull(c.request().freqDroop()))
                        .build()));
        report.limitMaxDischarge(items(controls, page, DERControlEnum.LIMIT_MAX_DISCHARGE, c -> limit(c, now)));
        report.enterService(items(
                controls,
                page,
                DERControlEnum.ENTER_SERVICE,
                c -> EnterServiceGet.builder()
                        .id(c.id())
                        .enterService(Objects.requireNonNull(c.request().enterService()))
                        .build()));
        report.gradient(items(
                controls,
                page,
                DERControlEnum.GRADIENTS,
                c -> GradientGet.builder()
                        .id(c.id())
                        .gradient(Objects.requireNonNull(c.request().gradient()))
                        .build()));
        return report.build();
    }

    private static <T> @Nullable List<T> items(
            List<DerControl> controls, int page, DERControlEnum field, Function<DerControl, T> form) {
        Predicate<DerControl> ofField = control -> field(control) == field;
        List<T> items = controls.stream()
                .filter(ofField)
                .skip((long) page * PAGE)
                .limit(PAGE)
                .map(form)
                .toList();
        return items.isEmpty() ? null : items;
    }

    private static DERCurveGet curve(DerControl control, Instant now) {
        return DERCurveGet.builder()
                .id(control.id())
                .curveType(control.kind())
                .isDefault(control.isDefault())
                .isSuperseded(control.isSupersededAt(now))
                .curve(Objects.requireNonNull(control.request().curve()))
                .build();
    }

    private static FixedPFGet powerFactor(DerControl control, Instant now) {
        SetDERControlRequest request = control.request();
        return FixedPFGet.builder()
                .id(control.id())
                .isDefault(control.isDefault())
                .isSuperseded(control.isSupersededAt(now))
                .fixedPF(Objects.requireNonNull(
                        request.fixedPFAbsorb() != null ? request.fixedPFAbsorb() : request.fixedPFInject()))
                .build();
    }

    private static LimitMaxDischargeGet limit(DerControl control, Instant now) {
        return LimitMaxDischargeGet.builder()
                .id(control.id())
                .isDefault(control.isDefault())
                .isSuperseded(control.isSupersededAt(now))
                .limitMaxDischarge(Objects.requireNonNull(control.request().limitMaxDischarge()))
                .build();
    }
}
