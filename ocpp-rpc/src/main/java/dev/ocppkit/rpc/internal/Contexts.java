package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.Extras;
import dev.ocppkit.rpc.CallContext;
import dev.ocppkit.rpc.CallErrorException;
import dev.ocppkit.rpc.MessageContext;
import dev.ocppkit.rpc.OcppConnection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** What handlers are told about messages. */
final class Contexts {
    private Contexts() {}

    record Send(Connection peer, InboundSend send) implements MessageContext {
        @Override
        public String identity() {
            return peer.identity();
        }

        @Override
        public OcppVersion version() {
            return peer.version();
        }

        @Override
        public String messageId() {
            return send.messageId();
        }

        @Override
        public Instant receivedAt() {
            return send.receivedAt();
        }

        @Override
        public List<Violation> tolerated() {
            return send.leniencies().violations();
        }

        @Override
        public Extras extras() {
            return send.leniencies().extras();
        }
    }

    record Call(Connection connection, InboundCall call) implements CallContext {
        @Override
        public String identity() {
            return connection.identity();
        }

        @Override
        public OcppVersion version() {
            return connection.version();
        }

        @Override
        public String messageId() {
            return call.messageId();
        }

        @Override
        public Instant receivedAt() {
            return call.receivedAt();
        }

        @Override
        public List<Violation> tolerated() {
            return call.leniencies().violations();
        }

        @Override
        public Extras extras() {
            return call.leniencies().extras();
        }

        @Override
        public OcppConnection peer() {
            return connection;
        }

        @Override
        public void afterReply(Runnable task) {
            if (!call.hooks().keep(Objects.requireNonNull(task, "task"))) {
                connection.runLater(task);
            }
        }

        @Override
        public void onReplyRejected(Consumer<CallErrorException> listener) {
            call.hooks().keep(Objects.requireNonNull(listener, "listener"));
        }
    }
}
