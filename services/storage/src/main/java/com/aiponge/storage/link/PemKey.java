package com.aiponge.storage.link;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads private keys as OpenSSL writes them: PKCS #8, the older RSA form (RFC 8017, A.1.2) and the older EC form (RFC 5915), P-256 only. */
final class PemKey {
    private static final Pattern PEM = Pattern.compile("-----BEGIN (RSA |EC )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1?PRIVATE KEY-----");
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
    private static final byte[] P256 = HexFormat.of().parseHex("301306072a8648ce3d020106082a8648ce3d030107");
    private static final byte[] VERSION = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 4;

    private PemKey() {
    }

    /**
     * @param text line ends may be written as {@code \n}
     * @throws IllegalArgumentException when it is no such key; the message shows nothing of it
     */
    static PrivateKey read(String text) {
        Matcher pem = PEM.matcher(text.replace("\\n", "\n"));
        if (!pem.find()) {
            throw new IllegalArgumentException("is not a private key in PEM (BEGIN PRIVATE KEY, BEGIN RSA PRIVATE KEY or BEGIN EC PRIVATE KEY)");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
            return switch (pem.group(1)) {
                case "RSA " -> tried("RSA", wrapped(RSA, der));
                case "EC " -> tried("EC", wrapped(P256, der));
                case null, default -> either(der);
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("is not an RSA or P-256 private key that can be used");
        }
    }

    private static PrivateKey either(byte[] der) throws GeneralSecurityException {
        try {
            return tried("RSA", der);
        } catch (GeneralSecurityException notRsa) {
            return tried("EC", der);
        }
    }

    private static PrivateKey tried(String algorithm, byte[] der) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
        Signature signature = Signature.getInstance(algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(key);
        signature.update(new byte[1]);
        signature.sign();
        return key;
    }

    /** The older forms lack what PKCS #8 puts around them (RFC 5208, 5): version, algorithm, and the key as octets. */
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(VERSION);
        inner.writeBytes(algorithm);
        inner.writeBytes(tagged(OCTETS, key));
        return tagged(SEQUENCE, inner.toByteArray());
    }

    /** DER (X.690, 8.1.3). */
    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = java.math.BigInteger.valueOf(content.length).toByteArray();
            int skipped = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - skipped);
            out.write(length, skipped, length.length - skipped);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
