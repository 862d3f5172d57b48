package dev.ocppkit.csms;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.message.BootNotificationRequest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a CSMS knows of a station from its connections and BootNotifications.
 *
 * <p>Immutable, of simple values that any JSON library binds.
 *
 * <p>Spec: OCPP 2.1 Part 2, B01.
 *
 * @param identity the identity
 * @param firstSeen when it was heard of first
 * @param lastSeen when it was heard of last
 * @param version the number of the version that it spoke last, for instance 2.1, or null if it never did
 * @param bootedAt when its last BootNotification came, or null; the others are those of that message
 * @param bootReason why it booted, as OCPP names it, or null
 * @param vendor the name of its vendor, or null
 * @param model its model, or null
 * @param serialNumber its serial number, or null
 * @param firmwareVersion the version of its firmware, or null
 */
public record StationRecord(
        String identity,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable String version,
        @Nullable Instant bootedAt,
        @Nullable String bootReason,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable String serialNumber,
        @Nullable String firmwareVersion) {
    /** Checks for null. */
    public StationRecord {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(lastSeen, "lastSeen");
    }

    /**
     * Makes a record of a station that was not heard of before.
     *
     * @param identity its identity
     * @param at when it was heard of
     * @return the record
     */
    public static StationRecord of(String identity, Instant at) {
        return new StationRecord(identity, at, at, null, null, null, null, null, null, null);
    }

    /**
     * Adds that the station was heard of.
     *
     * @param spoken the version that it speaks, or null if that is not known yet, at its handshake
     * @param at when that was
     * @return the record with it
     */
    public StationRecord heard(@Nullable OcppVersion spoken, Instant at) {
        return new StationRecord(
                identity,
                firstSeen,
                at,
                spoken == null ? version : spoken.number(),
                bootedAt,
                bootReason,
                vendor,
                model,
                serialNumber,
                firmwareVersion);
    }

    /**
     * Adds what a BootNotification tells; what it leaves out is not known any more.
     *
     * @param request the message
     * @param at when it came
     * @return the record with it
     */
    public StationRecord booted(BootNotificationRequest request, Instant at) {
        ChargingStation told = request.chargingStation();
        return new StationRecord(
                identity,
                firstSeen,
                lastSeen,
                version,
                at,
                request.reason().wireName(),
                told.vendorName(),
                told.model(),
                told.serialNumber(),
                told.firmwareVersion());
    }
}
