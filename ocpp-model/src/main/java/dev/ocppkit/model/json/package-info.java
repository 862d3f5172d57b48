/**
 * Reading and writing OCPP JSON; start with {@link dev.ocppkit.model.json.OcppCodec}.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapters 4 (payload) and 9 (custom data); Part 2, chapter "Datatypes" (primitive types).
 */
@NullMarked
package dev.ocppkit.model.json;

import org.jspecify.annotations.NullMarked;
