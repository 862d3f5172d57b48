/**
 * What the functional blocks of a charging station live in: {@link dev.ocppkit.station.StationContext}.
 *
 * <p>A station is put together from the blocks of the packages beside this one, a
 * {@link dev.ocppkit.station.runtime.StationRuntime} that runs them, and {@link dev.ocppkit.station.EvseHardware}, which the
 * firmware implements. Every block is a class whose constructor adds its handlers to the context; blocks that are left out
 * are answered NotImplemented or NotSupported by the RPC layer.
 *
 * <p>Spec: OCPP 2.1 Part 2; Part 1 for the device model.
 */
@NullMarked
package dev.ocppkit.station;

import org.jspecify.annotations.NullMarked;
