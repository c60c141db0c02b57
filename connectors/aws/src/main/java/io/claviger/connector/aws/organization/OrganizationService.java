package io.claviger.connector.aws.organization;

import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;

/** The organization: its tree, and its service control and resource control policies. */
public final class OrganizationService {

    private OrganizationService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        new OrganizationFacts(new LiveOrganization(visit), visit.sink()).tell();
    }
}
