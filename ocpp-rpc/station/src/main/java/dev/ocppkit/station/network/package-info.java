/**
 * Network profiles of a station: {@link dev.ocppkit.station.network.NetworkSlots}.
 *
 * <p>Spec: OCPP 2.1 Part 2, B09, B10.
 */
@NullMarked
package dev.ocppkit.station.network;

import org.jspecify.annotations.NullMarked;
