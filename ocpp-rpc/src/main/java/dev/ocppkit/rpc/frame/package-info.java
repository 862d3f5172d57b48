/**
 * The arrays that OCPP-J sends as text messages; start with {@link dev.ocppkit.rpc.frame.FrameReader}.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 4.
 */
@NullMarked
package dev.ocppkit.rpc.frame;

import org.jspecify.annotations.NullMarked;
