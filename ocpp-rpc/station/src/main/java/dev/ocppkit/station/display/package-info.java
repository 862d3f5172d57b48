/**
 * Messages for the display of a station: {@link dev.ocppkit.station.display.DisplayMessages}.
 *
 * <p>Spec: OCPP 2.1 Part 2, O01 to O06.
 */
@NullMarked
package dev.ocppkit.station.display;

import org.jspecify.annotations.NullMarked;
