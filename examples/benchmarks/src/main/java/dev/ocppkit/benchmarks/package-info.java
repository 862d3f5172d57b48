/**
 * Benchmarks of the codec of ocpp-model; {@link dev.ocppkit.benchmarks.Report} runs them all and prints one
 * table.
 */
@NullMarked
package dev.ocppkit.benchmarks;

import org.jspecify.annotations.NullMarked;
