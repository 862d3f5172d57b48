package dev.ocppkit.rpc;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.message.GetLocalListVersionRequest;
import dev.ocppkit.model.message.GetLocalListVersionResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.rpc.testkit.InMemoryTransport;
import dev.ocppkit.rpc.testkit.VirtualTime;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A CSMS and a station in memory, on one thread and in virtual time, with the frames and events that the CSMS sees. */
final class Loopback {
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    static final HeartbeatRequest HEARTBEAT = new HeartbeatRequest(null);
    static final GetLocalListVersionRequest GET_VERSION = new GetLocalListVersionRequest(null);

    final VirtualTime time = new VirtualTime();
    final List<String> frames = new ArrayList<>();
    final List<RpcEvent> events = new ArrayList<>();
    final OcppServer csms;
    final OcppClient station;

    Loopback(
            Consumer<OcppServer.Builder> csmsOptions,
            Consumer<OcppClient.Builder> stationOptions,
            OcppVersion version) {
        OcppServer.Builder server = OcppServer.builder()
                .acceptAll()
                .executor(Runnable::run)
                .time(time)
                .tap(frame -> frames.add(frame.direction() + " " + frame.text()))
                .listener(new ConnectionListener() {
                    @Override
                    public void event(OcppConnection connection, RpcEvent event) {
                        events.add(event);
                    }
                });
        csmsOptions.accept(server);
        csms = server.build();
        csms.on(HeartbeatRequest.class, (request, context) -> HeartbeatResponse.of(NOW));
        OcppClient.Builder client = OcppClient.builder()
                .identity("CS-1")
                .endpoint(URI.create("ws://localhost/ocpp"))
                .transport(new InMemoryTransport(csms.binding()))
                .executor(Runnable::run)
                .time(time)
                .versions(version);
        stationOptions.accept(client);
        station = client.build();
        station.on(GetLocalListVersionRequest.class, (request, context) -> GetLocalListVersionResponse.of(7));
        station.connect().join();
    }

    static Loopback csms(Consumer<OcppServer.Builder> options) {
        return new Loopback(options, station -> {}, OcppVersion.V2_1);
    }

    static Loopback plain() {
        return csms(csms -> {});
    }

    Peer toStation() {
        return csms.station("CS-1");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
