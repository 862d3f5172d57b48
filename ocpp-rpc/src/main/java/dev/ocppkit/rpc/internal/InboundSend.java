package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.OcppSend;
import java.time.Instant;

/** A SEND of the peer. */
record InboundSend(String messageId, Action action, OcppSend message, Instant receivedAt, Leniencies leniencies) {}
