/** How many and how long, with Micrometer; see {@link dev.ocppkit.examples.metrics.MicrometerMetrics}. */
package dev.ocppkit.examples.metrics;
