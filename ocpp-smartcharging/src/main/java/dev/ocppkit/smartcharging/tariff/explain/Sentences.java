package dev.ocppkit.smartcharging.tariff.explain;

import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a tariff in sentences. */
final class Sentences {

    private final Tariff tariff;
    private final ZoneId zone;

    Sentences(Tariff tariff, ZoneId zone) {
        this.tariff = tariff;
        this.zone = zone;
    }

    List<String> write(List<Component> components) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Tariff " + tariff.tariffId() + ", prices in " + tariff.currency() + ", times in " + zone + ".");
        if (tariff.validFrom() != null) {
            sentences.add("It is valid from " + tariff.validFrom() + ".");
        }
        for (Component component : components) {
            write(sentences, component);
        }
        bound(sentences, "A transaction costs at least ", tariff.minCost());
        bound(sentences, "A transaction costs at most ", tariff.maxCost());
        return sentences;
    }

    private void write(List<String> sentences, Component component) {
        boolean always = false;
        for (int i = 0; i < component.elements().size(); i++) {
            Component.Element element = component.elements().get(i);
            String price = Money.both(
                    element.price(),
                    component.taxFactor(),
                    tariff.currency(),
                    component.kind().unit());
            String beginning = component.kind().beginning();
            String lead = i == 0
                    ? beginning
                    : "Otherwise " + beginning.substring(0, 1).toLowerCase(Locale.ROOT) + beginning.substring(1);
            String when = element.when().isEmpty() ? "" : " " + String.join(", ", element.when());
            sentences.add(always ? lead + price + when + "; this is never reached." : lead + price + when + ".");
            always |= element.when().isEmpty();
        }
        if (!always) {
            sentences.add("Otherwise it is free.");
        }
    }

    private void bound(List<String> sentences, String beginning, @Nullable Price price) {
        if (price == null) {
            return;
        }
        List<String> amounts = new ArrayList<>();
        if (price.exclTax() != null) {
            amounts.add(Money.plain(price.exclTax()) + " " + tariff.currency() + " without tax");
        }
        if (price.inclTax() != null) {
            amounts.add(Money.plain(price.inclTax()) + " " + tariff.currency() + " with tax");
        }
        if (!amounts.isEmpty()) {
            sentences.add(beginning + String.join(" or ", amounts) + ".");
        }
    }
}
