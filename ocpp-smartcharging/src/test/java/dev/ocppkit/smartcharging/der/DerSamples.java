package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.DERCurvePoints;
import dev.ocppkit.model.datatype.FixedPF;
import dev.ocppkit.model.datatype.FreqDroop;
import dev.ocppkit.model.datatype.LimitMaxDischarge;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import dev.ocppkit.model.message.SetDERControlRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Controls and measurements for tests. */
final class DerSamples {
    static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    /** 10 kW, 4 kvar, 230 V, 50 Hz. */
    static final DerRatings RATINGS = DerRatings.symmetric(10_000, 4_000, 230, 50);

    static final Set<DERControlEnum> ALL = EnumSet.allOf(DERControlEnum.class);
    static final DerControls EMPTY = DerControls.supporting(ALL);

    private DerSamples() {}

    static BigDecimal dec(String value) {
        return new BigDecimal(value);
    }

    /** A curve of points x, y, x, y. */
    static DERCurve curve(DERUnitEnum unit, double... points) {
        List<DERCurvePoints> data = new ArrayList<>();
        for (int i = 0; i < points.length; i += 2) {
            data.add(DERCurvePoints.builder()
                    .x(BigDecimal.valueOf(points[i]))
                    .y(BigDecimal.valueOf(points[i + 1]))
                    .build());
        }
        return DERCurve.builder().priority(1).yUnit(unit).curveData(data).build();
    }

    static FreqDroop droop() {
        return FreqDroop.builder()
                .priority(1)
                .overFreq(dec("50.2"))
                .underFreq(dec("49.8"))
                .overDroop(dec("0.05"))
                .underDroop(dec("0.05"))
                .responseTime(0)
                .build();
    }

    static LimitMaxDischarge limit(int percent) {
        return LimitMaxDischarge.builder()
                .priority(1)
                .pctMaxDischargePower(percent)
                .build();
    }

    static FixedPF powerFactor(String displacement, boolean absorbs) {
        return FixedPF.builder()
                .priority(1)
                .displacement(dec(displacement))
                .excitation(absorbs)
                .build();
    }

    static SetDERControlRequest request(
            String id, DERControlEnum kind, boolean isDefault, Consumer<SetDERControlRequest.Builder> field) {
        SetDERControlRequest.Builder builder =
                SetDERControlRequest.builder().controlId(id).controlType(kind).isDefault(isDefault);
        field.accept(builder);
        return builder.build();
    }

    static DerControl control(DERControlEnum kind, Consumer<SetDERControlRequest.Builder> field) {
        return DerControl.of(request(kind.wireName(), kind, true, field), null);
    }

    static DerPlan plan(DerControl... controls) {
        Map<DERControlEnum, DerControl> active = new HashMap<>();
        for (DerControl control : controls) {
            active.put(control.kind(), control);
        }
        return DerPlan.of(active, RATINGS);
    }

    static DerMeasurement grid(Instant at, String frequency, String voltage) {
        return DerMeasurement.of(at, dec(frequency), dec(voltage));
    }

    /** A droop without times. */
    static SetDERControlRequest byDefault(String id, int priority) {
        FreqDroop droop = droop().toBuilder().priority(priority).build();
        return request(id, DERControlEnum.FREQ_DROOP, true, r -> r.freqDroop(droop));
    }

    /** A droop from so many seconds after NOW on. */
    static SetDERControlRequest scheduled(String id, int priority, int startSecond, Integer seconds) {
        FreqDroop.Builder droop = droop().toBuilder().priority(priority).startTime(NOW.plusSeconds(startSecond));
        if (seconds != null) {
            droop.duration(seconds);
        }
        return request(id, DERControlEnum.FREQ_DROOP, false, r -> r.freqDroop(droop.build()));
    }

    /** Sets controls at NOW. */
    static DerControls with(SetDERControlRequest... requests) {
        DerControls controls = EMPTY;
        for (SetDERControlRequest request : requests) {
            controls = controls.set(request, NOW).controls();
        }
        return controls;
    }

    /** A curve of one point. */
    static SetDERControlRequest volt(DERControlEnum kind, DERUnitEnum unit) {
        return request("a", kind, true, r -> r.curve(curve(unit, 1, 1)));
    }

    static InjectedPower watts(long watts) {
        return InjectedPower.of(watts);
    }
}
