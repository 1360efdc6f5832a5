package com.aiponge.runtime.data;

import com.aiponge.crypto.Ids;
import com.aiponge.crypto.Secrets;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Whose key it is and for which request.
 *
 * @param hash        SHA-256 of the key, in hex: what clients put into a key is theirs
 * @param fingerprint SHA-256 over method, path, query and the SHA-256 of the body, in hex
 */
record IdempotencyKey(UUID user, String hash, String fingerprint) {
    private static final String HEADER = "x-idempotency-key";
    private static final String ALIAS = "idempotency-key";

    /** Null when the call has none, or nobody is signed in whose it could be. */
    static IdempotencyKey of(Call call) {
        String key = call.header(HEADER);
        String alias = call.header(ALIAS);
        if (key == null && alias == null) {
            return null;
        }
        if (key != null && alias != null && !key.equals(alias)) {
            throw invalid("differs from X-Idempotency-Key");
        }
        String given = key == null ? alias : key;
        if (!given.matches("[\\x21-\\x7e]{1,128}")) {
            throw invalid("must be 1 to 128 visible ASCII characters");
        }
        return call.caller().userId() == null ? null : new IdempotencyKey(call.caller().userId(), sha256(given), fingerprint(call));
    }

    /** The same for the same request under this key. */
    UUID operationId() {
        return Ids.named(user, hash + fingerprint);
    }

    private static String fingerprint(Call call) {
        String query = call.rawQuery() == null ? "" : call.rawQuery();
        return sha256(call.method() + '\n' + call.path() + '\n' + query + '\n' + HexFormat.of().formatHex(Secrets.sha256(call.body())));
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Secrets.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Problem invalid(String rule) {
        return new Problem.Invalid(List.of(new Problem.FieldError("Idempotency-Key", rule, "WRONG_FORMAT")));
    }
}
