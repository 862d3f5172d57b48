package dev.ocppkit.security.event;

import java.time.Instant;

/**
 * A security event that happened.
 *
 * @param type the value of SecurityEventNotificationRequest.type, at most 50 characters
 * @param critical whether the CSMS must be told
 * @param at when
 * @param techInfo more about it, at most 255 characters without secrets; empty for none
 */
public record SecurityEvent(String type, boolean critical, Instant at, String techInfo) {}
