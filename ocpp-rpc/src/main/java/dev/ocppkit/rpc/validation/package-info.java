/**
 * How strictly payloads are checked, per direction and connection: start with {@link dev.ocppkit.rpc.validation.Validation};
 * {@link dev.ocppkit.rpc.validation.QuirkProfiles} makes exceptions for known kinds of stations.
 */
@NullMarked
package dev.ocppkit.rpc.validation;

import org.jspecify.annotations.NullMarked;
