/**
 * A local controller between charging stations and their CSMS; start with {@link dev.ocppkit.rpc.proxy.OcppProxy}.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 6, and errata 2025-09, 4.2.
 */
@NullMarked
package dev.ocppkit.rpc.proxy;

import org.jspecify.annotations.NullMarked;
