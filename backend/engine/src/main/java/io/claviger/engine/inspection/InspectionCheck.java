package io.claviger.engine.inspection;

/**
 * One thing that was looked at.
 *
 * @param id unchanging once released, such as {@code aud}
 * @param detail what was seen, in words that hold nothing of the secret
 * @param reference the document and section that asks for it, such as {@code RFC 8725, section 3.9}
 */
public record InspectionCheck(String id, String title, Result result, String detail, String reference) {

    /** What came of it. */
    public enum Result {
        PASS,
        WARN,
        FAIL,
        /** It cannot be told from the token alone. */
        UNKNOWN
    }
}
