package io.claviger.server.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Transactions of a test. */
public final class Transactions {

    private Transactions() {}

    public static void committed(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    public static void rolledBack(Runnable work) {
        QuarkusTransaction.begin();
        try {
            work.run();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
