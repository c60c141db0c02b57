package io.claviger.server.auth;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The endpoint is for anyone: who is signed in, even with a password that must be changed, or by {@link #signedOut()} nobody. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Anyone {

    /** Callers need not be signed in at all. */
    boolean signedOut() default false;
}
