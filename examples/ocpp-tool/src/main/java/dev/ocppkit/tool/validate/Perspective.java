package dev.ocppkit.tool.validate;

/** Who wrote a log. */
enum Perspective {
    CS,
    CSMS
}
