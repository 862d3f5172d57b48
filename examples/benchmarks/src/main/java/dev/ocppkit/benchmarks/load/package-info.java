/** Measures servers from outside, with many stations that send canned requests. */
@NullMarked
package dev.ocppkit.benchmarks.load;

import org.jspecify.annotations.NullMarked;
