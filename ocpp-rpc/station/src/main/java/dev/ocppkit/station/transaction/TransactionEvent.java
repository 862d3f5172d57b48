package dev.ocppkit.station.transaction;

import dev.ocppkit.model.datatype.Transaction;
import dev.ocppkit.model.message.TransactionEventRequest;

/**
 * An event of a transaction in the making: its number, time, reason and state are there, and may be added to.
 *
 * @param request the request without its transactionInfo
 * @param info the transactionInfo
 */
public record TransactionEvent(TransactionEventRequest.Builder request, Transaction.Builder info) {}
