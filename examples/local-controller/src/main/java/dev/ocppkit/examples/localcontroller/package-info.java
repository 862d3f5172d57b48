/** A local controller between charging stations and their CSMS; {@link LocalController} is where to begin. */
@NullMarked
package dev.ocppkit.examples.localcontroller;

import org.jspecify.annotations.NullMarked;
