package dev.ocppkit.rpc.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A peer that sends whatever it is told to, and keeps what it receives. */
public abstract class RawPeer {
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();

    /** Sends a text message, valid UTF-8 or not. */
    public abstract void text(byte[] message);

    /** Sends a binary message. */
    public abstract void binary(byte[] message);

    /** A message arrived. */
    protected final void received(String text) {
        texts.add(text);
    }

    /** The connection was closed. */
    protected final void closed(int code) {
        closeCode.complete(code);
    }

    /** Waits for the next message. */
    public final String next() {
        try {
            String text = texts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("nothing came");
            }
            return text;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns all that has come. */
    public final List<String> received() {
        List<String> all = new ArrayList<>();
        texts.drainTo(all);
        return all;
    }

    /** Waits for the end of the connection. */
    public final int closeCode() {
        return closeCode.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Returns whether the connection was closed. */
    public final boolean isClosed() {
        return closeCode.isDone();
    }
}
