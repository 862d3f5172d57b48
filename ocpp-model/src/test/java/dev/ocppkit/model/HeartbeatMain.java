package dev.ocppkit.model;

import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;

/** Reads and writes a heartbeat in both versions; the argument {@code reset} adds another message. */
final class HeartbeatMain {
    private HeartbeatMain() {}

    public static void main(String[] args) {
        for (OcppVersion version : OcppVersion.values()) {
            OcppCodec codec = OcppCodec.of(version);
            ActionLookup found = Action.lookup("Heartbeat", version);
            HeartbeatRequest request = codec.read(HeartbeatRequest.class, "{}").orThrow();
            HeartbeatResponse response = codec.read(
                            HeartbeatResponse.class, "{\"currentTime\":\"2026-01-31T12:00:00Z\"}")
                    .orThrow();
            System.out.println(found + codec.toJson(request) + codec.toJson(response) + request + response);
        }
        if (args.length > 0) {
            OcppRecord other = OcppCodec.of(OcppVersion.V2_1)
                    .read(dev.ocppkit.model.message.ResetRequest.class, "{\"type\":\"Immediate\"}")
                    .orThrow();
            System.out.println(other);
        }
    }
}
