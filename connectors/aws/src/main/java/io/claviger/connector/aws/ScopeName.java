package io.claviger.connector.aws;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Scope;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a scope's id says: {@code 111122223333/iam}, or {@code 111122223333/lambda/eu-west-1}. */
record ScopeName(String account, String service, Optional<String> region) {

    private static final Pattern ID = Pattern.compile("([0-9]{12})/([a-z0-9-]{2,40})(?:/([a-z0-9-]{4,30}))?");

    static ScopeName parse(String id) throws ConnectorException {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw new ConnectorException(
                    Category.NOT_FOUND, "An AWS source has no scope '" + id + "'. List the scopes again");
        }
        return new ScopeName(parts.group(1), parts.group(2), Optional.ofNullable(parts.group(3)));
    }

    Scope scope(String title, String accountName) {
        String where = region.map(name -> " in " + name).orElse("");
        return new Scope(
                account + "/" + service + region.map(name -> "/" + name).orElse(""),
                title + " of " + accountName + where);
    }
}
