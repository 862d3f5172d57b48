/** Documents that commands read: JSON objects in which every member must be known, and mistakes are told with their place. */
@NullMarked
package dev.ocppkit.tool.input;

import org.jspecify.annotations.NullMarked;
