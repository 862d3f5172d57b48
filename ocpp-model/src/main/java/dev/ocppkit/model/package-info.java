/**
 * The common vocabulary of the OCPP 2.1 and 2.0.1 model; start with {@link dev.ocppkit.model.OcppRequest} and
 * {@link dev.ocppkit.model.Action}.
 *
 * <p>Messages are in {@code dev.ocppkit.model.message}, datatypes in {@code dev.ocppkit.model.datatype}, enumerations in
 * {@code dev.ocppkit.model.enumeration}. There is one set of records for both versions: each knows the rules of both and
 * {@link dev.ocppkit.model.OcppRecord#violations} tells which are broken. {@link dev.ocppkit.model.json.OcppCodec} reads
 * and writes JSON.
 *
 * <p>Spec: OCPP 2.1 Part 2, chapters "Messages", "Datatypes" and "Enumerations".
 */
@NullMarked
package dev.ocppkit.model;

import org.jspecify.annotations.NullMarked;
