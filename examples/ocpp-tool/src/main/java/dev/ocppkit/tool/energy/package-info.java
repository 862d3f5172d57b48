/** The commands {@code check-profile}, {@code freqwatt}, {@code balance} and {@code der}. */
@NullMarked
package dev.ocppkit.tool.energy;

import org.jspecify.annotations.NullMarked;
