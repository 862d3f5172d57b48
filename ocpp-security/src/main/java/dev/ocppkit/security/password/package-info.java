/**
 * HTTP Basic authentication; {@link dev.ocppkit.security.password.BasicAuthenticator} decides for a CSMS.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.201 to A00.FR.304, A01.
 */
@NullMarked
package dev.ocppkit.security.password;

import org.jspecify.annotations.NullMarked;
