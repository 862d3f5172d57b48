/** The command line; its entry class is {@link dev.ocppkit.tool.OcppTool}, and each subcommand has its own package. */
@NullMarked
package dev.ocppkit.tool;

import org.jspecify.annotations.NullMarked;
