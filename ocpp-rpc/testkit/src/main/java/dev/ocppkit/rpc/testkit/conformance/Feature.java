package dev.ocppkit.rpc.testkit.conformance;

/** What a transport may lack if it says so. */
public enum Feature {
    /** Compresses messages if the peer agrees (permessage-deflate). */
    DEFLATE,
    /** Bounds the number of fragments of a message. */
    FRAGMENT_LIMIT,
    /** Sends every close code that it is told to. */
    CLOSE_CODES,
    /** Drops the TCP connection on an abort, without a close frame. */
    ABORT,
    /** Sends a close frame with the fitting code when the peer breaks the rules of WebSocket, before it drops the connection. */
    VIOLATION_CODES
}
