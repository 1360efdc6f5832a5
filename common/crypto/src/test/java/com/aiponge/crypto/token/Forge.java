package com.aiponge.crypto.token;

import com.aiponge.crypto.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens by hand, without any JWT library, from whatever header and payload a test wants. */
final class Forge {
    static final String SECRET = "the secret of all user tokens, 32+";
    static final String KID = kid(SECRET);
    static final String HEADER = "{\"alg\":\"HS256\",\"kid\":\"" + KID + "\",\"typ\":\"JWT\"}";
    /** Issued at 1000, until 1900. */
    static final String PAYLOAD = """
            {"iss":"aiponge","aud":"aiponge-api","sub":"0196f0c2-6a51-7c3e-9d0a-5f6b2b7a9e11","id":"0196f0c2-6a51-7c3e-9d0a-5f6b2b7a9e11",\
            "email":"writer@example.com","role":"user","isGuest":false,"sid":"0196f0c2-6b10-7d44-8a1c-2e9f0c4d7b33","jti":"t-1","iat":1000,"exp":1900}""";

    private Forge() {
    }

    static String token(String header, String payload) {
        return token(header, payload, "HmacSHA256", SECRET);
    }

    static String token(String header, String payload, String mac, String secret) {
        String signed = base64url(header) + "." + base64url(payload);
        return signed + "." + base64url(tag(mac, secret, signed));
    }

    static String kid(String secret) {
        return HexFormat.of().formatHex(Secrets.sha256(secret.getBytes(StandardCharsets.UTF_8)), 0, 4);
    }

    static String base64url(String text) {
        return base64url(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] tag(String algorithm, String secret, String signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
