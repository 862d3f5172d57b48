/**
 * The device model of a station: {@link dev.ocppkit.station.devicemodel.DeviceModel} read from a table, the messages that
 * read, write and report its variables, and monitors of them.
 *
 * <p>Spec: OCPP 2.1 Part 1 (device model), Part 2, B05 to B08 and N02 to N08.
 */
@NullMarked
package dev.ocppkit.station.devicemodel;

import org.jspecify.annotations.NullMarked;
