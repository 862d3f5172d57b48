package dev.ocppkit.benchmarks.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stations on one thread, each with one request under way. */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be closed is closed with the process.
final class Fleet implements AutoCloseable {
    private static final int AT_ONCE = 200;
    private static final int PATIENCE_SECONDS = 60;

    private final EventLoopGroup thread = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<Channel> channels = new ArrayList<>();
    private final AtomicInteger booted = new AtomicInteger();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile boolean driving;

    /** Connects and boots so many stations, which then wait. */
    static Fleet connect(int port, int stations) throws InterruptedException {
        Fleet fleet = new Fleet();
        Bootstrap bootstrap = new Bootstrap()
                .group(fleet.thread)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    private int next;

                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new Station(next++, fleet));
                    }
                });
        while (fleet.channels.size() < stations) {
            int batch = Math.min(AT_ONCE, stations - fleet.channels.size());
            for (int i = 0; i < batch; i++) {
                fleet.channels.add(bootstrap
                        .connect(InetAddress.getLoopbackAddress(), port)
                        .channel());
            }
            fleet.awaitBoots();
        }
        return fleet;
    }

    private void awaitBoots() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (booted.get() < channels.size()) {
            if (failures.get() > 0 || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("Not all stations could boot: " + booted + " of " + channels.size());
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Lets all stations send for so long; returns the number of answers in that time. */
    long drive(int seconds) throws InterruptedException {
        if (!driving) {
            driving = true;
            channels.forEach(channel -> channel.eventLoop().execute(() -> resume(channel)));
        }
        long before = answers.get();
        TimeUnit.SECONDS.sleep(seconds);
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " requests were not answered with a result");
        }
        return answers.get() - before;
    }

    private static void resume(Channel channel) {
        ChannelHandlerContext context = channel.pipeline().context(Station.class);
        if (context != null) {
            ((Station) context.handler()).resume(context);
        }
    }

    /** A station got an answer; returns whether it may send the next request. */
    boolean answered(boolean toBoot) {
        if (toBoot) {
            booted.incrementAndGet();
        } else {
            answers.lazySet(answers.get() + 1);
        }
        return driving;
    }

    void failed() {
        failures.incrementAndGet();
    }

    @Override
    public void close() {
        driving = false;
        channels.forEach(Channel::close);
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
