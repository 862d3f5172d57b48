/**
 * Plug and Charge; {@link dev.ocppkit.security.iso15118.ContractValidator} judges contract certificates.
 *
 * <p>Spec: OCPP 2.1 Part 2, C07, M01, M02.
 */
@NullMarked
package dev.ocppkit.security.iso15118;

import org.jspecify.annotations.NullMarked;
