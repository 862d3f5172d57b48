package dev.ocppkit.security.payment;

import dev.ocppkit.security.internal.Guard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The template of the URLs in dynamic QR codes, WebPaymentsCtrlr.URLTemplate. Immutable.
 *
 * <p>Spec: OCPP 2.1 Part 2, C25.FR.01 to C25.FR.09, C25.FR.50 to C25.FR.60.
 */
public final class WebPaymentUrl {
    private static final int MAX_URL = 2000;
    private static final String STATION = "chargingstationid";
    private static final String ROAMING = "roamingevseid";
    private static final String EVSE = "evse";
    private static final String TOTP = "totp";
    private static final String VERSION = "version";
    private static final String MAX_ENERGY = "maxenergy";
    private static final String MAX_TIME = "maxtime";
    private static final String MAX_COST = "maxcost";
    private static final Set<String> KNOWN = Set.of(STATION, ROAMING, EVSE, TOTP, VERSION);

    private final UrlTemplate template;
    private final boolean hasQuery;

    private WebPaymentUrl(String text) {
        template = new UrlTemplate(text);
        hasQuery = text.contains("?");
    }

    /**
     * Tells what is wrong with a template.
     *
     * @param text the template
     * @param allowHttp whether plain http is allowed, which lets anybody on the way change the page
     * @return a sentence for an operator; empty if nothing is wrong
     */
    public static Optional<String> problem(String text, boolean allowHttp) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.length() > MAX_URL) {
            return Optional.of("The template has more than " + MAX_URL + " characters.");
        }
        if (!lower.startsWith("https://") && !(allowHttp && lower.startsWith("http://"))) {
            return Optional.of("The template does not begin with https.");
        }
        List<String> names = new UrlTemplate(text).names();
        if (!names.contains(TOTP) || !names.contains(VERSION)) {
            return Optional.of("The template lacks {totp} or {version}.");
        }
        if (!names.contains(STATION) && !names.contains(ROAMING)) {
            return Optional.of("The template lacks {chargingstationid} and {roamingevseid}.");
        }
        if (!KNOWN.containsAll(names)) {
            return Optional.of("The template has a placeholder that is not known.");
        }
        return Optional.empty();
    }

    /**
     * Makes a template, https only.
     *
     * @param text the template
     * @return the template
     * @throws IllegalArgumentException if something is wrong with it
     */
    public static WebPaymentUrl of(String text) {
        return of(text, false);
    }

    /**
     * Makes a template.
     *
     * @param text the template
     * @param allowHttp whether plain http is allowed
     * @return the template
     * @throws IllegalArgumentException if something is wrong with it
     */
    public static WebPaymentUrl of(String text, boolean allowHttp) {
        problem(text, allowHttp).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new WebPaymentUrl(text);
    }

    /**
     * Fills in the template.
     *
     * @param payment what the QR code says
     * @param totp makes the text
     * @param at when
     * @return the URL
     * @throws IllegalArgumentException if the template needs something that is null
     */
    public String build(WebPayment payment, Totp totp, Instant at) {
        Map<String, String> values = new HashMap<>();
        put(values, STATION, payment.station());
        put(values, ROAMING, payment.roamingEvseId());
        put(values, EVSE, payment.evse());
        values.put(TOTP, totp.at(at));
        values.put(VERSION, Totp.VERSION);
        for (String name : template.names()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("The template needs {" + name + "}, which is null.");
            }
        }
        StringBuilder url = new StringBuilder(template.fill(values));
        boolean query = append(url, hasQuery, MAX_ENERGY, payment.maxEnergyWh());
        query = append(url, query, MAX_TIME, payment.maxTimeSeconds());
        BigDecimal cost = payment.maxCost();
        append(url, query, MAX_COST, cost == null ? null : cost.toPlainString());
        return url.toString();
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }

    private static boolean append(StringBuilder url, boolean query, String name, @Nullable Object value) {
        if (value == null) {
            return query;
        }
        url.append(query ? '&' : '?').append(name).append('=').append(value);
        return true;
    }

    /**
     * Reads a URL of this template. Parameters that are not known are passed over (C25.FR.60).
     *
     * @param url the URL
     * @return what it says, not yet checked; empty if it is not of this template
     */
    public Optional<WebPayment.Scanned> parse(String url) {
        return url.length() > MAX_URL
                ? Optional.empty()
                : template.read(url).flatMap(values -> Guard.attempt(() -> scanned(values)));
    }

    private static WebPayment.Scanned scanned(Map<String, String> values) {
        Map<String, String> query = query(values.getOrDefault("", ""));
        String evse = values.get(EVSE);
        String energy = query.get(MAX_ENERGY);
        String time = query.get(MAX_TIME);
        String cost = query.get(MAX_COST);
        if (cost != null && !cost.matches("[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            throw new IllegalArgumentException("cost");
        }
        return new WebPayment.Scanned(
                new WebPayment(
                        values.get(STATION),
                        values.get(ROAMING),
                        evse == null ? null : natural(evse),
                        energy == null ? null : natural(energy),
                        time == null ? null : natural(time),
                        cost == null ? null : new BigDecimal(cost)),
                values.getOrDefault(TOTP, ""),
                values.getOrDefault(VERSION, ""));
    }

    private static int natural(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("number");
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String name = part.substring(0, equals).toLowerCase(Locale.ROOT);
                boolean twice = parameters.put(
                                name,
                                UrlTemplate.decode(part.substring(equals + 1)).orElseThrow())
                        != null;
                if (twice) {
                    throw new IllegalArgumentException("parameter");
                }
            }
        }
        return parameters;
    }

    /** Shows the names of the placeholders. */
    @Override
    public String toString() {
        return "WebPaymentUrl" + template.names();
    }
}
