package dev.ocppkit.station.authorization;

import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.datatype.IdTokenInfo;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.AuthorizationStatusEnum;
import dev.ocppkit.model.enumeration.ClearCacheStatusEnum;
import dev.ocppkit.model.enumeration.CustomerInformationStatusEnum;
import dev.ocppkit.model.enumeration.SendLocalListStatusEnum;
import dev.ocppkit.model.message.AuthorizeRequest;
import dev.ocppkit.model.message.AuthorizeResponse;
import dev.ocppkit.model.message.ClearCacheRequest;
import dev.ocppkit.model.message.ClearCacheResponse;
import dev.ocppkit.model.message.CustomerInformationRequest;
import dev.ocppkit.model.message.CustomerInformationResponse;
import dev.ocppkit.model.message.GetLocalListVersionRequest;
import dev.ocppkit.model.message.GetLocalListVersionResponse;
import dev.ocppkit.model.message.NotifyCustomerInformationRequest;
import dev.ocppkit.model.message.SendLocalListRequest;
import dev.ocppkit.model.message.SendLocalListResponse;
import dev.ocppkit.model.message.TransactionEventResponse;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.TransactionListener;
import dev.ocppkit.station.transaction.Transactions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Decides who may charge: asks the CSMS; before that, or while it is away, the local list and the cache, as the variables of
 * AuthCtrlr say. What the CSMS says of a token, also in answers to events of transactions, goes to the cache.
 *
 * <p>Spec: OCPP 2.1 Part 2, C01 to C13, D01, D02, N09, N10.
 */
public final class Authorization {
    private final StationContext context;
    private final DeviceModel model;
    private final LocalTokens tokens;
    private BiConsumer<IdToken, AuthorizeResponse> onAnswer = (token, response) -> {};

    /**
     * Adds the handlers of ClearCache, SendLocalList, GetLocalListVersion and CustomerInformation.
     *
     * @param context where the block lives
     * @param model the variables; AuthCtrlr and AuthCacheCtrlr are read
     * @param transactions the transactions whose answers are heard
     */
    public Authorization(StationContext context, DeviceModel model, Transactions transactions) {
        this.context = context;
        this.model = model;
        this.tokens = new LocalTokens(context.store());
        context.on(ClearCacheRequest.class, request -> clearCache());
        context.on(SendLocalListRequest.class, this::sendLocalList);
        context.on(GetLocalListVersionRequest.class, request -> GetLocalListVersionResponse.of(tokens.listVersion()));
        context.on(CustomerInformationRequest.class, this::customerInformation);
        model.live("LocalAuthListCtrlr.Entries", () -> Integer.toString(tokens.listEntries()));
        transactions.listen(new TransactionListener() {
            @Override
            public void answered(OngoingTransaction transaction, TransactionEventResponse response) {
                IdTokenInfo info = response.idTokenInfo();
                if (info != null) {
                    transaction.idToken().ifPresent(token -> remember(token, info));
                }
            }
        });
    }

    /**
     * Hears every answer of the CSMS to an AuthorizeRequest, for instance to take the tariff in it.
     *
     * @param listener takes the token and the answer; takes the place of one that was set before
     */
    public void onAnswer(BiConsumer<IdToken, AuthorizeResponse> listener) {
        onAnswer = listener;
    }

    /**
     * Asks whether a token may charge.
     *
     * @param token the token
     * @param evseId where it wants to charge
     * @param answer takes the decision, at once or when the CSMS has answered or the time for that is over
     */
    public void ask(IdToken token, int evseId, Consumer<Boolean> answer) {
        Optional<IdTokenInfo> known = tokens.find(token);
        boolean good = known.filter(this::isGood).isPresent();
        if (good && model.isTrue("AuthCtrlr.LocalPreAuthorize")) {
            answer.accept(true);
            return;
        }
        context.call(
                AuthorizeRequest.of(token),
                response -> answer.accept(accepted(token, evseId, response)),
                () -> answer.accept(offline(known.isPresent(), good)));
    }

    private boolean accepted(IdToken token, int evseId, AuthorizeResponse response) {
        remember(token, response.idTokenInfo());
        onAnswer.accept(token, response);
        List<Integer> only = response.idTokenInfo().evseId();
        return isGood(response.idTokenInfo()) && (only == null || only.isEmpty() || only.contains(evseId));
    }

    private boolean offline(boolean known, boolean good) {
        return known
                ? good && model.isTrue("AuthCtrlr.LocalAuthorizeOffline")
                : model.isTrue("AuthCtrlr.OfflineTxForUnknownIdEnabled");
    }

    /** Puts what the CSMS says of a token into the cache (C10.FR.01). */
    private void remember(IdToken token, IdTokenInfo info) {
        if (model.isTrue("AuthCacheCtrlr.Enabled")) {
            tokens.cache(token, info);
        }
    }

    private boolean isGood(IdTokenInfo info) {
        boolean expired =
                info.cacheExpiryDateTime() != null && info.cacheExpiryDateTime().isBefore(context.now());
        return info.status() == AuthorizationStatusEnum.ACCEPTED && !expired;
    }

    private ClearCacheResponse clearCache() {
        tokens.clearCache();
        return ClearCacheResponse.of(ClearCacheStatusEnum.ACCEPTED);
    }

    private SendLocalListResponse sendLocalList(SendLocalListRequest request) {
        SendLocalListStatusEnum status = tokens.take(request);
        return SendLocalListResponse.builder()
                .status(status)
                .statusInfo(status == SendLocalListStatusEnum.FAILED ? StatusInfo.of("InvalidValue") : null)
                .build();
    }

    private CustomerInformationResponse customerInformation(CustomerInformationRequest request) {
        if (!request.report() && !request.clear()) {
            return CustomerInformationResponse.of(CustomerInformationStatusEnum.REJECTED);
        }
        long references = Stream.of(request.idToken(), request.customerCertificate(), request.customerIdentifier())
                .filter(Objects::nonNull)
                .count();
        if (references != 1) {
            return CustomerInformationResponse.of(CustomerInformationStatusEnum.INVALID); // N09.FR.09
        }
        IdToken token = request.idToken();
        boolean known = token != null && tokens.find(token).isPresent();
        boolean cleared = token != null && request.clear() && tokens.forget(token);
        String found = known ? "The station knows the token." : "The station knows nothing of the customer.";
        String data = cleared ? "The token was removed from the cache." : found;
        context.afterReply(() -> context.send(NotifyCustomerInformationRequest.builder()
                .data(data)
                .seqNo(0)
                .generatedAt(context.now())
                .requestId(request.requestId())
                .build()));
        return CustomerInformationResponse.of(CustomerInformationStatusEnum.ACCEPTED);
    }
}
