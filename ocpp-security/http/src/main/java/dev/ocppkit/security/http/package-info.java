/**
 * Fetches from addresses that came from somebody else, and only what it should: {@link
 * dev.ocppkit.security.http.HttpStatusFetcher} OCSP answers and CRLs, {@link dev.ocppkit.security.http.FileTransfer} firmware and
 * logs, both within a {@link dev.ocppkit.security.http.FetchPolicy}.
 *
 * <p>Spec: OCPP 2.1 Part 2, M06, L01, N01.
 */
@NullMarked
package dev.ocppkit.security.http;

import org.jspecify.annotations.NullMarked;
