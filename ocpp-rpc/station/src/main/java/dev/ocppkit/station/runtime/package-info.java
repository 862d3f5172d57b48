/**
 * Runs the functional blocks of a station over a real connection: {@link dev.ocppkit.station.runtime.StationRuntime}.
 *
 * <p>Spec: OCPP 2.1 Part 2, B01 to B03 (boot), B10 (reconnect).
 */
@NullMarked
package dev.ocppkit.station.runtime;

import org.jspecify.annotations.NullMarked;
