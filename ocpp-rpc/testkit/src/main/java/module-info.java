/**
 * Tools for tests of what is built on the RPC layer of OCPP: virtual time, connections in memory, and a
 * conformance kit for transports.
 */
module dev.ocppkit.rpc.testkit {
    requires transitive dev.ocppkit.rpc;
    requires transitive org.junit.jupiter.api;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.compression;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.transport;
    requires static transitive org.jspecify;

    exports dev.ocppkit.rpc.testkit;
    exports dev.ocppkit.rpc.testkit.conformance;
}
