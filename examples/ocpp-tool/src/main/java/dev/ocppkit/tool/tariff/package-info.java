/** The commands about tariffs and cost. */
@NullMarked
package dev.ocppkit.tool.tariff;

import org.jspecify.annotations.NullMarked;
