package dev.ocppkit.rpc.transport.jakarta;

import dev.ocppkit.rpc.spi.HandshakeDecision;
import dev.ocppkit.rpc.spi.Link;
import dev.ocppkit.rpc.spi.LinkListener;
import dev.ocppkit.rpc.spi.RejectedMessageException;
import dev.ocppkit.rpc.spi.ServerBinding;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One WebSocket of a container. */
final class JakartaLink extends Endpoint implements Link {
    private static final int NO_CLOSE_FRAME = 1006;
    private static final int TOO_BIG = 1009;
    private static final int INVALID_DATA = 1007;
    /** Closing and pinging block in containers, even for a peer that does not read; the threads end when they are idle. */
    private static final Executor BLOCKING = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ocpp-jakarta");
        thread.setDaemon(true);
        return thread;
    });

    private static final Executor AFTER_PATIENCE = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS, BLOCKING);

    private final ServerBinding binding;
    private final HandshakeDecision.Accept decision;
    private final String subprotocol;
    private final Demand demand = new Demand();
    private final TextAssembler assembler;
    private final CompletableFuture<Session> session = new CompletableFuture<>();
    private final Object telling = new Object();
    private @Nullable LinkListener listener;
    private final List<Event> early = new ArrayList<>();
    private boolean ended;
    private volatile boolean closing;
    private volatile int ownCode;
    private volatile boolean failed;
    private volatile @Nullable CompletableFuture<Void> sending;

    JakartaLink(ServerBinding binding, HandshakeDecision.Accept decision) {
        this.binding = binding;
        this.decision = decision;
        this.subprotocol = decision.subprotocol() == null ? "" : decision.subprotocol();
        this.assembler = new TextAssembler(binding.maxMessageBytes(), binding.maxFragments());
    }

    /** Returns what the container has to know; the path is not used, and some containers want a public class. */
    ServerEndpointConfig config() {
        return ServerEndpointConfig.Builder.create(Endpoint.class, "/ocpp")
                .subprotocols(subprotocol.isEmpty() ? List.of() : List.of(subprotocol))
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
                        return subprotocol;
                    }

                    @Override
                    public boolean checkOrigin(String originHeaderValue) {
                        // No browser sends credentials of a charging station by itself.
                        return true;
                    }

                    @Override
                    public <T> T getEndpointInstance(Class<T> endpointClass) {
                        return endpointClass.cast(JakartaLink.this);
                    }
                })
                .build();
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        opened.setMaxIdleTimeout(0);
        session.complete(opened);
        // Lambdas would hide the type of the message from the container.
        opened.addMessageHandler(String.class, new MessageHandler.Partial<String>() {
            @Override
            public void onMessage(String part, boolean last) {
                onPart(part, last);
            }
        });
        opened.addMessageHandler(ByteBuffer.class, new MessageHandler.Partial<ByteBuffer>() {
            @Override
            public void onMessage(ByteBuffer part, boolean last) {
                onBinary(last);
            }
        });
        opened.addMessageHandler(PongMessage.class, new MessageHandler.Whole<PongMessage>() {
            @Override
            public void onMessage(PongMessage pong) {
                ByteBuffer payload =
                        ByteBuffer.allocate(pong.getApplicationData().remaining());
                payload.put(pong.getApplicationData()).flip();
                tell(heard -> heard.onPong(payload));
            }
        });
        LinkListener heard = binding.accepted(decision, this);
        synchronized (telling) {
            listener = heard;
            List<Event> missed = List.copyOf(early);
            early.clear();
            missed.forEach(this::tell);
        }
    }

    private interface Event {
        void tell(LinkListener heard);
    }

    /** Tells the listener something, after all that came before it, unless the end did. */
    private void tell(Event event) {
        synchronized (telling) {
            if (listener == null) {
                // Whoever takes the connection over may close it on the way.
                early.add(event);
            } else if (!ended) {
                event.tell(listener);
            }
        }
    }

    private void onPart(String part, boolean last) {
        if (closing) {
            return;
        }
        if (assembler.isEmpty() && !demand.take()) {
            return;
        }
        switch (assembler.add(part, last)) {
            case MORE -> {}
            case TOO_BIG -> close(TOO_BIG, "message too big");
            case WHOLE -> {
                ByteBuffer message = assembler.take();
                if (!closing) {
                    tell(heard -> heard.onText(message));
                }
            }
        }
    }

    private void onBinary(boolean last) {
        if (last && !closing && demand.take()) {
            tell(heard -> heard.onBinary(ByteBuffer.allocate(0)));
        }
    }

    @Override
    public void onClose(Session closed, CloseReason reason) {
        String text = reason.getReasonPhrase();
        onClose(reason.getCloseCode().getCode(), text == null ? "" : text);
    }

    private void onClose(int code, String reason) {
        // Jetty may tell 1006 of a connection that was closed from here as it should be.
        int told = code == NO_CLOSE_FRAME && ownCode != 0 ? ownCode : code;
        boolean isRejection = ownCode == TOO_BIG || (failed && (told == TOO_BIG || told == INVALID_DATA));
        end(told, reason, isRejection ? new RejectedMessageException(told, null) : null);
    }

    @Override
    public void onError(Session failing, Throwable cause) {
        failed = true;
        // The container closes the connection when it must, and tells that too.
    }

    private void end(int code, String reason, @Nullable Throwable cause) {
        closing = true;
        demand.end();
        tell(heard -> {
            ended = true;
            heard.onClosed(code, reason, cause);
        });
        CompletableFuture<Void> pending = sending;
        if (pending != null) {
            pending.completeExceptionally(new IOException("The connection is closed."));
        }
    }

    @Override
    public CompletionStage<Void> sendText(ByteBuffer utf8) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        sending = result;
        if (closing) {
            result.completeExceptionally(new IOException("The connection is closed."));
            return result;
        }
        try {
            session.join()
                    .getAsyncRemote()
                    .sendText(StandardCharsets.UTF_8.decode(utf8).toString(), sent -> {
                        if (sent.isOK()) {
                            result.complete(null);
                        } else {
                            result.completeExceptionally(sent.getException());
                        }
                    });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    @Override
    public void request(long messages) {
        demand.add(messages);
    }

    @Override
    public CompletionStage<Void> ping(ByteBuffer payload) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        BLOCKING.execute(() -> {
            try {
                session.join().getAsyncRemote().sendPing(payload);
                result.complete(null);
            } catch (IOException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Override
    public void close(int code, String reason) {
        if (!closing) {
            closing = true;
            ownCode = code;
            // What is being read is let go, so that the peer's answer is read.
            demand.end();
            BLOCKING.execute(() -> close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason)));
            // The container may wait long for a peer that does not answer.
            AFTER_PATIENCE.execute(() -> onClose(NO_CLOSE_FRAME, ""));
        }
    }

    private void close(CloseReason reason) {
        try {
            session.join().close(reason);
        } catch (IOException | RuntimeException e) {
            // It is over already, and the container tells that; else an abort follows.
        }
    }

    @Override
    public void abort() {
        end(NO_CLOSE_FRAME, "", null);
        BLOCKING.execute(() -> close(new CloseReason(CloseReason.CloseCodes.GOING_AWAY, "")));
    }

    @Override
    public String subprotocol() {
        return subprotocol;
    }

    @Override
    public Set<Capability> capabilities() {
        return EnumSet.of(Capability.DEFLATE, Capability.DEMAND, Capability.PING);
    }
}
