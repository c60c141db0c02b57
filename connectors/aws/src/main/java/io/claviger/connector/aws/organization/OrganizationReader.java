package io.claviger.connector.aws.organization;

import io.claviger.connector.aws.api.Calls.Each;
import io.claviger.connector.aws.api.Shape;
import io.claviger.spi.ConnectorException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the structures of an organization come from. */
public interface OrganizationReader {

    /**
     * A policy of the organization.
     *
     * @param targets the ids of the roots, units and accounts for which it holds
     */
    record Policy(
            String id, String name, String type, @Nullable String document, List<String> targets) {

        /** AWS's own, which allows all and so forbids nothing. */
        boolean forbidsNothing() {
            return id.equals("p-FullAWSAccess") || id.equals("p-RCPFullAWSAccess");
        }
    }

    /** Roots, as {@code Root}. */
    void roots(Each<Shape> each) throws ConnectorException, InterruptedException;

    /** The units in a root or unit, as {@code OrganizationalUnit}. */
    void units(String parent, Each<Shape> each) throws ConnectorException, InterruptedException;

    /** The accounts in a root or unit, as {@code Account}. */
    void accounts(String parent, Each<Shape> each) throws ConnectorException, InterruptedException;

    /** Its policies; answers whether all of them could be read. */
    boolean policies(Each<Policy> each) throws ConnectorException, InterruptedException;

    /** What is set for the organization as a whole, as far as it is known: facts of its root. */
    Map<String, Object> settings() throws ConnectorException, InterruptedException;
}
