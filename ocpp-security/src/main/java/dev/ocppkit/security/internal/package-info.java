/**
 * Shared by the packages of this module, and of no use to others; all use of the cryptography provider begins here.
 *
 * <p>Spec: none.
 */
@NullMarked
package dev.ocppkit.security.internal;

import org.jspecify.annotations.NullMarked;
