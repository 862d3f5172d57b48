/**
 * Firmware updates and logs of a station: {@link dev.ocppkit.station.maintenance.FirmwareUpdates} and
 * {@link dev.ocppkit.station.maintenance.LogUploads} keep the order of statuses; the firmware does the work.
 *
 * <p>Spec: OCPP 2.1 Part 2, L01, L02, N01.
 */
@NullMarked
package dev.ocppkit.station.maintenance;

import org.jspecify.annotations.NullMarked;
