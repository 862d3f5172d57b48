package dev.ocppkit.smartcharging.validation;

import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.testing.VectorCase;
import dev.ocppkit.smartcharging.v2x.LoadBalancingSettings;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what cases say about a device model. */
final class CapabilityForms {
    private CapabilityForms() {}

    static Set<OperationModeEnum> modes(JsonNode array) {
        Set<OperationModeEnum> modes = EnumSet.noneOf(OperationModeEnum.class);
        array.forEach(name ->
                modes.add(OperationModeEnum.fromWireName(name.stringValue()).orElseThrow()));
        return modes;
    }

    static @Nullable LoadBalancingSettings loadBalancing(JsonNode form) {
        if (form.isMissingNode() || form.isNull()) {
            return null;
        }
        VectorCase.requireOnly(form, "UpperThreshold", "LowerThreshold", "UpperOffset", "LowerOffset");
        BigDecimal upper = VectorCase.decimal(form, "UpperThreshold");
        BigDecimal lower = VectorCase.decimal(form, "LowerThreshold");
        BigDecimal upperOffset = VectorCase.decimal(form, "UpperOffset");
        BigDecimal lowerOffset = VectorCase.decimal(form, "LowerOffset");
        boolean complete = upper != null && lower != null && upperOffset != null && lowerOffset != null;
        return complete && upper.compareTo(lower) > 0
                ? new LoadBalancingSettings(upper, lower, upperOffset, lowerOffset)
                : null;
    }
}
