package dev.ocppkit.rpc.transport.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The threads that do I/O, and the kind of channels that fit them: epoll where its library is present, else the JDK's. */
record EventLoops(EventLoopGroup group, Class<? extends SocketChannel> client, Class<? extends ServerChannel> server) {
    static EventLoops start(String name, int threads, boolean nativeIo) {
        boolean epoll = nativeIo && epollIsPresent();
        IoHandlerFactory io = epoll ? EpollParts.io() : NioIoHandler.newFactory();
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true), io);
        return new EventLoops(
                group,
                epoll ? EpollParts.client() : NioSocketChannel.class,
                epoll ? EpollParts.server() : NioServerSocketChannel.class);
    }

    static boolean epollIsPresent() {
        try {
            return EpollParts.isAvailable();
        } catch (NoClassDefFoundError e) {
            // The artifact is optional.
            return false;
        }
    }

    /** All that needs the optional artifact, so that nothing else fails without it. */
    private static final class EpollParts {
        static boolean isAvailable() {
            return Epoll.isAvailable();
        }

        static IoHandlerFactory io() {
            return EpollIoHandler.newFactory();
        }

        static Class<? extends SocketChannel> client() {
            return EpollSocketChannel.class;
        }

        static Class<? extends ServerChannel> server() {
            return EpollServerSocketChannel.class;
        }
    }
}
