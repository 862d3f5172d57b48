/** Arithmetic that several packages of this module share; not for users. */
@NullMarked
package dev.ocppkit.smartcharging.internal;

import org.jspecify.annotations.NullMarked;
