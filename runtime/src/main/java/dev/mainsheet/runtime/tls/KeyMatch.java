package dev.mainsheet.runtime.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;

/** Whether a private and a public key are a pair: what the one signs, the other verifies. */
final class KeyMatch {

    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");
    private static final byte[] ANYTHING = {1, 2, 3};

    private KeyMatch() {}

    static boolean holds(PrivateKey privateKey, PublicKey publicKey) {
        try {
            Signature signature = Signature.getInstance(SIGNATURES.get(privateKey.getAlgorithm()));
            signature.initSign(privateKey);
            signature.update(ANYTHING);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (GeneralSecurityException ofTwoKinds) {
            return false;
        }
    }
}
