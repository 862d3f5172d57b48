package dev.ocppkit.codegen.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descriptions come from people and from official files; whatever they hold, the Javadoc stays well-formed. */
class JavadocsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a < b > c & d          | a &lt; b &gt; c &amp; d
            mail@example           | mail&#64;example
            {@link X}              | &#123;&#64;link X&#125;
            ends */ here           | ends *&#47; here
            C:\\user               | C:&#92;user
            naïve – 😀             | na&#239;ve &#8211; &#128512;
            `evseId` is zero       | {@code evseId} is zero
            `a < b`                | {@code a < b}
            `{a}` and `\\u0041`    | <code>&#123;a&#125;</code> and <code>&#92;u0041</code>
            `*/`                   | <code>*&#47;</code>
            one ` alone            | one ` alone
            """)
    void plainTextBecomesSafe(String text, String javadoc) {
        assertThat(Javadocs.escape(text)).isEqualTo(javadoc);
    }

    @Test
    void lineBreaksCollapseAndControlCharactersVanish() {
        assertThat(Javadocs.escape(" one\r\n\ttwo\u0000\u007f three ")).isEqualTo("one two three");
        assertThat(Javadocs.escape("1 + 2 = 3 + \r\nIt is. +\nYes")).isEqualTo("1 + 2 = 3 It is. Yes");
    }

    @Test
    void sourceOfADescriptionIsAParagraphOfItsOwn() {
        assertThat(Javadocs.paragraphs("A thing. Spec: Part 2 K01.", ""))
                .containsExactly("A thing.", "Spec: OCPP 2.1 Part 2 K01.");
        assertThat(Javadocs.paragraphs("", "A thing.")).containsExactly("A thing.");
    }
}
