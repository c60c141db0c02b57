package io.claviger.engine.access.escalation;

import java.util.List;

/**
 * What counts as an administrator: whoever may do everything everywhere. Asked by actions of the services through which
 * all others fall, and by one that no service has, which only a grant of everything covers.
 */
final class Administrator {

    static final List<String> PROBES = List.of(
            "claviger-probe:Everything",
            "iam:CreateUser",
            "iam:AttachUserPolicy",
            "iam:PutRolePolicy",
            "iam:PassRole",
            "s3:GetObject",
            "secretsmanager:GetSecretValue",
            "ec2:RunInstances",
            "lambda:CreateFunction");

    /** Of no account, so that only a pattern that covers all matches it. */
    static final String SOME_RESOURCE = "arn:aws:claviger-probe:::resource/of/no/one";

    private Administrator() {}
}
