/**
 * The RPC layer of OCPP: frames, sessions, and a WebSocket client of the JDK.
 */
module dev.ocppkit.rpc {
    requires transitive dev.ocppkit.model;
    requires static transitive org.jspecify;

    exports dev.ocppkit.rpc.frame;
}
