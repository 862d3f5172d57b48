package dev.ocppkit.rpc.proxy;

/**
 * Decides what a local controller does with a message. It runs while the connection waits: it returns quickly and does not
 * block. If it throws, the message is blocked; a CALL is refused with InternalError.
 */
@FunctionalInterface
public interface ProxyInterceptor {
    /**
     * Decides about a message.
     *
     * @param frame the message
     * @return the decision; {@link ProxyDecision#forward} leaves it to the next interceptor
     */
    ProxyDecision decide(ProxyFrame frame);
}
