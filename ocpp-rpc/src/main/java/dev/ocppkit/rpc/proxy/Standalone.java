package dev.ocppkit.rpc.proxy;

import dev.ocppkit.model.OcppResponse;
import java.util.Optional;

/**
 * Answers charging stations while the CSMS cannot be reached, so that their connections stay open.
 *
 * <p>Spec: OCPP 2.1 Part 4, 6.3, errata 2025-09, 4.2.
 */
@FunctionalInterface
public interface Standalone {
    /**
     * Answers a CALL of a charging station. Returns quickly and does not block.
     *
     * @param call the CALL
     * @return the answer; if there is none, or if it throws, the CALL is refused with InternalError and the station keeps what
     *     it has to deliver
     */
    Optional<OcppResponse> answer(ProxyFrame call);

    /**
     * Tells whether the CSMS gets a CALL later that was answered here. The order of those CALLs is kept, and the CSMS's answers
     * to them do not reach the station.
     *
     * @param call a CALL that was answered
     * @return by default true for TransactionEvent only
     */
    default boolean forwardLater(ProxyFrame call) {
        return "TransactionEvent".equals(call.action());
    }
}
