/** The command {@code composite}; its entry class is {@link dev.ocppkit.tool.composite.CompositeCommand}. */
@NullMarked
package dev.ocppkit.tool.composite;

import org.jspecify.annotations.NullMarked;
