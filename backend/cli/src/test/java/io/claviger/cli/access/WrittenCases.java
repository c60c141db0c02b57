package io.claviger.cli.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded cases with small policies of the usual forms. */
final class WrittenCases {

    private static final String[] POLICIES = {"""
        {"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::shop","arn:aws:s3:::shop/*"]}]}""", """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"shop"}}},{"Sid":"No","Effect":"Deny","Action":"s3:Delete*","Resource":"*"}]}""", """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["s3:Get*","s3:Put*"],"Resource":"arn:aws:s3:::shop/${aws:username}/*"}}""", """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":["iam:*","organizations:*"],"Resource":"*"}]}"""};
    private static final String[] ACTIONS = {"s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:GetObjectTagging"};

    private WrittenCases() {}

    static List<String> lines(int count) {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add("{\"id\":\"" + i
                    + "\",\"request\":{\"principal\":\"arn:aws:iam::111111111111:user/ana\",\"action\":\""
                    + ACTIONS[random.nextInt(ACTIONS.length)] + "\",\"resource\":\"arn:aws:s3:::shop/ana/" + i
                    + ".txt\",\"resourceAccount\":\"111111111111\",\"context\":{\"aws:username\":[\"ana\"],"
                    + "\"aws:PrincipalTag/team\":[\"shop\"]}},\"identityPolicies\":[{\"name\":\"p\",\"policy\":"
                    + POLICIES[random.nextInt(POLICIES.length)] + "}]}");
        }
        return lines;
    }
}
