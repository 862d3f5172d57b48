package dev.ocppkit.rpc;

import java.util.Objects;
import java.util.Optional;

/**
 * Says which messages may pass while a charging station is not accepted.
 *
 * <p>At a CSMS, a station whose last BootNotification was answered Pending may send BootNotification and what it was asked
 * for with TriggerMessage, GetBaseReport or GetReport; one that was Rejected may send BootNotification only. Any other CALL
 * is answered with SecurityError, a SEND is dropped. The CSMS itself cannot send a CALL to a station that it rejected.
 *
 * <p>At a charging station, the same messages can be sent before it is accepted; any other CALL is not sent. CALLs that wait
 * behind a BootNotification are sent if that is answered Accepted. A rejected station answers the CALLs of the CSMS with
 * SecurityError; a pending one refuses to start and stop transactions with status Rejected.
 *
 * <p>Spec: OCPP 2.1 Part 2, FR.04, B01.FR.08, B01.FR.10, B02.FR.01, B02.FR.02, B02.FR.05, B02.FR.09, B03.FR.02, B03.FR.03,
 * B03.FR.07 and B03.FR.08.
 */
public final class RegistrationGate {
    private final boolean strict;
    private final Optional<RegistrationStore> store;

    private RegistrationGate(boolean strict, Optional<RegistrationStore> store) {
        this.strict = strict;
        this.store = store;
    }

    /**
     * Lets everything pass at any time.
     *
     * @return the gate
     */
    public static RegistrationGate off() {
        return new RegistrationGate(false, Optional.empty());
    }

    /**
     * Holds back only stations that are known not to be accepted: one whose BootNotification nobody remembers passes. This
     * is the default, since an endpoint that was restarted without a {@link #persistent} store remembers nothing, while its
     * stations have no reason to boot again.
     *
     * @return a gate that remembers in memory
     */
    public static RegistrationGate lenient() {
        return new RegistrationGate(false, Optional.of(RegistrationStore.inMemory()));
    }

    /**
     * Holds back every station that is not known to be accepted.
     *
     * @param store remembers which are; one that outlives the process, unless all stations boot when it starts
     * @return the gate
     */
    public static RegistrationGate persistent(RegistrationStore store) {
        return new RegistrationGate(true, Optional.of(Objects.requireNonNull(store, "store")));
    }

    /**
     * Returns whether a station that never booted is held back.
     *
     * @return true only for {@link #persistent}
     */
    public boolean isStrict() {
        return strict;
    }

    /**
     * Returns what remembers the registrations.
     *
     * @return the store, or empty if the gate is off
     */
    public Optional<RegistrationStore> store() {
        return store;
    }
}
