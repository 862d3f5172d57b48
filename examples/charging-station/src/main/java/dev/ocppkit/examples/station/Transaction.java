package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.enumeration.ChargingStateEnum;
import dev.ocppkit.model.enumeration.OperationModeEnum;
import dev.ocppkit.smartcharging.tariff.CostMeter;
import dev.ocppkit.smartcharging.tariff.limits.ActiveLimits;
import dev.ocppkit.smartcharging.tariff.limits.LimitKind;
import java.time.Instant;

/** A transaction that goes on. */
final class Transaction {
    final String id;
    final IdToken idToken;
    final Integer remoteStartId;
    final Instant startedAt;
    /** The energy registers of the meter at the start, in Wh. */
    final double startWh;

    /** Of the next event; without gaps, also over restarts. */
    int seqNo;

    ChargingStateEnum state = ChargingStateEnum.IDLE;
    IdToken groupIdToken;
    OperationModeEnum operationMode;
    Instant sampledAt;
    /** When energy transfer was allowed for the first time, or null. */
    Instant powerPathClosedAt;

    boolean priorityCharging;
    /** Whether a reboot without resumption of energy transfer holds it back. */
    boolean suspended;

    ActiveLimits limits = ActiveLimits.none();
    /** The limit that stopped energy transfer, or null. */
    LimitKind reached;

    Tariff tariff;
    CostMeter cost;
    Instant costToldAt = Instant.EPOCH;

    Transaction(String id, IdToken idToken, Integer remoteStartId, Instant startedAt, double startWh) {
        this.id = id;
        this.idToken = idToken;
        this.remoteStartId = remoteStartId;
        this.startedAt = startedAt;
        this.startWh = startWh;
        this.sampledAt = startedAt;
    }
}
