/**
 * Checks logs of frames; its entry class is {@link dev.ocppkit.tool.validate.ValidateCommand}.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 4.
 */
@NullMarked
package dev.ocppkit.tool.validate;

import org.jspecify.annotations.NullMarked;
