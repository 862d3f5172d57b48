package dev.ocppkit.smartcharging.tariff.explain;

import dev.ocppkit.model.datatype.Price;
import dev.ocppkit.model.datatype.Tariff;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a tariff in sentences. */
final class Sentences {

    private final Tariff tariff;
    private final ZoneId zone;
    private final Words words;

    Sentences(Tariff tariff, ZoneId zone, Words words) {
        this.tariff = tariff;
        this.zone = zone;
        this.words = words;
    }

    List<String> write(List<Component> components) {
        List<String> sentences = new ArrayList<>();
        sentences.add(words.heading(tariff.tariffId(), tariff.currency(), zone.getId()));
        if (tariff.validFrom() != null) {
            sentences.add(words.validFrom(tariff.validFrom().toString()));
        }
        for (Component component : components) {
            write(sentences, component);
        }
        bound(sentences, true, tariff.minCost());
        bound(sentences, false, tariff.maxCost());
        return sentences;
    }

    private void write(List<String> sentences, Component component) {
        boolean always = false;
        for (int i = 0; i < component.elements().size(); i++) {
            Component.Element element = component.elements().get(i);
            String price = Money.both(
                    element.price(), component.taxFactor(), tariff.currency(), words.unit(component.kind()), words);
            String when = element.when().isEmpty() ? "" : " " + String.join(", ", element.when());
            sentences.add(words.costs(component.kind(), i == 0, price) + when + (always ? words.neverReached() : "."));
            always |= element.when().isEmpty();
        }
        if (!always) {
            sentences.add(words.otherwiseFree());
        }
    }

    private void bound(List<String> sentences, boolean least, @Nullable Price price) {
        if (price == null) {
            return;
        }
        List<String> amounts = new ArrayList<>();
        if (price.exclTax() != null) {
            amounts.add(words.withoutTax(Money.plain(price.exclTax(), words) + " " + tariff.currency()));
        }
        if (price.inclTax() != null) {
            amounts.add(words.withTax(Money.plain(price.inclTax(), words) + " " + tariff.currency()));
        }
        if (!amounts.isEmpty()) {
            sentences.add(words.bound(least, String.join(words.or(), amounts)));
        }
    }
}
