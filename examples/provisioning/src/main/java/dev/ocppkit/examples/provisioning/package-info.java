/** A charging station is provisioned; start at {@link dev.ocppkit.examples.provisioning.Provisioning}. */
@NullMarked
package dev.ocppkit.examples.provisioning;

import org.jspecify.annotations.NullMarked;
