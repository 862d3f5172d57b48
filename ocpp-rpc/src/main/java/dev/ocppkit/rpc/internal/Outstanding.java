package dev.ocppkit.rpc.internal;

/** The CALL that occupies the one slot; its time runs from when the transport has taken it. */
final class Outstanding {
    final OutboundCall call;
    boolean sent;
    long sentAt;
    long deadline;

    Outstanding(OutboundCall call) {
        this.call = call;
    }
}
