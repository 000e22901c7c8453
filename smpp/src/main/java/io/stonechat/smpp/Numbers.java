package io.stonechat.smpp;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.stonechat.protocol.Address;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings numbers into their international form (E.164), by what libphonenumber knows of numbering plans. Thread-safe. */
final class Numbers {
    private static final int INTERNATIONAL = 1;
    private static final int NATIONAL = 2;
    private static final int UNKNOWN = 0;
    private static final int ISDN = 1;

    /** What has fewer digits is a short code, which means something in its own network only. */
    private static final int SHORTEST = 7;

    private static final int LONGEST = 20;
    private static final String NO_REGION = "ZZ";

    /** What most countries dial before a country code (ITU-T E.164). */
    private static final String USUAL_ACCESS_PREFIX = "00";

    private static final Pattern SEPARATORS = Pattern.compile("[-.() ]");

    private Numbers() {}

    /** Whether there is such a region: two letters of ISO 3166-1, such as {@code NL}. */
    static boolean isRegion(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }

    /** A region as libphonenumber writes it. */
    static String region(String written) {
        return written.strip().toUpperCase(Locale.ROOT);
    }

    /**
     * The international form of an address.
     *
     * @param address the address as its sender wrote it
     * @param region the region of numbers that are written nationally; null for none
     * @return empty if it is no number of a numbering plan: a name, a short code, one that nobody can tell the country of
     */
    static Optional<Address> international(Address address, @Nullable String region) {
        String digits = address.address();
        boolean plus = digits.startsWith("+");
        boolean number = digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && digits.chars().skip(plus ? 1 : 0).allMatch(c -> NumberPattern.isDigit((char) c));
        if (!number) {
            return Optional.empty();
        }
        Optional<PhoneNumber> found = plus
                ? possible(digits)
                : switch (address.ton()) {
                    // No country code begins with 0: whoever wrote the type meant something else.
                    case INTERNATIONAL -> digits.startsWith("0") ? guessed(digits, region) : possible("+" + digits);
                    case NATIONAL -> region == null ? Optional.empty() : parsed(digits, region);
                    case UNKNOWN -> guessed(digits, region);
                    default -> Optional.empty();
                };
        return found.map(phone -> PhoneNumberUtil.getInstance()
                        .format(phone, PhoneNumberFormat.E164)
                        .substring(1))
                .map(form -> new Address(INTERNATIONAL, ISDN, form));
    }

    /**
     * The region of a home.
     *
     * @param written a region, such as {@code NL}, or a country code, such as {@code 31} or {@code +31}
     * @throws IllegalArgumentException if there is none
     */
    static String home(String written) {
        String name = region(written);
        String digits = name.startsWith("+") ? name.substring(1) : name;
        boolean code =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(Character::isDigit);
        String found =
                code ? PhoneNumberUtil.getInstance().getRegionCodeForCountryCode(Integer.parseInt(digits)) : name;
        if (!isRegion(found)) {
            throw new IllegalArgumentException("\"" + written
                    + "\" is no home of numbers (expected: a region such as NL, or a country code such as 31)");
        }
        return found;
    }

    /**
     * A number that is dialled.
     *
     * @param raw as people and networks write it
     * @param region the region of numbers that are written nationally; null for none
     * @throws IllegalArgumentException if it is no number that can be dialled from anywhere
     */
    static DialledNumber dialled(String raw, @Nullable String region) {
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        PhoneNumber number = digits(raw)
                .flatMap(digits -> dialledDigits(digits, region))
                .orElseThrow(() -> new IllegalArgumentException("\"" + raw + "\" is no telephone number"
                        + (region == null ? "" : " that is known in " + region + " or elsewhere")));
        String countryCode = String.valueOf(number.getCountryCode());
        String significant = plans.getNationalSignificantNumber(number);
        String international = accessPrefix(region) + countryCode + significant;
        boolean home = region != null && plans.getCountryCodeForRegion(region) == number.getCountryCode();
        String national = home
                ? PhoneNumberUtil.normalizeDigitsOnly(plans.format(number, PhoneNumberFormat.NATIONAL))
                : international;
        return new DialledNumber(countryCode, significant, international, national);
    }

    /** The digits of a number, after a plus if it has one; empty if anything else is in it but separators. */
    private static Optional<String> digits(String raw) {
        String digits = SEPARATORS.matcher(raw).replaceAll("");
        boolean plus = digits.startsWith("+");
        boolean number = digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && digits.chars().skip(plus ? 1 : 0).allMatch(c -> NumberPattern.isDigit((char) c));
        return number ? Optional.of(digits) : Optional.empty();
    }

    private static Optional<PhoneNumber> dialledDigits(String digits, @Nullable String region) {
        if (digits.startsWith("+")) {
            return possible(digits);
        }
        Optional<PhoneNumber> found = guessed(digits, region);
        return region == null
                ? found
                : found.or(() -> parsed(digits, region).filter(PhoneNumberUtil.getInstance()::isPossibleNumber));
    }

    /** What is dialled before the country code of elsewhere. The plans tell it only as a part of a number. */
    private static String accessPrefix(@Nullable String region) {
        if (region == null) {
            return USUAL_ACCESS_PREFIX;
        }
        PhoneNumberUtil plans = PhoneNumberUtil.getInstance();
        PhoneNumber abroad = plans.getExampleNumber(plans.getCountryCodeForRegion(region) == 49 ? "NL" : "DE");
        String whole = PhoneNumberUtil.normalizeDigitsOnly(plans.formatOutOfCountryCallingNumber(abroad, region));
        String number = abroad.getCountryCode() + plans.getNationalSignificantNumber(abroad);
        return whole.length() > number.length() && whole.endsWith(number)
                ? whole.substring(0, whole.length() - number.length())
                : USUAL_ACCESS_PREFIX;
    }

    /** Nobody said whether it is national: it is if the region has such numbers, else it may be international. */
    private static Optional<PhoneNumber> guessed(String digits, @Nullable String region) {
        Optional<PhoneNumber> national = region == null
                ? Optional.empty()
                : parsed(digits, region).filter(PhoneNumberUtil.getInstance()::isValidNumber);
        return national.or(() -> possible("+" + (digits.startsWith("00") ? digits.substring(2) : digits)));
    }

    private static Optional<PhoneNumber> possible(String digits) {
        return parsed(digits, NO_REGION).filter(PhoneNumberUtil.getInstance()::isPossibleNumber);
    }

    private static Optional<PhoneNumber> parsed(String digits, String region) {
        try {
            return Optional.of(PhoneNumberUtil.getInstance().parse(digits, region));
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }
}
