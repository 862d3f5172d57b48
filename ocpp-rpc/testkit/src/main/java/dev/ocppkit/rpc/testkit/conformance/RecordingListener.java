package dev.ocppkit.rpc.testkit.conformance;

import dev.ocppkit.rpc.spi.LinkListener;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Keeps what a transport tells, and notices when it breaks its contract. */
final class RecordingListener implements LinkListener {
    record Closed(int code, String reason) {}

    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
    final BlockingQueue<String> binaries = new LinkedBlockingQueue<>();
    final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final AtomicInteger inside = new AtomicInteger();
    private volatile @Nullable String breach;

    @Override
    public void onText(ByteBuffer utf8) {
        one(() -> texts.add(text(utf8)));
    }

    @Override
    public void onBinary(ByteBuffer bytes) {
        one(() -> binaries.add("binary"));
    }

    @Override
    public void onPong(ByteBuffer payload) {
        one(() -> pongs.add(text(payload)));
    }

    @Override
    public void onClosed(int code, String reason, @Nullable Throwable cause) {
        one(() -> closed.complete(new Closed(code, reason)));
    }

    private void one(Runnable event) {
        if (inside.incrementAndGet() != 1) {
            breach = "two events at once";
        }
        if (closed.isDone()) {
            breach = "an event after the end";
        }
        event.run();
        inside.decrementAndGet();
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    void check() {
        String broken = breach;
        if (broken != null) {
            throw new AssertionError("The listener was told of " + broken + ".");
        }
    }
}
