/**
 * A CSMS to start your own from; {@link dev.ocppkit.examples.csms.Main} reads the arguments, and
 * {@link dev.ocppkit.examples.csms.Csms} puts the parts together.
 */
@NullMarked
package dev.ocppkit.examples.csms;

import org.jspecify.annotations.NullMarked;
