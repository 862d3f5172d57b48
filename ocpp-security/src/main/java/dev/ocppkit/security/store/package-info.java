/**
 * Installed certificates; {@link dev.ocppkit.security.store.CertificateStore} installs, deletes and lists them.
 *
 * <p>Spec: OCPP 2.1 Part 2, M03, M04, M05.
 */
@NullMarked
package dev.ocppkit.security.store;

import org.jspecify.annotations.NullMarked;
