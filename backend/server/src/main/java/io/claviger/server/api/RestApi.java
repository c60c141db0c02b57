package io.claviger.server.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All REST resources are below one path, and may block. */
@ApplicationPath("/api/v1")
@Blocking
public class RestApi extends Application {}
