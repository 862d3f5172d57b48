package dev.ocppkit.station.devicemodel;

import dev.ocppkit.model.datatype.SetMonitoringData;
import dev.ocppkit.model.datatype.VariableCharacteristics;
import dev.ocppkit.model.enumeration.DataEnum;
import dev.ocppkit.model.enumeration.MonitorEnum;
import dev.ocppkit.model.enumeration.SetMonitoringStatusEnum;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Judges monitors that the CSMS wants to set (N04). Pure. */
final class MonitorRules {
    private static final Set<MonitorEnum> THRESHOLDS = Set.of(MonitorEnum.UPPER_THRESHOLD, MonitorEnum.LOWER_THRESHOLD);
    private static final Set<DataEnum> NUMERIC = Set.of(DataEnum.INTEGER, DataEnum.DECIMAL);

    private MonitorRules() {}

    static SetMonitoringStatusEnum judge(SetMonitoringData asked, DeviceVariable on, List<SetMonitoringData> monitors) {
        VariableCharacteristics rule = on.characteristics();
        boolean threshold = THRESHOLDS.contains(asked.type());
        boolean target = asked.type() == MonitorEnum.TARGET_DELTA || asked.type() == MonitorEnum.TARGET_DELTA_RELATIVE;
        if (!rule.supportsMonitoring() || target || (threshold && !NUMERIC.contains(rule.dataType()))) {
            return SetMonitoringStatusEnum.UNSUPPORTED_MONITOR_TYPE;
        }
        boolean unfit =
                threshold ? isOutside(rule, asked.value()) : asked.value().signum() < 0;
        boolean stream = asked.periodicEventStream() == null
                || (!threshold && EventStream.isPossible(asked.periodicEventStream()));
        if (unfit || !stream || replacesAnother(asked, monitors)) {
            return SetMonitoringStatusEnum.REJECTED;
        }
        return monitors.stream().anyMatch(each -> isDuplicate(each, asked))
                ? SetMonitoringStatusEnum.DUPLICATE
                : SetMonitoringStatusEnum.ACCEPTED;
    }

    private static boolean isOutside(VariableCharacteristics rule, BigDecimal value) {
        BigDecimal max = rule.maxLimit();
        BigDecimal min = rule.minLimit();
        return (max != null && value.compareTo(max) > 0) || (min != null && value.compareTo(min) < 0);
    }

    /** Whether an id is given that no monitor of the same variable has (N04.FR.12, N04.FR.13). */
    private static boolean replacesAnother(SetMonitoringData asked, List<SetMonitoringData> monitors) {
        return asked.id() != null
                && monitors.stream().noneMatch(each -> asked.id().equals(each.id()) && isSame(each, asked));
    }

    private static boolean isDuplicate(SetMonitoringData each, SetMonitoringData asked) {
        return isSame(each, asked)
                && each.type() == asked.type()
                && each.severity() == asked.severity()
                && each.id() != null
                && !each.id().equals(asked.id());
    }

    private static boolean isSame(SetMonitoringData one, SetMonitoringData other) {
        return DeviceVariable.key(one.component(), one.variable())
                .equals(DeviceVariable.key(other.component(), other.variable()));
    }
}
