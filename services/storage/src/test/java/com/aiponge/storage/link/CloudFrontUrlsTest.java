package com.aiponge.storage.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.Linked;
import com.aiponge.storage.object.ObjectKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloudFrontUrlsTest {
    private static final URI CDN = URI.create("https://cdn.example.com");
    private static final ObjectKey PRIVATE = new ObjectKey("user/0196f0c9/track/0196f0cb.mp3");
    private static final ObjectKey PUBLIC = new ObjectKey("public/avatar/0196f0cb.png");
    private static final Instant UNTIL = Instant.ofEpochSecond(1_777_896_000);
    private static final Links STORE = (key, link) -> Optional.of(new Linked("https://store/" + key, link.until()));

    private static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static KeyPair ec() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    /** As CloudFront does: the policy is made from the address alone. */
    private static boolean accepts(String url, PublicKey key) throws GeneralSecurityException {
        String resource = url.substring(0, url.indexOf('?'));
        String expires = url.replaceAll(".*[?&]Expires=(\\d+).*", "$1");
        String policy = "{\"Statement\":[{\"Resource\":\"" + resource + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":" + expires + "}}}]}";
        String text = url.replaceAll(".*[?&]Signature=([^&]+).*", "$1").replace('-', '+').replace('_', '=').replace('~', '/');
        Signature signature = Signature.getInstance(key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initVerify(key);
        signature.update(policy.getBytes(StandardCharsets.US_ASCII));
        try {
            return signature.verify(Base64.getDecoder().decode(text));
        } catch (java.security.SignatureException e) {
            return false;
        }
    }

    @Test
    void signsWhatIsPrivateWithEitherKindOfKey() throws GeneralSecurityException {
        for (KeyPair pair : new KeyPair[] {rsa(), ec()}) {
            CloudFrontUrls urls = new CloudFrontUrls(CDN, new CloudFrontUrls.Signer("K2JCJMDEHXQW5F", pair.getPrivate()), STORE);
            Linked linked = urls.to(PRIVATE, new Link(UNTIL, null)).orElseThrow();
            String url = linked.address();
            assertTrue(url.startsWith("https://cdn.example.com/user/0196f0c9/track/0196f0cb.mp3?Expires=1777896000&Signature="));
            assertTrue(url.endsWith("&Key-Pair-Id=K2JCJMDEHXQW5F&Hash-Algorithm=SHA256"));
            assertEquals(UNTIL, linked.until());
            assertTrue(accepts(url, pair.getPublic()));
            assertFalse(accepts(url.replace("1777896000", "1777896001"), pair.getPublic()), "a later end");
            assertFalse(accepts(url.replace("0196f0cb", "0196f0cc"), pair.getPublic()), "another file");
        }
    }

    @Test
    void whatIsPublicNeedsNoSignature() throws GeneralSecurityException {
        for (CloudFrontUrls.Signer signer : new CloudFrontUrls.Signer[] {null, new CloudFrontUrls.Signer("K2", ec().getPrivate())}) {
            Linked linked = new CloudFrontUrls(CDN, signer, STORE).to(PUBLIC, new Link(null, null)).orElseThrow();
            assertEquals("https://cdn.example.com/public/avatar/0196f0cb.png", linked.address());
        }
    }

    @Test
    void withoutAKeyPrivateFilesGoPastTheCdnAndSoDoDownloadsUnderAName() throws GeneralSecurityException {
        assertEquals("https://store/" + PRIVATE, new CloudFrontUrls(CDN, null, STORE).to(PRIVATE, new Link(UNTIL, null)).orElseThrow().address());
        CloudFrontUrls signing = new CloudFrontUrls(CDN, new CloudFrontUrls.Signer("K2", ec().getPrivate()), STORE);
        assertEquals("https://store/" + PRIVATE, signing.to(PRIVATE, new Link(UNTIL, "attachment")).orElseThrow().address());
        assertEquals(Optional.empty(), new CloudFrontUrls(CDN, null, Links.NONE).to(PRIVATE, new Link(UNTIL, null)));
    }

    @Test
    void readsEveryFormThatOpenSslWrites() throws GeneralSecurityException {
        PrivateKey rsa = rsa().getPrivate();
        PrivateKey ec = ec().getPrivate();
        byte[] inner = rsa.getEncoded();
        // PKCS #8 of 2048 bits: 26 bytes before the older form begins.
        byte[] pkcs1 = Arrays.copyOfRange(inner, 26, inner.length);
        assertEquals(rsa, PemKey.read(pem("PRIVATE KEY", inner)));
        assertEquals(rsa, PemKey.read(pem("RSA PRIVATE KEY", pkcs1)));
        assertEquals(rsa, PemKey.read(pem("PRIVATE KEY", inner).replace("\n", "\\n")), "on one line, as in a file of variables");
        assertEquals(ec, PemKey.read(pem("PRIVATE KEY", ec.getEncoded())));
        byte[] scalar = ((ECPrivateKey) ec).getS().toByteArray();
        byte[] fixed = new byte[32];
        int skip = Math.max(0, scalar.length - 32);
        System.arraycopy(scalar, skip, fixed, 32 - (scalar.length - skip), scalar.length - skip);
        byte[] sec1 = HexFormat.of().parseHex("30310201010420" + HexFormat.of().formatHex(fixed) + "a00a06082a8648ce3d030107");
        assertEquals(((ECPrivateKey) ec).getS(), ((ECPrivateKey) PemKey.read(pem("EC PRIVATE KEY", sec1))).getS());
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutShowingIt() throws GeneralSecurityException {
        String secret = Base64.getEncoder().encodeToString("my secret that is no key".getBytes(StandardCharsets.UTF_8));
        for (String bad : new String[] {"", "nonsense", secret, "-----BEGIN PRIVATE KEY-----\n" + secret + "\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\n" + secret + "\n-----END RSA PRIVATE KEY-----", pem("PUBLIC KEY", rsa().getPublic().getEncoded())}) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> PemKey.read(bad));
            assertFalse(refused.getMessage().contains(secret));
        }
    }

    /** The reach is 1.5 ms; missed by far only. */
    @Test
    void isQuickEnough() throws GeneralSecurityException {
        for (KeyPair pair : new KeyPair[] {rsa(), ec()}) {
            CloudFrontUrls urls = new CloudFrontUrls(CDN, new CloudFrontUrls.Signer("K2", pair.getPrivate()), STORE);
            double best = Double.MAX_VALUE;
            for (int round = 0; round < 10; round++) {
                long begin = System.nanoTime();
                for (int i = 0; i < 20; i++) {
                    urls.to(PRIVATE, new Link(UNTIL, null));
                }
                best = Math.min(best, (System.nanoTime() - begin) / 20e6);
            }
            System.out.printf("a CloudFront address takes %.2f ms with %s%n", best, pair.getPrivate().getAlgorithm());
            assertTrue(best < 15, best + " ms");
        }
    }
}
