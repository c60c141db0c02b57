package io.claviger.engine.access.escalation;

import java.util.List;

/**
 * What counts as an administrator: whoever may do everything everywhere, giving rights among it. Asked by an action that
 * no service has, which only a grant of everything covers.
 */
final class Administrator {

    static final String EVERYTHING = "claviger-probe:Everything";

    /** By any one of which more rights can be given. */
    static final List<String> GIVING = List.of(
            "iam:AttachRolePolicy",
            "iam:PutRolePolicy",
            "iam:AttachUserPolicy",
            "iam:PutUserPolicy",
            "iam:CreatePolicyVersion");

    /** Which, together, use what an account has. */
    static final List<String> USING =
            List.of("s3:GetObject", "secretsmanager:GetSecretValue", "ec2:RunInstances", "lambda:CreateFunction");

    /** Of no account, so that only a pattern of everything matches it. */
    static final String SOME_RESOURCE = "arn:aws:claviger-probe:::resource/of/no/one";

    private Administrator() {}
}
