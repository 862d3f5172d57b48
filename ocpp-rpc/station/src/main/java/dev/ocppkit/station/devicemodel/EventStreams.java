package dev.ocppkit.station.devicemodel;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ConstantStreamData;
import dev.ocppkit.model.datatype.PeriodicEventStreamParams;
import dev.ocppkit.model.datatype.SetMonitoringData;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.AdjustPeriodicEventStreamRequest;
import dev.ocppkit.model.message.AdjustPeriodicEventStreamResponse;
import dev.ocppkit.model.message.ClosePeriodicEventStreamRequest;
import dev.ocppkit.model.message.GetPeriodicEventStreamRequest;
import dev.ocppkit.model.message.GetPeriodicEventStreamResponse;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.model.message.OpenPeriodicEventStreamRequest;
import dev.ocppkit.station.StationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends the values of monitors in periodic event streams where the CSMS wants it and takes them. A stream lives until its
 * monitor goes, the station reboots or another CSMS is connected; then it is opened anew, as long as
 * MonitoringCtrlr.MaxPeriodicEventStreams allows it. While there is no stream, the values go the way of other events.
 *
 * <p>Spec: OCPP 2.1 Part 2, N11 to N15.
 */
final class EventStreams {
    private static final String MAX = "MonitoringCtrlr.MaxPeriodicEventStreams";

    private final StationContext context;
    private final DeviceModel model;
    private final Supplier<Map<Integer, SetMonitoringData>> monitors;
    private final Consumer<SetMonitoringData> keep;
    private final Map<Integer, EventStream> streams = new TreeMap<>();
    private String peer = "";
    private int lastId;

    /** Adds the handlers; {@code keep} stores a monitor whose parameters the CSMS has adjusted. */
    EventStreams(
            StationContext context,
            DeviceModel model,
            Supplier<Map<Integer, SetMonitoringData>> monitors,
            Consumer<SetMonitoringData> keep) {
        this.context = context;
        this.model = model;
        this.monitors = monitors;
        this.keep = keep;
        context.on(GetPeriodicEventStreamRequest.class, request -> get());
        context.on(AdjustPeriodicEventStreamRequest.class, this::adjust);
        context.listen(new StationContext.Lifecycle() {
            @Override
            public void rebooted() {
                streams.clear();
            }

            @Override
            public void online(Optional<Instant> offlineSince, Duration offlineFor) {
                update();
            }
        });
    }

    /** Opens and closes streams so that they are as the monitors want them. */
    void update() {
        forgetThoseOfAnotherPeer();
        Map<Integer, SetMonitoringData> wanted = monitors.get();
        for (EventStream stream : List.copyOf(streams.values())) {
            SetMonitoringData monitor = wanted.get(stream.monitorId);
            if (monitor == null || !stream.params().equals(monitor.periodicEventStream())) {
                close(stream);
            }
        }
        wanted.values().stream()
                .filter(monitor -> monitor.periodicEventStream() != null)
                .filter(monitor -> monitor.id() != null && !streams.containsKey(monitor.id()))
                .forEach(this::open);
    }

    private void forgetThoseOfAnotherPeer() {
        String now = model.text("OCPPCommCtrlr.ActiveNetworkProfile");
        if (!now.equals(peer) || context.version() != OcppVersion.V2_1) {
            streams.clear();
        }
        peer = now;
    }

    private void open(SetMonitoringData monitor) {
        PeriodicEventStreamParams params = monitor.periodicEventStream();
        Integer monitorId = monitor.id();
        boolean possible = context.version() == OcppVersion.V2_1 && context.isOnline();
        if (params == null || monitorId == null || !possible || inUse() >= model.integer(MAX)) {
            return;
        }
        EventStream stream = new EventStream(++lastId, monitorId, params, context.now());
        streams.put(monitorId, stream);
        context.call(
                OpenPeriodicEventStreamRequest.of(stream.constants()),
                answer -> answered(stream, answer.status()),
                () -> streams.remove(monitorId, stream));
    }

    private long inUse() {
        return streams.values().stream()
                .filter(stream -> stream.state != EventStream.State.REFUSED)
                .count();
    }

    private void answered(EventStream stream, GenericStatusEnum status) {
        boolean given = status == GenericStatusEnum.ACCEPTED;
        if (streams.get(stream.monitorId) == stream) {
            stream.state = EventStream.State.REFUSED;
            if (given) {
                stream.opened(context.now());
            }
        } else if (given) {
            context.send(ClosePeriodicEventStreamRequest.of(stream.id));
        }
    }

    /** N13: what waits goes first, and from now on the values go the way of other events. */
    private void close(EventStream stream) {
        streams.remove(stream.monitorId);
        if (stream.state != EventStream.State.OPEN) {
            return;
        }
        while (sent(stream.flush(context.now()))) {
            // The next message takes the rest.
        }
        context.send(ClosePeriodicEventStreamRequest.of(stream.id));
    }

    private boolean sent(Optional<NotifyPeriodicEventStream> message) {
        message.ifPresent(context::stream);
        return message.isPresent();
    }

    /** Takes a value of a monitor; false if it has no open stream. */
    boolean take(int monitorId, String value) {
        EventStream stream = streams.get(monitorId);
        if (stream == null || stream.state != EventStream.State.OPEN) {
            return false;
        }
        stream.add(context.now(), value);
        return true;
    }

    /** Sends what is due; while the station is offline it waits. */
    void flush() {
        for (EventStream stream : streams.values()) {
            while (context.isOnline() && stream.state == EventStream.State.OPEN && sent(stream.due(context.now()))) {
                // The next message takes the rest, if it is due as well.
            }
        }
    }

    private List<EventStream> open() {
        return streams.values().stream()
                .filter(stream -> stream.state == EventStream.State.OPEN)
                .toList();
    }

    private GetPeriodicEventStreamResponse get() {
        List<ConstantStreamData> all =
                open().stream().map(EventStream::constants).toList();
        return GetPeriodicEventStreamResponse.builder()
                .constantStreamData(all.isEmpty() ? null : all)
                .build();
    }

    /** N14: a parameter that is not given stays as it is; 0 switches it off. */
    private AdjustPeriodicEventStreamResponse adjust(AdjustPeriodicEventStreamRequest request) {
        Optional<EventStream> stream =
                open().stream().filter(each -> each.id == request.id()).findFirst();
        if (stream.isEmpty()) {
            return rejected("NotFound");
        }
        PeriodicEventStreamParams.Builder merged = stream.get().params().toBuilder();
        if (request.params().interval() != null) {
            merged.interval(request.params().interval());
        }
        if (request.params().values() != null) {
            merged.values(request.params().values());
        }
        PeriodicEventStreamParams params = merged.build();
        if (!EventStream.isPossible(params)) {
            return rejected("InvalidValue");
        }
        stream.get().adjust(params);
        Optional.ofNullable(monitors.get().get(stream.get().monitorId))
                .ifPresent(monitor -> keep.accept(
                        monitor.toBuilder().periodicEventStream(params).build()));
        return AdjustPeriodicEventStreamResponse.of(GenericStatusEnum.ACCEPTED);
    }

    private static AdjustPeriodicEventStreamResponse rejected(String reason) {
        return AdjustPeriodicEventStreamResponse.builder()
                .status(GenericStatusEnum.REJECTED)
                .statusInfo(StatusInfo.of(reason))
                .build();
    }
}
