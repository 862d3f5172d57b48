/**
 * The RPC layer of OCPP: frames, conversations, a local controller, and a WebSocket client of the JDK.
 */
module dev.ocppkit.rpc {
    requires java.naming;
    requires transitive dev.ocppkit.model;
    requires java.net.http;
    requires static transitive org.jspecify;

    exports dev.ocppkit.rpc;
    exports dev.ocppkit.rpc.frame;
    exports dev.ocppkit.rpc.proxy;
    exports dev.ocppkit.rpc.signing;
    exports dev.ocppkit.rpc.spi;
    exports dev.ocppkit.rpc.station;
    exports dev.ocppkit.rpc.station.queue;
    exports dev.ocppkit.rpc.transport.jdk;
    exports dev.ocppkit.rpc.validation;
}
