/**
 * The structures that messages are made of, such as {@link dev.ocppkit.model.datatype.ChargingProfile}.
 *
 * <p>Spec: OCPP 2.1 Part 2, chapter "Datatypes".
 */
@NullMarked
package dev.ocppkit.model.datatype;

import org.jspecify.annotations.NullMarked;
