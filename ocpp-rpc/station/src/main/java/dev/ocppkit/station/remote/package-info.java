/**
 * What the CSMS does in place of a driver: {@link dev.ocppkit.station.remote.RemoteControl}, and messages that it asks for:
 * {@link dev.ocppkit.station.remote.Triggers}.
 *
 * <p>Spec: OCPP 2.1 Part 2, F01 to F07.
 */
@NullMarked
package dev.ocppkit.station.remote;

import org.jspecify.annotations.NullMarked;
