/**
 * OCSP and CRLs; {@link dev.ocppkit.security.revocation.OcspResponses} and {@link dev.ocppkit.security.revocation.Crls} check answers.
 *
 * <p>Spec: OCPP 2.1 Part 2, M06 and M07.
 */
@NullMarked
package dev.ocppkit.security.revocation;

import org.jspecify.annotations.NullMarked;
