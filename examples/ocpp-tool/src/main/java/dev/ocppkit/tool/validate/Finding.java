package dev.ocppkit.tool.validate;

/**
 * One thing to tell about a frame. It holds no received value.
 *
 * @param severity how much it weighs
 * @param rule name of the rule
 * @param pointer JSON pointer to the place, relative to the frame; empty for the whole line
 * @param text one sentence
 */
record Finding(Severity severity, String rule, String pointer, String text) {}
