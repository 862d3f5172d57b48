package dev.ocppkit.rpc.transport.jakarta;

import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.testkit.conformance.Feature;
import dev.ocppkit.rpc.testkit.conformance.ServerConformance;
import java.util.Map;

class JettyConformanceTest extends ServerConformance {
    @Override
    protected Running start(ServerBinding csms) throws Exception {
        return Containers.jetty(csms);
    }

    @Override
    protected Map<Feature, String> missing() {
        return Map.of(Feature.ABORT, "Jakarta WebSocket has no way to drop a connection without a close.");
    }
}
