package dev.ocppkit.rpc.internal;

/**
 * What is left to choose about reactions.
 *
 * @param answersUnknownTypes whether OCPP 2.1 answers unknown message types with MessageTypeNotSupported as 2.0.1 does
 * @param failsOnUnreadable whether a CALLERROR with the id {@code -1} ends the outstanding CALL
 */
public record Reactions(boolean answersUnknownTypes, boolean failsOnUnreadable) {}
