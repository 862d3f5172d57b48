/**
 * WebSocket server and client transports for the RPC layer of OCPP, on Netty.
 */
module dev.ocppkit.rpc.netty {
    requires transitive dev.ocppkit.rpc;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.compression;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires static io.netty.transport.classes.epoll;
    requires static transitive org.jspecify;

    exports dev.ocppkit.rpc.transport.netty;
}
