/**
 * What all of security shares: {@link dev.ocppkit.security.SecurityProfile} with its rules, secrets, random values, identities.
 *
 * <p>Spec: OCPP 2.1 Part 2, chapter A.
 */
@NullMarked
package dev.ocppkit.security;

import org.jspecify.annotations.NullMarked;
