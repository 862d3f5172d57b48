/**
 * Tools for tests of what is built on the RPC layer of OCPP: virtual time and connections in memory.
 */
module dev.ocppkit.rpc.testkit {
    requires transitive dev.ocppkit.rpc;
    requires static transitive org.jspecify;

    exports dev.ocppkit.rpc.testkit;
}
