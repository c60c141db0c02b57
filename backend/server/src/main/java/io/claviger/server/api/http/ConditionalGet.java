package io.claviger.server.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** {@code If-None-Match} on whatever has an entity tag. */
class ConditionalGet {

    @ServerResponseFilter(priority = 100)
    void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String wanted = request.getHeaderString("If-None-Match");
        String tag = response.getHeaderString("ETag");
        if (wanted != null && tag != null && "GET".equals(request.getMethod()) && wanted.contains(tag)) {
            response.setStatus(304);
            response.setEntity(null);
        }
    }
}
