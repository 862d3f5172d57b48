/**
 * What the importer and the generator share: the layout of the catalogue and the names of the two OCPP versions.
 */
@NullMarked
package dev.ocppkit.codegen;

import org.jspecify.annotations.NullMarked;
