/**
 * A laboratory for V2X: each operation mode runs for a simulated day. Start reading at {@link
 * dev.ocppkit.examples.v2xlab.Scripts}: what the CSMS and external systems do; then {@link
 * dev.ocppkit.examples.v2xlab.Station}: what a station does with it. Vehicle, house and grid are models, in binary fractions;
 * everything that OCPP defines is done by the library, in exact decimals.
 */
@NullMarked
package dev.ocppkit.examples.v2xlab;

import org.jspecify.annotations.NullMarked;
