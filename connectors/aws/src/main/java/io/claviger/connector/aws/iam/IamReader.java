package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Calls.Each;
import io.claviger.connector.aws.api.Shape;
import io.claviger.spi.ConnectorException;
import java.util.Map;
import java.util.Optional;

/** Where IAM's structures come from. Each list may be asked for again. */
public interface IamReader {

    /** Managed policies, as {@code ManagedPolicyDetail}. */
    void policies(Each<Shape> each) throws ConnectorException, InterruptedException;

    /** Groups, as {@code GroupDetail}. */
    void groups(Each<Shape> each) throws ConnectorException, InterruptedException;

    /** Users, as {@code UserDetail}. */
    void users(Each<Shape> each) throws ConnectorException, InterruptedException;

    /** Roles, as {@code RoleDetail}. */
    void roles(Each<Shape> each) throws ConnectorException, InterruptedException;

    /** How long the sessions of each role may be at most, in seconds, by ARN; empty when that is not known. */
    Map<String, Long> longestSessions() throws ConnectorException, InterruptedException;

    /** What is set for the whole account, as far as it is known. */
    AccountSettings settings() throws ConnectorException, InterruptedException;

    /** The credential report; empty when there is none. */
    Optional<CredentialReport> report() throws ConnectorException, InterruptedException;
}
