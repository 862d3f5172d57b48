package dev.ocppkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.model.testing.Catalogue;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests, responses and actions belong together, whichever of them one starts from. */
class MessagePairsTest {
    static List<Class<?>> requests() {
        return List.of(OcppRequest.class.getPermittedSubclasses());
    }

    @Test
    void thereAre90PairsAndOneSend() {
        assertThat(requests()).hasSize(90);
        assertThat(OcppResponse.class.getPermittedSubclasses()).hasSize(90);
        assertThat(OcppSend.class.getPermittedSubclasses()).containsExactly(NotifyPeriodicEventStream.class);
        assertThat(Action.values()).hasSize(91);
    }

    @Test
    void messagesAreThoseOfTheCatalogue() {
        Set<String> names = Stream.of(OcppRequest.class, OcppResponse.class, OcppSend.class)
                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(names)
                .isEqualTo(Catalogue.of(OcppVersion.V2_1).messages().keySet())
                .hasSize(181);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void typeArgumentOfARequestIsItsResponse(Class<? extends OcppRequest<?>> request) {
        ParameterizedType parent = (ParameterizedType) request.getGenericInterfaces()[0];
        Class<?> response = (Class<?>) parent.getActualTypeArguments()[0];

        assertThat(parent.getRawType()).isEqualTo(OcppRequest.class);
        assertThat(response.getSimpleName()).isEqualTo(request.getSimpleName().replaceFirst("Request$", "Response"));
        Action action = Action.of(request);
        assertThat(Action.of(response.asSubclass(OcppMessage.class))).isEqualTo(action);
        assertThat(action.requestType()).isEqualTo(request);
        assertThat(action.responseType()).isEqualTo(response);
        assertThat(request.getSimpleName()).isEqualTo(action.wireName() + "Request");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void messagesKnowTheirAction(Class<? extends OcppRequest<?>> request) {
        Action action = Action.of(request);

        assertThat(((OcppMessage) Samples.minimal(request, OcppVersion.V2_1)).ocppAction())
                .isEqualTo(action);
        assertThat(((OcppMessage) Samples.minimal(action.responseType(), OcppVersion.V2_1)).ocppAction())
                .isEqualTo(action);
    }

    @Test
    void sendKnowsItsActionAndHasNoResponse() {
        Action action = Action.of(NotifyPeriodicEventStream.class);

        assertThat(action).isEqualTo(Action.NOTIFY_PERIODIC_EVENT_STREAM);
        assertThat(action.sendType()).isEqualTo(NotifyPeriodicEventStream.class);
        assertThat(((OcppMessage) Samples.minimal(NotifyPeriodicEventStream.class, OcppVersion.V2_1)).ocppAction())
                .isEqualTo(action);
        assertThatIllegalStateException().isThrownBy(action::requestType);
        assertThatIllegalStateException().isThrownBy(action::responseType);
        assertThatIllegalStateException().isThrownBy(Action.HEARTBEAT::sendType);
    }

    @Test
    void interfaceOfMessagesHasNoAction() {
        assertThatIllegalArgumentException().isThrownBy(() -> Action.of(OcppResponse.class));
        assertThatIllegalArgumentException().isThrownBy(() -> Action.of(OcppMessage.class));
    }
}
