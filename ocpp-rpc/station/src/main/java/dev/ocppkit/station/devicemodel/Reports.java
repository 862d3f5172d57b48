package dev.ocppkit.station.devicemodel;

import dev.ocppkit.model.datatype.Component;
import dev.ocppkit.model.datatype.ComponentVariable;
import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.datatype.ReportData;
import dev.ocppkit.model.datatype.Variable;
import dev.ocppkit.model.datatype.VariableAttribute;
import dev.ocppkit.model.enumeration.AttributeEnum;
import dev.ocppkit.model.enumeration.ComponentCriterionEnum;
import dev.ocppkit.model.enumeration.GenericDeviceModelStatusEnum;
import dev.ocppkit.model.enumeration.MutabilityEnum;
import dev.ocppkit.model.enumeration.ReportBaseEnum;
import dev.ocppkit.model.message.GetBaseReportRequest;
import dev.ocppkit.model.message.GetBaseReportResponse;
import dev.ocppkit.model.message.GetReportRequest;
import dev.ocppkit.model.message.GetReportResponse;
import dev.ocppkit.model.message.NotifyReportRequest;
import dev.ocppkit.station.StationContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reports of the device model in parts: GetBaseReport and GetReport, answered by NotifyReport.
 *
 * <p>Spec: OCPP 2.1 Part 2, B07 and B08.
 */
public final class Reports {
    private static final int PART = 40;
    private static final Set<String> SUMMARY =
            Set.of("availabilitystate", "active", "problem", "tripped", "overload", "fallback");

    private final StationContext context;
    private final DeviceModel model;

    /**
     * Adds the handlers.
     *
     * @param context where the block lives
     * @param model the variables
     */
    public Reports(StationContext context, DeviceModel model) {
        this.context = context;
        this.model = model;
        context.on(
                GetBaseReportRequest.class,
                request -> GetBaseReportResponse.of(
                        answer(request.requestId(), each -> belongs(each, request.reportBase()))));
        context.on(
                GetReportRequest.class,
                request -> GetReportResponse.of(answer(request.requestId(), each -> isAskedFor(each, request))));
    }

    private static boolean belongs(DeviceVariable each, ReportBaseEnum base) {
        return switch (base) {
            case FULL_INVENTORY -> true;
            case CONFIGURATION_INVENTORY -> each.mutability() != MutabilityEnum.READ_ONLY;
            default -> SUMMARY.contains(each.variable().name().toLowerCase(Locale.ROOT));
        };
    }

    private boolean isAskedFor(DeviceVariable each, GetReportRequest request) {
        List<ComponentVariable> places = request.componentVariable();
        List<ComponentCriterionEnum> criteria = request.componentCriteria();
        return (places == null || places.stream().anyMatch(asked -> matches(asked, each)))
                && (criteria == null || criteria.stream().anyMatch(asked -> meets(each.component(), asked)));
    }

    /** What is left out of a request stands for everything (B08.FR.20 to B08.FR.25). */
    static boolean matches(ComponentVariable asked, DeviceVariable each) {
        Component component = asked.component();
        Variable variable = asked.variable();
        boolean named = variable == null
                || (variable.name().equalsIgnoreCase(each.variable().name())
                        && isOpenOrSame(variable.instance(), each.variable().instance()));
        return named
                && component.name().equalsIgnoreCase(each.component().name())
                && isOpenOrSame(component.instance(), each.component().instance())
                && covers(component.evse(), each.component().evse());
    }

    private static boolean isOpenOrSame(@Nullable String asked, @Nullable String has) {
        return asked == null || asked.equalsIgnoreCase(has);
    }

    private static boolean covers(@Nullable EVSE asked, @Nullable EVSE has) {
        if (asked == null) {
            return true;
        }
        return has != null
                && asked.id() == has.id()
                && (asked.connectorId() == null || asked.connectorId().equals(has.connectorId()));
    }

    private boolean meets(Component component, ComponentCriterionEnum criterion) {
        boolean absentCounts = criterion != ComponentCriterionEnum.PROBLEM;
        return model.find(component, Variable.of(criterion.wireName()))
                .map(each -> model.value(each).equals("true"))
                .orElse(absentCounts);
    }

    private GenericDeviceModelStatusEnum answer(int requestId, Predicate<DeviceVariable> wanted) {
        List<DeviceVariable> found = model.variables().stream()
                .filter(each -> each.isIn(context.version()))
                .filter(wanted)
                .toList();
        if (found.isEmpty()) {
            return GenericDeviceModelStatusEnum.EMPTY_RESULT_SET;
        }
        context.afterReply(() -> send(requestId, found));
        return GenericDeviceModelStatusEnum.ACCEPTED;
    }

    private void send(int requestId, List<DeviceVariable> found) {
        Instant now = context.now();
        ReportParts.send(
                found,
                PART,
                (part, more, seqNo) -> context.send(NotifyReportRequest.builder()
                        .requestId(requestId)
                        .generatedAt(now)
                        .seqNo(seqNo)
                        .tbc(more)
                        .reportData(part.stream().map(this::data).toList())
                        .build()));
    }

    private ReportData data(DeviceVariable each) {
        VariableAttribute attribute = VariableAttribute.builder()
                .type(AttributeEnum.ACTUAL)
                .value(each.isReadable() ? model.value(each) : null)
                .mutability(each.mutability())
                .persistent(true)
                .constant(false)
                .build();
        return ReportData.builder()
                .component(each.component())
                .variable(each.variable())
                .variableAttribute(List.of(attribute))
                .variableCharacteristics(each.characteristics())
                .build();
    }
}
