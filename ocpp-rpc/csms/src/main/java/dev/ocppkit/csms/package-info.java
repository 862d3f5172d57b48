/**
 * What every CSMS keeps of the messages of its stations, and sends for people who work with it. The values are immutable and know
 * no database; a maker keeps them where the rest is. Start at {@link dev.ocppkit.csms.TransactionRecord} and {@link
 * dev.ocppkit.csms.NamedCalls}.
 *
 * <p>Spec: OCPP 2.1 Part 2, E (transactions), B07 and B08 (reports).
 */
@NullMarked
package dev.ocppkit.csms;

import org.jspecify.annotations.NullMarked;
