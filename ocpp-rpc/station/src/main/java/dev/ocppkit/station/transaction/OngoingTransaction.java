package dev.ocppkit.station.transaction;

import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transaction that goes on. {@link Transactions} changes it; all others only look. */
public final class OngoingTransaction {
    private final String id;
    private final int evseId;
    private final @Nullable IdToken idToken;
    private final @Nullable Integer remoteStartId;
    private final Instant startedAt;
    private final BigDecimal startWh;

    /** Of the next event; without gaps, also over restarts. */
    int seqNo;

    ChargingStateEnum state = ChargingStateEnum.IDLE;
    Instant sampledAt;

    @Nullable
    Instant powerPathClosedAt;

    /** Whether energy is held back by a limit that was reached. */
    boolean held;
    /** Whether energy is held back since a reboot, because its transfer must not be resumed. */
    boolean suspended;

    OngoingTransaction(
            String id,
            int evseId,
            @Nullable IdToken idToken,
            @Nullable Integer remoteStartId,
            Instant startedAt,
            BigDecimal startWh) {
        this.id = id;
        this.evseId = evseId;
        this.idToken = idToken;
        this.remoteStartId = remoteStartId;
        this.startedAt = startedAt;
        this.startWh = startWh;
        this.sampledAt = startedAt;
    }

    /**
     * Tells its id.
     *
     * @return the id, unique for ever
     */
    public String id() {
        return id;
    }

    /**
     * Tells where it is.
     *
     * @return the number of the EVSE
     */
    public int evseId() {
        return evseId;
    }

    /**
     * Tells for whom it is.
     *
     * @return the token; empty if it was restored from a memory without it
     */
    public Optional<IdToken> idToken() {
        return Optional.ofNullable(idToken);
    }

    /**
     * Tells which request of the CSMS started it.
     *
     * @return the id of the request; empty if it was started at the station
     */
    public Optional<Integer> remoteStartId() {
        return Optional.ofNullable(remoteStartId);
    }

    /**
     * Tells when it started.
     *
     * @return the time of its first event
     */
    public Instant startedAt() {
        return startedAt;
    }

    /**
     * Tells what the meter showed at its start.
     *
     * @return the register of imported energy in Wh
     */
    public BigDecimal startWh() {
        return startWh;
    }

    /**
     * Tells how energy transfer stands.
     *
     * @return the state that was told to the CSMS last
     */
    public ChargingStateEnum chargingState() {
        return state;
    }

    /**
     * Tells when energy was transferred for the first time.
     *
     * @return the time; empty before
     */
    public Optional<Instant> powerPathClosedAt() {
        return Optional.ofNullable(powerPathClosedAt);
    }

    /**
     * Tells whether energy may be transferred: no limit of the transaction is reached, and a reboot did not end it.
     *
     * @return whether the power path may be closed
     */
    public boolean allowsEnergy() {
        return !held && !suspended;
    }
}
