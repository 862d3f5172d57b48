/** The inside of the RPC layer: a session without I/O, threads or clock, and the runtime around it. Not exported. */
@NullMarked
package dev.ocppkit.rpc.internal;

import org.jspecify.annotations.NullMarked;
