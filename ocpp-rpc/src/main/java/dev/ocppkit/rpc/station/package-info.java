/**
 * What a charging station needs beyond a connection: variables, network profiles and security events; start with
 * {@link dev.ocppkit.rpc.OcppStation}.
 *
 * <p>Spec: OCPP 2.1 Part 2, B01 to B04, B09, B10, E04, E12 to E14; Part 4, chapters 5 and 8.
 */
@NullMarked
package dev.ocppkit.rpc.station;

import org.jspecify.annotations.NullMarked;
