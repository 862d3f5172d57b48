/**
 * Generates the model from the catalogue: jsonschema2pojo reads the schemas, resolves references and maps the properties
 * to Java types; {@link dev.ocppkit.codegen.generator.OcppRuleFactory} collects what it finds and writes records, enums,
 * codecs and the action registry with JavaPoet.
 */
@NullMarked
package dev.ocppkit.codegen.generator;

import org.jspecify.annotations.NullMarked;
