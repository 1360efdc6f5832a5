package com.aiponge.crypto.password;

import java.util.Base64;
import java.util.Optional;

/** A hash as text: {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}, base64 without padding (PHC string format). */
record PhcHash(Argon2Cost cost, byte[] salt, byte[] hash) {
    private static final String HEAD = "$argon2id$v=19$m=";
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    String text() {
        return HEAD + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + cost.parallelism()
                + "$" + ENCODER.encodeToString(salt) + "$" + ENCODER.encodeToString(hash);
    }

    /** Empty when the text is not exactly what {@link #text} writes. */
    static Optional<PhcHash> parse(String text) {
        if (text == null || !text.startsWith(HEAD) || text.length() > 512) {
            return Optional.empty();
        }
        String[] parts = text.substring(HEAD.length()).split("\\$", -1);
        String[] cost = parts[0].split(",", -1);
        if (parts.length != 3 || cost.length != 3 || !cost[1].startsWith("t=") || !cost[2].startsWith("p=")) {
            return Optional.empty();
        }
        try {
            Argon2Cost parsed = new Argon2Cost(Integer.parseInt(cost[0]), Integer.parseInt(cost[1].substring(2)), Integer.parseInt(cost[2].substring(2)));
            PhcHash hash = new PhcHash(parsed, Base64.getDecoder().decode(parts[1]), Base64.getDecoder().decode(parts[2]));
            return hash.salt.length >= 8 && hash.hash.length >= 16 && hash.text().equals(text) ? Optional.of(hash) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
