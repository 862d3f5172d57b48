/**
 * A WebSocket server transport for the RPC layer of OCPP in Jakarta containers.
 */
module dev.ocppkit.rpc.jakarta {
    requires transitive dev.ocppkit.rpc;
    requires transitive jakarta.servlet;
    requires jakarta.websocket;
    requires static transitive org.jspecify;

    exports dev.ocppkit.rpc.transport.jakarta;
}
