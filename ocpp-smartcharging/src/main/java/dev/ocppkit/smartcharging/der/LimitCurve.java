package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.DERCurve;
import dev.ocppkit.model.datatype.Hysteresis;
import dev.ocppkit.model.enumeration.DERUnitEnum;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A curve of FreqWatt or VoltWatt, ready for use. */
record LimitCurve(
        DerCurve curve,
        DERUnitEnum unit,
        @Nullable Hysteresis hysteresis,
        @Nullable BigDecimal responseTime) {
    static LimitCurve of(DerControl control) {
        DERCurve curve = Objects.requireNonNull(control.request().curve());
        return new LimitCurve(DerCurve.of(curve), curve.yUnit(), curve.hysteresis(), curve.responseTime());
    }
}
