/**
 * The closed enumerations, such as {@link dev.ocppkit.model.enumeration.OperationModeEnum}.
 *
 * <p>Spec: OCPP 2.1 Part 2, chapter "Enumerations".
 */
@NullMarked
package dev.ocppkit.model.enumeration;

import org.jspecify.annotations.NullMarked;
