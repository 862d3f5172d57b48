/**
 * The commands around certificates and signatures.
 */
@NullMarked
package dev.ocppkit.tool.security;

import org.jspecify.annotations.NullMarked;
