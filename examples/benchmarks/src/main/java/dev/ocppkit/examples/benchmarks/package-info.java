/**
 * Benchmarks of the codec of ocpp-model; {@link dev.ocppkit.examples.benchmarks.Report} runs them all and prints one
 * table.
 */
@NullMarked
package dev.ocppkit.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
