/**
 * Who may charge: {@link dev.ocppkit.station.authorization.Authorization} decides with the CSMS, the local list and the
 * cache.
 *
 * <p>Spec: OCPP 2.1 Part 2, C and D, N09 and N10 (customer information).
 */
@NullMarked
package dev.ocppkit.station.authorization;

import org.jspecify.annotations.NullMarked;
