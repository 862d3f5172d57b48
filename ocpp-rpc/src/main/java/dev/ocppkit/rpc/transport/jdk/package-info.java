/**
 * A client transport on the WebSocket of the JDK; start with {@link dev.ocppkit.rpc.transport.jdk.JdkWebSocketTransport}.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 3.
 */
@NullMarked
package dev.ocppkit.rpc.transport.jdk;

import org.jspecify.annotations.NullMarked;
