/**
 * Fetches from addresses that came from somebody else, and only what it should. {@link
 * dev.ocppkit.examples.provisioning.fetch.HttpStatusFetcher} is for OCSP and CRLs, {@link
 * dev.ocppkit.examples.provisioning.fetch.FileTransfer} for firmware and logs.
 */
@NullMarked
package dev.ocppkit.examples.provisioning.fetch;

import org.jspecify.annotations.NullMarked;
