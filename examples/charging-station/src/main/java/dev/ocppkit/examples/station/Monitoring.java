package dev.ocppkit.examples.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.*;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.*;

/**
 * Monitors of variables and the events they give (N02 to N08). All monitors are custom ones, kept as the request that set
 * them.
 */
final class Monitoring {
    private static final int PART = 20;
    private static final Set<MonitorEnum> PERIODIC = Set.of(MonitorEnum.PERIODIC, MonitorEnum.PERIODIC_CLOCK_ALIGNED);
    private static final Set<MonitorEnum> THRESHOLDS = Set.of(MonitorEnum.UPPER_THRESHOLD, MonitorEnum.LOWER_THRESHOLD);

    /** How a monitor stands: what a delta counts from, whether a threshold is exceeded, and when it was last due. */
    private record Standing(String reference, boolean exceeded, Instant since) {}

    private final Station station;
    private final Map<Integer, Standing> standings = new HashMap<>();
    private int events;

    Monitoring(Station station) {
        this.station = station;
        station.on(
                SetVariableMonitoringRequest.class,
                request -> SetVariableMonitoringResponse.of(
                        request.setMonitoringData().stream().map(this::set).toList()));
        station.on(
                ClearVariableMonitoringRequest.class,
                request -> ClearVariableMonitoringResponse.of(
                        request.id().stream().map(this::clear).toList()));
        station.on(SetMonitoringBaseRequest.class, this::base);
        station.on(SetMonitoringLevelRequest.class, this::level);
        station.on(GetMonitoringReportRequest.class, this::report);
        station.everySecond(this::look);
    }

    private List<SetMonitoringData> monitors() {
        return station.state.all("monitor.", SetVariableMonitoringRequest.class).stream()
                .map(request -> request.setMonitoringData().get(0))
                .toList();
    }

    private Optional<SetMonitoringData> find(int id) {
        return monitors().stream().filter(monitor -> monitor.id() == id).findFirst();
    }

    private SetMonitoringResult set(SetMonitoringData asked) {
        SetMonitoringStatusEnum status = judge(asked);
        SetMonitoringResult.Builder result = SetMonitoringResult.builder()
                .status(status)
                .type(asked.type())
                .component(asked.component())
                .variable(asked.variable())
                .severity(asked.severity())
                .id(asked.id());
        if (status == SetMonitoringStatusEnum.ACCEPTED) {
            int id = asked.id() == null
                    ? 1
                            + monitors().stream()
                                    .mapToInt(SetMonitoringData::id)
                                    .max()
                                    .orElse(0)
                    : asked.id();
            SetMonitoringData monitor = asked.toBuilder().id(id).build();
            station.state.put("monitor." + id, SetVariableMonitoringRequest.of(List.of(monitor)));
            station.state.commit();
            standings.remove(id);
            result.id(id);
        }
        return result.build();
    }

    private SetMonitoringStatusEnum judge(SetMonitoringData asked) {
        DeviceModel.Entry entry = station.model.find(asked.component(), asked.variable());
        if (entry == null || !entry.isIn(station.version())) {
            return station.model.hasComponent(asked.component())
                    ? SetMonitoringStatusEnum.UNKNOWN_VARIABLE
                    : SetMonitoringStatusEnum.UNKNOWN_COMPONENT;
        }
        boolean numeric = Set.of(DataEnum.INTEGER, DataEnum.DECIMAL)
                .contains(entry.characteristics().dataType());
        boolean threshold = THRESHOLDS.contains(asked.type());
        boolean target = asked.type() == MonitorEnum.TARGET_DELTA || asked.type() == MonitorEnum.TARGET_DELTA_RELATIVE;
        if (!entry.characteristics().supportsMonitoring() || (threshold && !numeric) || target) {
            return SetMonitoringStatusEnum.UNSUPPORTED_MONITOR_TYPE;
        }
        BigDecimal max = entry.characteristics().maxLimit();
        BigDecimal min = entry.characteristics().minLimit();
        boolean outside = threshold
                && ((max != null && asked.value().compareTo(max) > 0)
                        || (min != null && asked.value().compareTo(min) < 0));
        Optional<SetMonitoringData> old = asked.id() == null ? Optional.empty() : find(asked.id());
        boolean wrongId =
                asked.id() != null && old.filter(each -> isSame(each, asked)).isEmpty();
        if (outside || wrongId || (!threshold && asked.value().signum() < 0)) {
            return SetMonitoringStatusEnum.REJECTED;
        }
        boolean duplicate = monitors().stream()
                .anyMatch(each -> isSame(each, asked)
                        && each.type() == asked.type()
                        && each.severity() == asked.severity()
                        && !each.id().equals(asked.id()));
        return duplicate ? SetMonitoringStatusEnum.DUPLICATE : SetMonitoringStatusEnum.ACCEPTED;
    }

    private static boolean isSame(SetMonitoringData one, SetMonitoringData other) {
        return DeviceModel.key(one.component(), one.variable())
                .equals(DeviceModel.key(other.component(), other.variable()));
    }

    private ClearMonitoringResult clear(int id) {
        boolean known = find(id).isPresent();
        station.state.remove("monitor." + id);
        station.state.commit();
        return ClearMonitoringResult.builder()
                .id(id)
                .status(known ? ClearMonitoringStatusEnum.ACCEPTED : ClearMonitoringStatusEnum.NOT_FOUND)
                .build();
    }

    private SetMonitoringBaseResponse base(SetMonitoringBaseRequest request) {
        if (request.monitoringBase() != MonitoringBaseEnum.ALL) {
            station.state.keys("monitor.").forEach(station.state::remove);
        }
        station.model.set(
                "MonitoringCtrlr.ActiveMonitoringBase", request.monitoringBase().wireName());
        station.state.commit();
        return SetMonitoringBaseResponse.of(GenericDeviceModelStatusEnum.ACCEPTED);
    }

    private SetMonitoringLevelResponse level(SetMonitoringLevelRequest request) {
        boolean good = request.severity() >= 0 && request.severity() <= 9;
        if (good) {
            station.model.set("MonitoringCtrlr.ActiveMonitoringLevel", "" + request.severity());
            station.state.commit();
        }
        return SetMonitoringLevelResponse.of(good ? GenericStatusEnum.ACCEPTED : GenericStatusEnum.REJECTED);
    }

    private GetMonitoringReportResponse report(GetMonitoringReportRequest request) {
        List<SetMonitoringData> found = monitors().stream()
                .filter(monitor -> request.monitoringCriteria() == null
                        || request.monitoringCriteria().contains(criterion(monitor.type())))
                .filter(monitor -> request.componentVariable() == null
                        || request.componentVariable().stream()
                                .anyMatch(asked -> Reports.matches(
                                        asked, station.model.find(monitor.component(), monitor.variable()))))
                .toList();
        if (found.isEmpty()) {
            return GetMonitoringReportResponse.of(GenericDeviceModelStatusEnum.EMPTY_RESULT_SET);
        }
        station.afterReply(() -> Reports.parts(
                found,
                PART,
                (part, more, seqNo) -> station.send(NotifyMonitoringReportRequest.builder()
                        .requestId(request.requestId())
                        .seqNo(seqNo)
                        .generatedAt(station.now())
                        .tbc(more)
                        .monitor(part.stream().map(this::data).toList())
                        .build())));
        return GetMonitoringReportResponse.of(GenericDeviceModelStatusEnum.ACCEPTED);
    }

    private static MonitoringCriterionEnum criterion(MonitorEnum type) {
        return PERIODIC.contains(type)
                ? MonitoringCriterionEnum.PERIODIC_MONITORING
                : THRESHOLDS.contains(type)
                        ? MonitoringCriterionEnum.THRESHOLD_MONITORING
                        : MonitoringCriterionEnum.DELTA_MONITORING;
    }

    private MonitoringData data(SetMonitoringData monitor) {
        VariableMonitoring set = VariableMonitoring.builder()
                .id(monitor.id())
                .transaction(Boolean.TRUE.equals(monitor.transaction()))
                .value(monitor.value())
                .type(monitor.type())
                .severity(monitor.severity())
                .eventNotificationType(
                        station.version() == OcppVersion.V2_1 ? EventNotificationEnum.CUSTOM_MONITOR : null)
                .build();
        return MonitoringData.builder()
                .component(monitor.component())
                .variable(monitor.variable())
                .variableMonitoring(List.of(set))
                .build();
    }

    /** Looks at all monitors, and tells what has happened. */
    private void look() {
        List<EventData> happened = new ArrayList<>();
        for (SetMonitoringData monitor : monitors()) {
            DeviceModel.Entry entry = station.model.find(monitor.component(), monitor.variable());
            boolean wanted = monitor.severity() <= station.model.integer("MonitoringCtrlr.ActiveMonitoringLevel");
            if (entry != null) {
                EventTriggerEnum trigger = evaluate(monitor, station.model.value(entry), station.now());
                if (trigger != null && wanted) {
                    happened.add(event(monitor, trigger, station.model.value(entry)));
                }
            }
        }
        if (!happened.isEmpty()) {
            station.send(NotifyEventRequest.builder()
                    .generatedAt(station.now())
                    .seqNo(0)
                    .tbc(false)
                    .eventData(happened)
                    .build());
        }
    }

    /** Returns what a monitor gives rise to, or null. */
    private EventTriggerEnum evaluate(SetMonitoringData monitor, String value, Instant now) {
        Standing before = standings.getOrDefault(monitor.id(), new Standing(value, false, now));
        standings.putIfAbsent(monitor.id(), before);
        if (PERIODIC.contains(monitor.type())) {
            long seconds = Math.max(1, monitor.value().longValue());
            boolean due = monitor.type() == MonitorEnum.PERIODIC
                    ? !now.isBefore(before.since().plusSeconds(seconds))
                    : now.getEpochSecond() / seconds != before.since().getEpochSecond() / seconds;
            if (due) {
                standings.put(monitor.id(), new Standing(value, false, now));
            }
            return due ? EventTriggerEnum.PERIODIC : null;
        }
        if (monitor.type() == MonitorEnum.DELTA) {
            boolean changed = (isNumber(value) && isNumber(before.reference()))
                    ? new BigDecimal(value)
                                    .subtract(new BigDecimal(before.reference()))
                                    .abs()
                                    .compareTo(monitor.value())
                            > 0
                    : !value.equals(before.reference());
            if (changed) {
                standings.put(monitor.id(), new Standing(value, false, now));
            }
            return changed ? EventTriggerEnum.DELTA : null;
        }
        int compared = new BigDecimal(value).compareTo(monitor.value());
        boolean exceeded = monitor.type() == MonitorEnum.UPPER_THRESHOLD ? compared > 0 : compared < 0;
        standings.put(monitor.id(), new Standing(value, exceeded, now));
        return exceeded != before.exceeded() ? EventTriggerEnum.ALERTING : null;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }

    private EventData event(SetMonitoringData monitor, EventTriggerEnum trigger, String value) {
        boolean alert = trigger == EventTriggerEnum.ALERTING;
        return EventData.builder()
                .eventId(++events)
                .timestamp(station.now())
                .trigger(trigger)
                .actualValue(value)
                .component(monitor.component())
                .variable(monitor.variable())
                .eventNotificationType(EventNotificationEnum.CUSTOM_MONITOR)
                .variableMonitoringId(monitor.id())
                .cleared((alert && !standings.get(monitor.id()).exceeded()) ? true : null)
                .severity(station.version() == OcppVersion.V2_1 ? monitor.severity() : null)
                .build();
    }
}
