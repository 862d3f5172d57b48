package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Reports of the device model in parts (B07, B08). */
final class Reports {
    private static final int PART = 40;
    private static final Set<String> SUMMARY =
            Set.of("availabilitystate", "active", "problem", "tripped", "overload", "fallback");

    private final Station station;

    Reports(Station station) {
        this.station = station;
        station.on(GetBaseReportRequest.class, this::base);
        station.on(GetReportRequest.class, this::custom);
    }

    private GetBaseReportResponse base(GetBaseReportRequest request) {
        List<DeviceModel.Entry> entries = entries().stream()
                .filter(entry -> belongs(entry, request.reportBase()))
                .toList();
        return GetBaseReportResponse.of(answer(request.requestId(), entries));
    }

    private List<DeviceModel.Entry> entries() {
        return station.model.entries().stream()
                .filter(entry -> entry.isIn(station.version()))
                .toList();
    }

    private static boolean belongs(DeviceModel.Entry entry, ReportBaseEnum base) {
        return switch (base) {
            case FULL_INVENTORY -> true;
            case CONFIGURATION_INVENTORY -> entry.mutability() != MutabilityEnum.READ_ONLY;
            default -> SUMMARY.contains(entry.variable().name().toLowerCase(java.util.Locale.ROOT));
        };
    }

    private GetReportResponse custom(GetReportRequest request) {
        List<DeviceModel.Entry> entries = entries().stream()
                .filter(entry -> request.componentVariable() == null
                        || request.componentVariable().stream().anyMatch(each -> matches(each, entry)))
                .filter(entry -> request.componentCriteria() == null
                        || request.componentCriteria().stream().anyMatch(each -> meets(entry.component(), each)))
                .toList();
        return GetReportResponse.of(answer(request.requestId(), entries));
    }

    /** What is left out of a request stands for everything (B08.FR.20 to B08.FR.25). */
    static boolean matches(ComponentVariable asked, DeviceModel.Entry entry) {
        Component component = asked.component();
        Variable variable = asked.variable();
        boolean named = variable == null
                || (variable.name().equalsIgnoreCase(entry.variable().name())
                        && (variable.instance() == null
                                || variable.instance()
                                        .equalsIgnoreCase(entry.variable().instance())));
        return component.name().equalsIgnoreCase(entry.component().name())
                && (component.instance() == null
                        || component
                                .instance()
                                .equalsIgnoreCase(entry.component().instance()))
                && (component.evse() == null
                        || covers(component.evse(), entry.component().evse()))
                && named;
    }

    private static boolean covers(EVSE asked, EVSE has) {
        return has != null
                && asked.id() == has.id()
                && (asked.connectorId() == null || asked.connectorId().equals(has.connectorId()));
    }

    private boolean meets(Component component, ComponentCriterionEnum criterion) {
        DeviceModel.Entry entry =
                station.model.find(component, dev.ocppkit.model.datatype.Variable.of(criterion.wireName()));
        boolean absentCounts = criterion != ComponentCriterionEnum.PROBLEM;
        return entry == null ? absentCounts : station.model.value(entry).equals("true");
    }

    private GenericDeviceModelStatusEnum answer(int requestId, List<DeviceModel.Entry> entries) {
        if (entries.isEmpty()) {
            return GenericDeviceModelStatusEnum.EMPTY_RESULT_SET;
        }
        station.afterReply(() -> send(requestId, entries));
        return GenericDeviceModelStatusEnum.ACCEPTED;
    }

    private void send(int requestId, List<DeviceModel.Entry> entries) {
        Instant now = station.now();
        parts(
                entries,
                PART,
                (part, more, seqNo) -> station.send(NotifyReportRequest.builder()
                        .requestId(requestId)
                        .generatedAt(now)
                        .seqNo(seqNo)
                        .tbc(more)
                        .reportData(part.stream().map(this::data).toList())
                        .build()));
    }

    /** Takes one part of a report. */
    interface PartSender<T> {
        void send(List<T> part, boolean more, int seqNo);
    }

    /** Divides a report. */
    static <T> void parts(List<T> all, int size, PartSender<T> sender) {
        int parts = (all.size() + size - 1) / size;
        for (int part = 0; part < parts; part++) {
            List<T> items = all.subList(part * size, Math.min(all.size(), (part + 1) * size));
            sender.send(items, part < parts - 1, part);
        }
    }

    private ReportData data(DeviceModel.Entry entry) {
        boolean secret = entry.mutability() == MutabilityEnum.WRITE_ONLY;
        VariableAttribute attribute = VariableAttribute.builder()
                .type(AttributeEnum.ACTUAL)
                .value(secret ? null : station.model.value(entry))
                .mutability(entry.mutability())
                .persistent(true)
                .constant(false)
                .build();
        return ReportData.builder()
                .component(entry.component())
                .variable(entry.variable())
                .variableAttribute(List.of(attribute))
                .variableCharacteristics(entry.characteristics())
                .build();
    }
}
