package dev.ocppkit.smartcharging.tariff.internal;

import dev.ocppkit.model.datatype.CostDimension;
import dev.ocppkit.model.enumeration.CostDimensionEnum;
import dev.ocppkit.smartcharging.tariff.CostPolicy.DimensionForm;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The usage of a charging period, as far as its tariff asks for it (I12.FR.35). */
final class Dimensions {

    private static final int VOLUME_DECIMALS = 6;
    private static final int NANO_DIGITS = 9;
    private static final List<CostDimensionEnum> CERTIFIED_ORDER = List.of(
            CostDimensionEnum.ENERGY,
            CostDimensionEnum.CHARGING_TIME,
            CostDimensionEnum.IDLE_TIME,
            CostDimensionEnum.MAX_CURRENT,
            CostDimensionEnum.MIN_CURRENT,
            CostDimensionEnum.MAX_POWER,
            CostDimensionEnum.MIN_POWER);

    private final DimensionForm form;

    Dimensions(DimensionForm form) {
        this.form = form;
    }

    @Nullable
    List<CostDimension> of(Segment segment, Usage end) {
        List<CostDimension> dimensions = new ArrayList<>();
        CompiledTariff tariff = segment.tariff();
        if (tariff.list(CostPart.ENERGY) != null) {
            add(dimensions, CostDimensionEnum.ENERGY, segment.used(CostPart.ENERGY.index(), end));
        }
        add(dimensions, segment.current(), CostDimensionEnum.MAX_CURRENT, CostDimensionEnum.MIN_CURRENT);
        add(dimensions, segment.power(), CostDimensionEnum.MAX_POWER, CostDimensionEnum.MIN_POWER);
        if (tariff.list(CostPart.IDLE_TIME) != null) {
            add(dimensions, CostDimensionEnum.IDLE_TIME, seconds(segment.used(CostPart.IDLE_TIME.index(), end)));
        }
        boolean fallback = form == DimensionForm.CERTIFICATION && dimensions.isEmpty();
        if (tariff.list(CostPart.CHARGING_TIME) != null || fallback) {
            BigDecimal nanos = segment.used(CostPart.CHARGING_TIME.index(), end);
            add(dimensions, CostDimensionEnum.CHARGING_TIME, seconds(nanos));
        }
        if (form == DimensionForm.CERTIFICATION) {
            dimensions.sort(Comparator.comparingInt(each -> CERTIFIED_ORDER.indexOf(each.type())));
        }
        return dimensions.isEmpty() ? null : dimensions;
    }

    private static void add(
            List<CostDimension> dimensions,
            Segment.@Nullable Extremes extremes,
            CostDimensionEnum max,
            CostDimensionEnum min) {
        if (extremes != null) {
            add(dimensions, max, extremes.max());
            add(dimensions, min, extremes.min());
        }
    }

    private static void add(List<CostDimension> dimensions, CostDimensionEnum type, BigDecimal volume) {
        BigDecimal rounded = Numbers.heal(volume).setScale(VOLUME_DECIMALS, RoundingMode.HALF_UP);
        dimensions.add(CostDimension.of(type, rounded));
    }

    private static BigDecimal seconds(BigDecimal nanos) {
        return nanos.movePointLeft(NANO_DIGITS);
    }
}
