/** What generated code calls; not exported. */
@NullMarked
package dev.ocppkit.model.internal;

import org.jspecify.annotations.NullMarked;
