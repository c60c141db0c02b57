package io.claviger.engine.secrets.judge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Values that everyone knows, since specifications and vendors print them: the samples of RFC 5849, 6455, 6749 and 6750 and of
 * OpenID Connect, the fixed keys of Microsoft's storage and Cosmos DB emulators, the client secrets of Google's command line
 * tools (installed applications cannot keep one), and the examples of much used manuals.
 */
public final class Published {

    /** The first half of their SHA-256. */
    private static final Set<String> HASHES = Set.copyOf(List.of("""
        6c96130f130ab0d6d158397e24d2bcc1 00cf4c781dc37003f7c7dd7d4c9a6ef1 b8e148545b13c78bc74da2f1a7275dd7
        ca7459e2b26776de081b9a07e40227fd 53f5da0aaa93d64cd5772c554cbf940f e9974c507d2a802143f614c878fcbb62
        ad71fb4165536675d80a8bbfe957697e 9e309cccd311ea64d04133daf7760f71 a35b81a7d7927b70ec99270dd2362b88
        8d567eb88afff34f31ab97fbb2731e58 9d03b692e941d5ace207a9f804883443 cb87c87e4a138d9a72259d2a01bab156
        649e1f5c769e718ba10d1a702a36499a bb9b1163338b2a51495834ad5c654204 4c20e6f5cc11b93731e74cbe20739821
        6aa14267d94944e6b6483c81f5ad37f8 293257ab6495ebb11cf9e4aee0686ca3 80f8b7c904d4a43f3b7036db73247daa
        2ff8b0fb93aca981c78f1e94355c298c c20fbc2b96183894fb46187909d02afb b87dad10a32a2d81aa2e36e31e258b36
        0011cc25eb4320717494d2703e8cba85 aa6547439583c3a275d4542a0df6c1ad 6a81b2429c0ba421955f8772675488d1
        131a6c00534ce4fa3bd9a424e9055541 b55c3eb087132236aa6012e11ff722ef cfb97dad7d896f37931b821cac520784
        f0386f9be1fe905fb2f97a8daff11a9b 23b2d7c7ffbe16dacf2e4950dd2b5e38 456a51b1f1b3cf3ed76de579926f0727
        c61f3df87666d9120fb5a64ed52f304e 486743a2eab4395e9aa988000e855c52 bf145d9380bbe05bdc1a72525796b224
        5d85794fc96254dff61f6bd40dc53f26 a71b359a87afde133e6d9731de69f882 f2bf5681609f469a2c65a6688daa61ee
        1081dd19683e624d47130072ffccc50f 15cef4b629cc2d07a4563df9516739d4 2478754061b350ab4a01880f4bc60a5e
        465d9ad5d5528ebe287b5dce4fb51620\
        """.split("\\s+")));

    private Published() {}

    /** Whether the value of a SHA-256, in hex, is one of them. */
    public static boolean has(String sha256) {
        return HASHES.contains(sha256.substring(0, 32));
    }

    /** SHA-256 of a text of one-byte characters, in hex. */
    public static String sha256(String value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no SHA-256", e);
        }
    }
}
