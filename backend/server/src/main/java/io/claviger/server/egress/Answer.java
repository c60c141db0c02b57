package io.claviger.server.egress;

import java.util.Map;

/** What came of a request. */
public sealed interface Answer {

    /** The other side answered. Header names are in lower case; the body is cut at the limit. */
    record Response(int status, Map<String, String> headers, String body) implements Answer {}

    /** Nothing was sent, because the address must not be reached. */
    record Refused(String reason) implements Answer {}

    /** It was tried, and there was no answer. The other side may have received it nevertheless. */
    record Failed(String reason) implements Answer {}
}
