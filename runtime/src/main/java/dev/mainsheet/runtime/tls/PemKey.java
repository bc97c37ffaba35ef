package dev.mainsheet.runtime.tls;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key out of PEM text: PKCS#8, not encrypted. */
final class PemKey {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final String CONVERT = ": convert it with openssl pkcs8 -topk8 -nocrypt -in <old> -out <new>";

    private PemKey() {}

    /**
     * The one key there.
     *
     * @throws IllegalArgumentException with the end of the sentence that begins with the file's name
     */
    static PrivateKey parse(String pem) {
        Matcher block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException(
                    "has no private key: write PEM, with a line -----BEGIN PRIVATE KEY-----");
        }
        String form = block.group(1);
        String body = block.group(2);
        if (form.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED")) {
            throw new IllegalArgumentException("has a key under a passphrase, which is not asked for" + CONVERT);
        }
        if (!form.equals("PRIVATE KEY")) {
            throw new IllegalArgumentException(
                    "has a key in the older form \"" + form + "\" and not in PKCS#8" + CONVERT);
        }
        if (block.find()) {
            throw new IllegalArgumentException("has several private keys: leave the one of the certificate");
        }
        return decode(body);
    }

    private static PrivateKey decode(String base64) {
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw unreadable();
        }
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException another) {
                // PKCS#8 names its algorithm; the factory of another one refuses it.
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java 17 has " + algorithm, impossible);
            }
        }
        throw unreadable();
    }

    private static IllegalArgumentException unreadable() {
        return new IllegalArgumentException(
                "has a private key that is no readable " + String.join(", ", ALGORITHMS) + " key: copy the file anew");
    }
}
