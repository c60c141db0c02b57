package io.claviger.server.api.http;

import io.claviger.server.Refusal;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** A body that is missing, or is {@code null}, is refused here, so that no endpoint has to think of it. */
@Provider
class BodyRequired implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null) {
            throw Refusal.invalid(
                    "body-missing",
                    "The request has no body, or it is null: send the JSON object that /q/openapi describes",
                    new Refusal.Place("", "is missing"));
        }
        return body;
    }
}
