package dev.ocppkit.smartcharging.tariff.payment;

import dev.ocppkit.model.datatype.MessageContent;
import dev.ocppkit.model.enumeration.MessageFormatEnum;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the text to show from several languages.
 *
 * <p>Spec: OCPP 2.1 Part 2 I01, I07 (description of a tariff); RFC 4647 lookup of RFC 5646 language tags.
 */
public final class MessageContents {

    private MessageContents() {}

    /**
     * Chooses the text in the language that the driver likes best.
     *
     * <p>{@code de-AT} also finds {@code de}. If no language fits, a text without language is next, then the first one.
     *
     * @param texts the texts
     * @param languages language tags by falling preference, for instance language1 and language2 of the id token
     * @param formats formats that can be shown
     * @return the text, empty if none has a format that can be shown
     */
    public static Optional<MessageContent> select(
            List<MessageContent> texts, List<String> languages, Set<MessageFormatEnum> formats) {
        List<MessageContent> shown =
                texts.stream().filter(text -> formats.contains(text.format())).toList();
        for (String language : languages) {
            Optional<MessageContent> found = lookUp(shown, language);
            if (found.isPresent()) {
                return found;
            }
        }
        return shown.stream()
                .filter(text -> text.language() == null)
                .findFirst()
                .or(() -> shown.stream().findFirst());
    }

    /** Cuts subtags off the end until a text fits; a more special text than wanted serves last. */
    private static Optional<MessageContent> lookUp(List<MessageContent> shown, String language) {
        String wanted = tag(language);
        while (!wanted.isEmpty()) {
            String range = wanted;
            Optional<MessageContent> found = shown.stream()
                    .filter(text -> tag(text.language()).equals(range))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            wanted = wanted.contains("-") ? wanted.substring(0, wanted.lastIndexOf('-')) : "";
        }
        String primary = tag(language).split("-", 2)[0];
        return primary.isEmpty()
                ? Optional.empty()
                : shown.stream()
                        .filter(text -> tag(text.language()).startsWith(primary + "-"))
                        .findFirst();
    }

    private static String tag(@Nullable String language) {
        return language == null ? "" : language.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
