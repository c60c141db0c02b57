package io.claviger.server.testing;

import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.AwsGateway.Answer;

/** What AWS says was used of what is granted, which the emulator does not know. */
public final class LastAccessed {

    private LastAccessed() {}

    /** @param services as {@link #service} writes them; the same for every user and role */
    public static void tells(AwsGateway gateway, String... services) {
        gateway.record("GenerateServiceLastAccessedDetails", answer("GenerateServiceLastAccessedDetails", ""));
        gateway.record(
                "GetServiceLastAccessedDetails",
                answer(
                        "GetServiceLastAccessedDetails",
                        "<JobStatus>COMPLETED</JobStatus><JobCreationDate>2026-01-01T00:00:00Z</JobCreationDate>"
                                + "<JobCompletionDate>2026-01-01T00:00:01Z</JobCompletionDate><ServicesLastAccessed>"
                                + String.join("", services)
                                + "</ServicesLastAccessed><IsTruncated>false</IsTruncated>"));
    }

    /**
     * @param lastUsed empty when it never was
     * @param actions those that AWS tracks, as {@link #action} writes them
     */
    public static String service(String name, String lastUsed, String... actions) {
        return "<member><ServiceName>" + name + "</ServiceName><ServiceNamespace>" + name + "</ServiceNamespace>"
                + (lastUsed.isEmpty() ? "" : "<LastAuthenticated>" + lastUsed + "</LastAuthenticated>")
                + "<TrackedActionsLastAccessed>" + String.join("", actions) + "</TrackedActionsLastAccessed></member>";
    }

    public static String action(String name, String lastUsed) {
        return "<member><ActionName>" + name + "</ActionName>"
                + (lastUsed.isEmpty() ? "" : "<LastAccessedTime>" + lastUsed + "</LastAccessedTime>") + "</member>";
    }

    private static Answer answer(String operation, String result) {
        return Answer.xml("<" + operation + "Response xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><" + operation
                + "Result><JobId>11111111-2222-3333-4444-555555555555</JobId>" + result + "</" + operation + "Result></"
                + operation + "Response>");
    }
}
