package dev.ocppkit.rpc.internal;

import dev.ocppkit.rpc.HandlerOrder;
import dev.ocppkit.rpc.RegistrationGate;
import dev.ocppkit.rpc.signing.MessageSigner;
import dev.ocppkit.rpc.signing.Signatures;
import dev.ocppkit.rpc.validation.Validation;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint demands of messages beyond their form.
 *
 * @param gate what may pass before a station is accepted
 * @param signatures what is demanded of incoming messages
 * @param signer signs outgoing ones, or null
 * @param interception the interceptors
 * @param validation how payloads are checked
 * @param quirks exceptions for known kinds of stations
 * @param replays what stations were answered lately
 * @param reactions what is left to choose about reactions
 * @param order which messages may be handled at the same time
 */
public record Policies(
        RegistrationGate gate,
        Signatures signatures,
        @Nullable MessageSigner signer,
        Interception interception,
        Validation validation,
        Quirks quirks,
        ReplayCaches replays,
        Reactions reactions,
        HandlerOrder order) {
    /**
     * Returns the same with another gate.
     *
     * @param other what may pass before a station is accepted
     * @return the changed copy
     */
    public Policies with(RegistrationGate other) {
        return new Policies(other, signatures, signer, interception, validation, quirks, replays, reactions, order);
    }
}
