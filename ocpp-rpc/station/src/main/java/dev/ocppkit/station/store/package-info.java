/**
 * A memory for stations that survives crashes: {@link dev.ocppkit.station.store.MvStationStore}.
 *
 * <p>Spec: OCPP 2.1 Part 2, E17 (transactions go on after a loss of power).
 */
@NullMarked
package dev.ocppkit.station.store;

import org.jspecify.annotations.NullMarked;
