package dev.ocppkit.rpc.vectors;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.enumeration.DataTransferStatusEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.DataTransferResponse;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.OcppClient;
import dev.ocppkit.rpc.OcppEndpoint;
import dev.ocppkit.rpc.OcppServer;
import dev.ocppkit.rpc.Peer;
import dev.ocppkit.rpc.RegistrationGate;
import dev.ocppkit.rpc.RegistrationStore;
import dev.ocppkit.rpc.signing.Signatures;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The endpoint that an entry of the hostile frames is about, with what its context says. */
final class Endpoint {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final HostileCase entry;
    private final RegistrationGate gate = RegistrationGate.persistent(RegistrationStore.inMemory());
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private final CompletableFuture<Void> handling = new CompletableFuture<>();
    private volatile String nextId;
    private boolean booted;

    Endpoint(HostileCase entry) {
        this.entry = entry;
    }

    /** Both ends of the connection: what the endpoint sends through, and who is there. */
    record Connected(Peer peer, RawPeer raw) {}

    Connected connect(Wiring wiring) {
        if (entry.station()) {
            OcppClient station = prepare(wiring.station(OcppClient.builder().identity("CS-1"))
                            .versions(entry.version()))
                    .build();
            addHandlers(station, MessageSender.CSMS);
            return new Connected(station, wiring.connect(station));
        }
        OcppServer csms = prepare(wiring.csms(OcppServer.builder().acceptAll())).build();
        addHandlers(csms, MessageSender.CHARGING_STATION);
        RawPeer raw = wiring.connectTo(csms, entry.version());
        return new Connected(csms.station("CS-1"), raw);
    }

    private <B extends OcppEndpoint.Builder<B>> B prepare(B builder) {
        // No key is known, so no signature can be genuine.
        return builder.registration(gate)
                .signatures(entry.verify() ? Signatures.verify(message -> false) : Signatures.extract())
                .messageIds(this::id);
    }

    void nextId(String id) {
        nextId = id;
    }

    private String id() {
        return nextId == null ? UUID.randomUUID().toString() : nextId;
    }

    /** The first BootNotification is answered as the context says, further ones with Accepted. */
    synchronized String nextBootStatus() {
        String status = booted || entry.boot().equals("None") ? "Accepted" : entry.boot();
        booted = true;
        return status;
    }

    void awaitHandling() {
        handling.orTimeout(30, TimeUnit.SECONDS).join();
    }

    void release() {
        released.complete(null);
    }

    private void addHandlers(OcppEndpoint endpoint, MessageSender peer) {
        for (Action action : Action.values()) {
            if (HostileFrames.isHandled(action, peer)) {
                add(endpoint, action);
            }
        }
        endpoint.onSend(NotifyPeriodicEventStream.class, (message, context) -> {});
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void add(OcppEndpoint endpoint, Action action) {
        endpoint.onAsync((Class) action.requestType(), (request, context) -> (CompletionStage) answer(action, context));
    }

    private CompletionStage<OcppResponse> answer(Action action, CallContext context) {
        OcppResponse response = respond(action);
        if (entry.handling() != null && entry.handling().id().equals(context.messageId())) {
            handling.complete(null);
            return released.thenApply(done -> response);
        }
        return CompletableFuture.completedFuture(response);
    }

    private OcppResponse respond(Action action) {
        return switch (action) {
            case BOOT_NOTIFICATION ->
                BootNotificationResponse.builder()
                        .currentTime(NOW)
                        .interval(300)
                        .status(RegistrationStatusEnum.fromWireName(nextBootStatus())
                                .orElseThrow())
                        .build();
            case DATA_TRANSFER -> DataTransferResponse.of(DataTransferStatusEnum.UNKNOWN_VENDOR_ID);
            default -> HostileFrames.response(action, entry.version());
        };
    }
}
