package dev.ocppkit.tool.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.tool.validate.Exchanges.Exchange;
import dev.ocppkit.tool.validate.Exchanges.Key;
import dev.ocppkit.tool.validate.Exchanges.State;
import org.junit.jupiter.api.Test;

class ExchangesTest {
    private static Exchange request(String id, long line, State state) {
        return new Exchange(new Key(id, Origin.STATION, null), null, line, 0, state);
    }

    @Test
    void finishedRequestsAreForgottenFirst() {
        Exchanges exchanges = new Exchanges(3);
        exchanges.add(request("open", 1, State.OPEN));
        exchanges.add(request("sent", 2, State.SENT));
        exchanges.add(request("answered", 3, State.OPEN));
        exchanges.move(request("answered", 3, State.OPEN), State.ANSWERED);

        assertThat(exchanges.add(request("new", 4, State.OPEN))).isNull();

        assertThat(exchanges.find(new Key("sent", Origin.STATION, null))).isNull();
        assertThat(exchanges.find(new Key("answered", Origin.STATION, null))).isNotNull();
        assertThat(exchanges.findOpen("open", null, any -> true)).isNotNull();
        assertThat(exchanges.forgotten()).isZero();
    }

    @Test
    void oldestOpenRequestIsForgottenIfNoneIsFinished() {
        Exchanges exchanges = new Exchanges(2);
        exchanges.add(request("a", 1, State.OPEN));
        exchanges.add(request("b", 2, State.OPEN));

        Exchange lost = exchanges.add(request("c", 3, State.OPEN));

        assertThat(lost).isEqualTo(request("a", 1, State.OPEN));
        assertThat(exchanges.unanswered()).extracting(Exchange::line).containsExactly(2L, 3L);
        assertThat(exchanges.forgotten()).isOne();
    }

    @Test
    void sizeIsBoundedWhateverIsAdded() {
        Exchanges exchanges = new Exchanges(100);
        for (int i = 0; i < 10_000; i++) {
            exchanges.add(request(Integer.toString(i), i, i % 3 == 0 ? State.OPEN : State.SENT));
            assertThat(exchanges.size()).isLessThanOrEqualTo(100);
        }
        assertThat(exchanges.size()).isEqualTo(100);
    }

    @Test
    void longMessageIdsAreToldApartWithoutBeingKept() {
        String id = "x".repeat(100_000);

        Key key = new Key(id + "1", Origin.STATION, null);

        assertThat(key)
                .isEqualTo(new Key(id + "1", Origin.STATION, null))
                .isNotEqualTo(new Key(id + "2", Origin.STATION, null));
        assertThat(key.messageId()).hasSizeLessThan(200);
    }
}
