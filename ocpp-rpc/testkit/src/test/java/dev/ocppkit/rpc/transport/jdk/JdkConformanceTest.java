package dev.ocppkit.rpc.transport.jdk;

import dev.ocppkit.rpc.spi.Transport;
import dev.ocppkit.rpc.testkit.conformance.ClientConformance;
import dev.ocppkit.rpc.testkit.conformance.Feature;
import java.util.Map;
import java.util.Set;

class JdkConformanceTest extends ClientConformance {
    @Override
    protected Transport transport() {
        return JdkWebSocketTransport.create();
    }

    @Override
    protected Map<Feature, String> missing() {
        return Map.of(
                Feature.DEFLATE, "java.net.http.WebSocket has no extensions.",
                Feature.CLOSE_CODES, "java.net.http.WebSocket lets a client not send 1002, 1003, 1007 and 1009.",
                Feature.VIOLATION_CODES, "java.net.http.WebSocket tells the error, but not the peer.");
    }

    @Override
    protected int sentCloseCode(int code) {
        return Set.of(1002, 1003, 1007, 1009).contains(code) ? 1008 : code;
    }
}
