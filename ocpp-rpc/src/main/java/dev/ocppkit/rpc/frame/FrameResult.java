package dev.ocppkit.rpc.frame;

/** What came of reading the beginning of a frame. */
public sealed interface FrameResult permits FrameHeader, FrameProblem {}
