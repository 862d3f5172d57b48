package dev.ocppkit.security.payment;

import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.enumeration.GenericStatusEnum;
import dev.ocppkit.model.message.VatNumberValidationRequest;
import dev.ocppkit.model.message.VatNumberValidationResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The shape of value-added tax numbers. Whether one exists is for a service of the user to find out. Pure.
 *
 * <p>Spec: OCPP 2.1 Part 2, C18.FR.08 to C18.FR.10.
 */
public final class VatNumbers {
    private static final int MAX_LENGTH = 20;
    /** Every country's have a digit; some are written with signs between (BE 0123.456.789, CHE-123.456.789), IE has + and *. */
    private static final Pattern FORM = Pattern.compile("(?=.*[0-9])[A-Z0-9][A-Z0-9 .+*/-]+");

    private VatNumbers() {}

    /**
     * Brings a number into its usual shape.
     *
     * @param text what was received
     * @return the number in upper case without spaces around it; empty if it is empty, has more than 20 characters, or has characters
     *     that control a terminal or a line
     */
    public static Optional<String> normalise(String text) {
        boolean shaped = text.length() <= MAX_LENGTH && text.codePoints().noneMatch(VatNumbers::isInvisible);
        String number = shaped ? text.strip().toUpperCase(Locale.ROOT) : "";
        return number.isEmpty() ? Optional.empty() : Optional.of(number);
    }

    /**
     * Answers a request by the shape of the number alone, for a CSMS that cannot ask the tax office. The status info says so.
     *
     * @param request the request
     * @return Accepted with FormOnly, or Rejected with BadForm; without company
     */
    public static VatNumberValidationResponse checkForm(VatNumberValidationRequest request) {
        boolean looksRight = normalise(request.vatNumber())
                .filter(number -> FORM.matcher(number).matches())
                .isPresent();
        return VatNumberValidationResponse.builder()
                .vatNumber(request.vatNumber())
                .evseId(request.evseId())
                .status(looksRight ? GenericStatusEnum.ACCEPTED : GenericStatusEnum.REJECTED)
                .statusInfo(StatusInfo.of(looksRight ? "FormOnly" : "BadForm"))
                .build();
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
