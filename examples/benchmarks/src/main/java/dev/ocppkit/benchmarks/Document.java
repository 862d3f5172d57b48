package dev.ocppkit.benchmarks;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;

/** The documents that are measured. */
public enum Document {
    /** The smallest request: an empty object. */
    HEARTBEAT_REQUEST,
    /** The smallest answer: one time. */
    HEARTBEAT_RESPONSE,
    /** What a station sends most: a transaction event with the values of one meter reading. */
    TRANSACTION_EVENT,
    /** A charging profile for a day, with 24 periods. */
    CHARGING_PROFILE,
    /** A large message: a part of a device model report. */
    NOTIFY_REPORT;

    /** Makes the record. */
    OcppRecord toRecord() {
        return switch (this) {
            case HEARTBEAT_REQUEST -> Samples.heartbeatRequest();
            case HEARTBEAT_RESPONSE -> Samples.heartbeatResponse();
            case TRANSACTION_EVENT -> Samples.transactionEvent();
            case CHARGING_PROFILE -> Samples.chargingProfile();
            case NOTIFY_REPORT -> Samples.notifyReport();
        };
    }

    /** Writes the record as JSON. */
    byte[] toJson() {
        return OcppCodec.of(OcppVersion.V2_1).toBytes(toRecord());
    }
}
