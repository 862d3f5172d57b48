package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.DERControlEnum;
import dev.ocppkit.model.enumeration.DERControlStatusEnum;
import dev.ocppkit.model.message.ClearDERControlRequest;
import dev.ocppkit.model.message.ClearDERControlResponse;
import dev.ocppkit.model.message.GetDERControlRequest;
import dev.ocppkit.model.message.GetDERControlResponse;
import dev.ocppkit.model.message.NotifyDERStartStopRequest;
import dev.ocppkit.model.message.ReportDERControlRequest;
import dev.ocppkit.model.message.SetDERControlRequest;
import dev.ocppkit.model.message.SetDERControlResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The controls that a station holds, as an immutable value. Each operation returns the answer to the CSMS and the new value,
 * which the station must keep across a restart (R01.FR.03), for instance as {@link #toJson()}.
 *
 * <p>Of each kind at most one control is in force: the scheduled one whose time has come, and before and after it the
 * default. A lower priority value beats a higher one; among equals the newer one wins. A superseded control never comes
 * back, but stays listed until its time is over.
 *
 * <p>Spec: OCPP 2.1 Part 2, R chapter 2.9, R04.
 *
 * @param supported the kinds of control that the station supports
 * @param controls the controls, the oldest first
 */
public record DerControls(Set<DERControlEnum> supported, List<DerControl> controls) {
    /** Copies the collections. */
    public DerControls {
        supported = Set.copyOf(supported);
        controls = List.copyOf(controls);
    }

    /**
     * Makes a value without controls.
     *
     * @param supported the kinds of control that the station supports: ModesSupported of DCDERCtrlr or ACDERCtrlr
     * @return the value
     */
    public static DerControls supporting(Collection<DERControlEnum> supported) {
        return new DerControls(Set.copyOf(supported), List.of());
    }

    /**
     * An answer and what the station holds from then on.
     *
     * @param <R> type of the answer
     * @param response the answer
     * @param controls what the station holds
     */
    public record Outcome<R>(R response, DerControls controls) {}

    /**
     * Takes a control. One with the same id is replaced.
     *
     * <p>Pure; O(n).
     *
     * <p>Spec: OCPP 2.1 Part 2, R04.FR.01 to R04.FR.08, R04.FR.13, R04.FR.15, R04.FR.17.
     *
     * @param request the control
     * @param now the current time
     * @return the answer, with the ids that were superseded by it; if that is its own, it was superseded itself
     */
    public Outcome<SetDERControlResponse> set(SetDERControlRequest request, Instant now) {
        return set(request, now, DerUnitPolicy.REJECT);
    }

    /**
     * Takes a control, with a choice about units that do not fit. One with the same id is replaced.
     *
     * <p>Pure; O(n).
     *
     * <p>Spec: OCPP 2.1 Part 2, R04.FR.01 to R04.FR.08, R04.FR.13, R04.FR.15, R04.FR.17; R04.FR.50 to R04.FR.56 (edition 2).
     *
     * @param request the control
     * @param now the current time
     * @param units what a unit that does not fit the kind of curve means
     * @return the answer, with the ids that were superseded by it; if that is its own, it was superseded itself
     */
    public Outcome<SetDERControlResponse> set(SetDERControlRequest request, Instant now, DerUnitPolicy units) {
        List<DerRule> violations = DerRequests.violations(request, supported, units);
        if (!violations.isEmpty()) {
            return new Outcome<>(refusal(violations.get(0)), this);
        }
        DerControls others = expire(now).without(old -> old.id().equals(request.controlId()), now);
        Supersession supersession = new Supersession(others.controls, DerControl.of(request, now), now);
        List<String> ids = supersession.ids();
        SetDERControlResponse response = SetDERControlResponse.builder()
                .status(DERControlStatusEnum.ACCEPTED)
                .supersededIds(ids.isEmpty() ? null : ids)
                .build();
        return new Outcome<>(response, new DerControls(supported, supersession.result()));
    }

    private static SetDERControlResponse refusal(DerRule rule) {
        StatusInfo info = StatusInfo.builder()
                .reasonCode(rule == DerRule.UNSUPPORTED ? "UnsupportedParam" : "InvalidValue")
                .additionalInfo(rule.requirementId() + ": " + rule.text())
                .build();
        return SetDERControlResponse.builder()
                .status(rule.status())
                .statusInfo(info)
                .build();
    }

    /**
     * Deletes the controls whose time is over.
     *
     * <p>Spec: OCPP 2.1 Part 2, R04.FR.10.
     *
     * @param now the current time
     * @return what is left
     */
    public DerControls expire(Instant now) {
        boolean none = controls.stream().noneMatch(control -> control.isOverAt(now));
        return none
                ? this
                : new DerControls(
                        supported,
                        controls.stream()
                                .filter(control -> !control.isOverAt(now))
                                .toList());
    }

    /** Removes controls; what they were to supersede in the future is not superseded then. */
    private DerControls without(Predicate<DerControl> removed, Instant now) {
        Set<String> ids = Set.copyOf(
                controls.stream().filter(removed).map(DerControl::id).distinct().toList());
        List<DerControl> left = controls.stream().filter(removed.negate()).toList();
        return new DerControls(
                supported,
                left.stream()
                        .map(control ->
                                isPending(control, ids, now) ? Supersession.revived(control, left, now) : control)
                        .toList());
    }

    private static boolean isPending(DerControl control, Set<String> removed, Instant now) {
        String by = control.supersededBy();
        return by != null && removed.contains(by) && !control.isSupersededAt(now);
    }

    /**
     * Finds the control of a kind that is in force.
     *
     * <p>Pure; O(n).
     *
     * <p>Spec: OCPP 2.1 Part 2, R04.FR.04, R04.FR.09, R04.FR.11.
     *
     * @param kind the kind
     * @param at the instant asked about
     * @return the control; empty if there is none
     */
    public Optional<DerControl> activeAt(DERControlEnum kind, Instant at) {
        return best(false, kind, at).or(() -> best(true, kind, at));
    }

    private Optional<DerControl> best(boolean isDefault, DERControlEnum kind, Instant at) {
        DerControl best = null;
        for (DerControl control : controls) {
            boolean eligible = control.kind() == kind
                    && control.isDefault() == isDefault
                    && control.isRunningAt(at)
                    && !control.isSupersededAt(at);
            if (eligible && (best == null || control.priority() <= best.priority())) {
                best = control;
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Finds all controls that are in force.
     *
     * <p>Pure; O(n) in the controls, times the kinds.
     *
     * @param at the instant asked about
     * @return by kind the control
     */
    public Map<DERControlEnum, DerControl> activeAt(Instant at) {
        Map<DERControlEnum, DerControl> active = new EnumMap<>(DERControlEnum.class);
        controls.stream()
                .map(DerControl::kind)
                .distinct()
                .forEach(kind -> activeAt(kind, at).ifPresent(control -> active.put(kind, control)));
        return Map.copyOf(active);
    }

    /**
     * Returns when the controls in force may change next.
     *
     * @param after the instant asked about
     * @return the next start or end of a scheduled control; empty if there is none
     */
    public Optional<Instant> nextChange(Instant after) {
        return controls.stream()
                .flatMap(control -> Stream.of(Optional.ofNullable(control.start()), Optional.ofNullable(control.end())))
                .flatMap(Optional::stream)
                .filter(at -> at.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /**
     * Clears controls.
     *
     * <p>Pure; O(n).
     *
     * <p>Spec: OCPP 2.1 Ed. 2 Part 2, R04.FR.41 to R04.FR.46. The given fields count together; an unsupported kind is
     * NotSupported ahead of NotFound, and without id and kind the answer is always Accepted.
     *
     * @param request which ones
     * @param now the current time
     * @return the answer and what is left
     */
    public Outcome<ClearDERControlResponse> clear(ClearDERControlRequest request, Instant now) {
        DerControls current = expire(now);
        DERControlEnum kind = request.controlType();
        String id = request.controlId();
        Predicate<DerControl> meant = control -> control.isDefault() == request.isDefault()
                && (kind == null || control.kind() == kind)
                && (id == null || control.id().equals(id));
        boolean any = current.controls.stream().anyMatch(meant);
        DERControlStatusEnum status;
        if (id == null && kind != null && !supported.contains(kind)) {
            status = DERControlStatusEnum.NOT_SUPPORTED;
        } else if (!any && (id != null || kind != null)) {
            status = DERControlStatusEnum.NOT_FOUND;
        } else {
            status = DERControlStatusEnum.ACCEPTED;
        }
        ClearDERControlResponse response =
                ClearDERControlResponse.builder().status(status).build();
        return new Outcome<>(response, any ? current.without(meant, now) : current);
    }

    /**
     * Answers a request for a report.
     *
     * <p>Spec: OCPP 2.1 Part 2, R04.FR.30, R04.FR.33 to R04.FR.37.
     *
     * @param request which controls; what is absent matches all
     * @param now the current time
     * @return the answer; if it is accepted, {@link #reports} are to be sent
     */
    public GetDERControlResponse get(GetDERControlRequest request, Instant now) {
        DERControlEnum kind = request.controlType();
        DERControlStatusEnum status;
        if (kind != null && !supported.contains(kind)) {
            status = DERControlStatusEnum.NOT_SUPPORTED;
        } else {
            status = reported(request, now).isEmpty() ? DERControlStatusEnum.NOT_FOUND : DERControlStatusEnum.ACCEPTED;
        }
        return GetDERControlResponse.builder().status(status).build();
    }

    /**
     * Makes the messages of a report: at most 24 controls in each of their lists, and {@code tbc} in all but the last.
     *
     * <p>Spec: OCPP 2.1 Part 2, R04.FR.31, R04.FR.32.
     *
     * @param request which controls; what is absent matches all
     * @param now the current time
     * @return the messages; empty if nothing matches
     */
    public List<ReportDERControlRequest> reports(GetDERControlRequest request, Instant now) {
        return DerReports.of(request.requestId(), reported(request, now), now);
    }

    private List<DerControl> reported(GetDERControlRequest request, Instant now) {
        return expire(now).controls.stream()
                .filter(control -> request.isDefault() == null || request.isDefault() == control.isDefault())
                .filter(control -> request.controlType() == null || request.controlType() == control.kind())
                .filter(control ->
                        request.controlId() == null || request.controlId().equals(control.id()))
                .toList();
    }

    /**
     * Makes the messages about scheduled controls that started or ended.
     *
     * <p>Pure; O(n²) in the controls.
     *
     * <p>Spec: OCPP 2.1 Part 2, R04.FR.20 to R04.FR.22. A control that came after its start starts when it came.
     *
     * @param from start of the time, exclusive
     * @param to end of the time, inclusive
     * @return the messages in the order of time, ends ahead of starts
     */
    public List<NotifyDERStartStopRequest> startStopEvents(Instant from, Instant to) {
        List<NotifyDERStartStopRequest> events = new ArrayList<>();
        for (DerControl control : controls) {
            Instant end = control.end();
            if (end != null && isWithin(end, from, to) && !control.isSupersededAt(end.minusNanos(1))) {
                events.add(NotifyDERStartStopRequest.builder()
                        .controlId(control.id())
                        .started(false)
                        .timestamp(end)
                        .build());
            }
        }
        for (DerControl control : controls) {
            Instant start = effectiveStart(control);
            if (start != null && isWithin(start, from, to) && !control.isSupersededAt(start)) {
                List<String> ids = supersededBy(control, start);
                events.add(NotifyDERStartStopRequest.builder()
                        .controlId(control.id())
                        .started(true)
                        .timestamp(start)
                        .supersededIds(ids.isEmpty() ? null : ids)
                        .build());
            }
        }
        events.sort(Comparator.comparing(NotifyDERStartStopRequest::timestamp));
        return List.copyOf(events);
    }

    private static @Nullable Instant effectiveStart(DerControl control) {
        Instant start = control.start();
        Instant received = control.receivedAt();
        return start != null && received != null && received.isAfter(start) ? received : start;
    }

    private List<String> supersededBy(DerControl control, Instant start) {
        return controls.stream()
                .filter(other -> control.id().equals(other.supersededBy()) && start.equals(other.supersededFrom()))
                .filter(other -> other.isRunningAt(start.minusNanos(1)))
                .map(DerControl::id)
                .toList();
    }

    private static boolean isWithin(Instant at, Instant from, Instant to) {
        return at.isAfter(from) && !at.isAfter(to);
    }

    /**
     * Writes the value as JSON, with the controls in the form of SetDERControlRequest.
     *
     * @return the JSON
     */
    public String toJson() {
        return DerControlsJson.write(this);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @param json the JSON
     * @return the value
     * @throws IllegalArgumentException if it is something else; the message says where
     */
    public static DerControls fromJson(String json) {
        return DerControlsJson.read(json);
    }
}
