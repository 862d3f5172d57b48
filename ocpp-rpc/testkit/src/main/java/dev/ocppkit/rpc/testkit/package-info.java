/**
 * A CSMS and charging stations on one thread, in virtual time and without a network; start with
 * {@link dev.ocppkit.rpc.testkit.VirtualWorld}.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapters 3 and 4.
 */
@NullMarked
package dev.ocppkit.rpc.testkit;

import org.jspecify.annotations.NullMarked;
