package dev.ocppkit.rpc;

import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.rpc.internal.MemoryRegistrations;
import java.util.Optional;

/**
 * Remembers how the last BootNotification of each charging station was answered, because a station that reconnects without
 * a reboot does not send another one.
 *
 * <p>Called on the executor of the endpoint; may block, for instance to ask a database. Must be safe for use by several
 * threads.
 *
 * <p>Spec: OCPP 2.1 Part 4, 5.4; Part 2, B01 to B03.
 */
public interface RegistrationStore {
    /**
     * Finds the last answer.
     *
     * @param identity the charging station, in lower case because identities are compared without regard to case
     * @return the status of the last BootNotificationResponse, or empty if there was none
     */
    Optional<RegistrationStatusEnum> find(String identity);

    /**
     * Keeps an answer, before it is sent (CSMS) or before it is given to the caller (charging station). If that fails, a
     * CSMS answers the BootNotification with InternalError.
     *
     * @param identity the charging station, in lower case
     * @param status the status of the BootNotificationResponse
     */
    void save(String identity, RegistrationStatusEnum status);

    /**
     * Forgets a station, so that it has to boot again.
     *
     * @param identity the charging station, in lower case
     */
    void forget(String identity);

    /**
     * Makes a store that lives as long as the process.
     *
     * @return the store; it holds one entry for each station that ever booted
     */
    static RegistrationStore inMemory() {
        return new MemoryRegistrations();
    }
}
