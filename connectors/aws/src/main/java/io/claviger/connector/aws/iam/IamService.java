package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Account;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;

/** IAM of one account, in five parts. */
public final class IamService {

    private IamService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        Account account = visit.session().account();
        IamClient iam = visit.session().client(IamClient.builder());
        LiveReader reader = new LiveReader(iam, visit);
        IamFacts facts = new IamFacts(reader, account.id(), visit.accounts(), visit.environment(), visit.sink());
        visit.parts().part(1, facts::policies);
        visit.parts().part(2, () -> {
            UserCredentials.root(account.partition(), account.id(), reader, visit.sink());
            facts.users(reader.report().orElse(null));
        });
        visit.parts().part(3, () -> credentials(iam, reader, visit));
        visit.parts().part(4, facts::roles);
        visit.parts().part(5, () -> {
            Certificates certificates = new Certificates(iam, visit);
            visit.list("the server certificates", certificates::server);
            visit.list("the OpenID Connect providers", certificates::openId);
            visit.list("the SAML providers", certificates::saml);
        });
    }

    private static void credentials(IamClient iam, LiveReader reader, Visit visit)
            throws ConnectorException, InterruptedException {
        LiveCredentials credentials =
                new LiveCredentials(iam, visit, reader.report().orElse(null));
        Map<String, ObjectRef> users = new HashMap<>();
        reader.users(user -> {
            users.put(user.name("UserName"), Kinds.user(user.name("Arn")));
            credentials.of(user);
        });
        visit.list("the service-specific credentials", () -> credentials.serviceSpecific(users));
    }
}
