package dev.ocppkit.rpc.proxy;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.rpc.Outcome;
import java.util.concurrent.CompletableFuture;

/** A charging station behind a local controller. Safe for use by several threads. */
public interface ProxyStation {
    /**
     * Returns the identity.
     *
     * @return the identity
     */
    String identity();

    /**
     * Returns the version that both sides speak.
     *
     * @return the version
     */
    OcppVersion version();

    /**
     * Sends the station a request of the local controller's own. It waits for its turn with those of the CSMS, and its answer
     * does not reach the CSMS.
     *
     * <p>Spec: OCPP 2.1 Part 4, 4.1.1 and 6.4.
     *
     * @param <R> the response
     * @param request the request
     * @return what became of it; it does not fail
     */
    <R extends OcppResponse> CompletableFuture<Outcome<R>> call(OcppRequest<R> request);

    /**
     * Sends the CSMS a request of the local controller's own over the connection that it has for this station, for instance a
     * NotifyChargingLimit. It waits for its turn with those of the station, and its answer does not reach the station.
     *
     * <p>Spec: OCPP 2.1 Part 4, 4.1.1 and 6.4.
     *
     * @param <R> the response
     * @param request the request, one that stations send
     * @return what became of it; it does not fail. NotSent if the CSMS is not connected for this station.
     */
    <R extends OcppResponse> CompletableFuture<Outcome<R>> callUpstream(OcppRequest<R> request);

    /**
     * Returns whether the station is connected to the local controller.
     *
     * @return whether it is
     */
    boolean isConnected();

    /**
     * Returns whether the CSMS is connected for this station.
     *
     * @return whether it is
     */
    boolean isUpstreamConnected();
}
