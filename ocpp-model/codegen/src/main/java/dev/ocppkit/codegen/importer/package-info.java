/**
 * Brings a new edition of the official schemas into the catalogue; {@link dev.ocppkit.codegen.importer.SchemaImporter}
 * is the program.
 */
@NullMarked
package dev.ocppkit.codegen.importer;

import org.jspecify.annotations.NullMarked;
