package com.aiponge.gateway.pipeline;

import com.aiponge.runtime.http.BuildInfo;
import com.aiponge.runtime.http.Problem;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refuses a client of another major version (contract 0.13). */
final class ContractVersion implements Step {
    /** Of every answer under {@code /api}, also of those before this step. */
    static final Header SERVED = HeaderValues.createCached(Names.SERVER_CONTRACT_VERSION, BuildInfo.CONTRACT);
    private static final int LONGEST = 20;

    @Override
    public boolean pass(Exchange exchange) {
        if (!exchange.isApi()) {
            return true;
        }
        String wanted = exchange.header(Names.CONTRACT_VERSION);
        if (wanted == null || fits(wanted)) {
            return true;
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("clientVersion", wanted.length() > LONGEST ? wanted.substring(0, LONGEST) : wanted);
        details.put("serverVersion", BuildInfo.CONTRACT);
        details.put("hint", "Send a version of the same major number, such as " + BuildInfo.CONTRACT + ", or none");
        throw Problem.incompatibleContract(details);
    }

    static boolean fits(String wanted) {
        return wanted.equals(BuildInfo.CONTRACT) || major(wanted) == major(BuildInfo.CONTRACT);
    }

    /** The first of exactly three numbers, a pre-release or build suffix aside; −1 when it is no version (semver 2.0, section 2). */
    private static int major(String version) {
        int end = 0;
        while (end < version.length() && (Character.isDigit(version.charAt(end)) || version.charAt(end) == '.')) {
            end++;
        }
        boolean suffixed = end == version.length() || version.charAt(end) == '-' || version.charAt(end) == '+';
        String[] numbers = version.substring(0, end).split("\\.", -1);
        if (!suffixed || numbers.length != 3 || version.length() > 64) {
            return -1;
        }
        for (String number : numbers) {
            if (number.isEmpty() || number.length() > 9 || number.length() > 1 && number.charAt(0) == '0') {
                return -1;
            }
        }
        return Integer.parseInt(numbers[0]);
    }
}
