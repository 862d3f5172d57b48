/** Generated readers, writers and checks, one class per type; not exported. */
@NullMarked
package dev.ocppkit.model.internal.codec;

import org.jspecify.annotations.NullMarked;
