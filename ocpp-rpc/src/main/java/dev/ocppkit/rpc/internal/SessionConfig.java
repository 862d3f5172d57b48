package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.MessageSender;
import dev.ocppkit.rpc.RpcLimits;

/**
 * What a session is told at its start.
 *
 * @param role which side we are, CSMS or CHARGING_STATION
 * @param validator reads payloads of the negotiated version
 * @param limits the bounds
 * @param wanted what somebody handles
 * @param gate what the state of registration lets pass
 * @param signatures unwraps what is signed
 * @param replays what the station was answered lately
 * @param reactions what is left to choose about reactions
 */
record SessionConfig(
        MessageSender role,
        Validator validator,
        RpcLimits limits,
        Wanted wanted,
        Gate gate,
        SignedPayloads signatures,
        ReplayCache replays,
        Reactions reactions) {
    MessageSender peer() {
        return role == MessageSender.CSMS ? MessageSender.CHARGING_STATION : MessageSender.CSMS;
    }
}
