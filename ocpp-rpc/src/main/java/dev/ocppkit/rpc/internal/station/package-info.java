/** How a charging station connects, registers and delivers: state machines without I/O, threads and clock. */
@NullMarked
package dev.ocppkit.rpc.internal.station;

import org.jspecify.annotations.NullMarked;
