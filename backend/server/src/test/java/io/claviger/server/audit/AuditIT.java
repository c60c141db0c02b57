package io.claviger.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.server.database.Database;
import io.claviger.server.testing.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditIT {

    @Inject
    Audit audit;

    @Inject
    AuditLog log;

    @Inject
    Database database;

    @Test
    void keepsOneChainWhoeverWritesAtTheSameTime() throws ExecutionException, InterruptedException {
        // Given
        long before = log.count();
        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                writers.add(threads.submit(() -> Transactions.committed(() -> {
                    record("first");
                    record("second");
                })));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        // Then
        AuditLog.Verdict verdict = log.verify();
        assertThat(verdict.intact()).isTrue();
        assertThat(verdict.entries()).isGreaterThanOrEqualTo(before + 200);
    }

    @Test
    void recordsNothingOfATransactionThatRolledBack() {
        // Given
        long before = log.count();
        // When
        Transactions.rolledBack(() -> record("undone"));
        // Then
        assertThat(log.count()).isEqualTo(before);
        assertThat(log.verify().intact()).isTrue();
    }

    @Test
    void refusesAnEntryOutsideATransaction() {
        assertThatThrownBy(() -> record("nowhere")).hasMessageContaining("in the transaction");
    }

    @Test
    void cannotBeChangedByAStatement() {
        Transactions.committed(() -> record("kept"));
        assertThatThrownBy(() -> database.update("update audit_entry set action = 'other'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.update("delete from audit_entry")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.update("truncate audit_entry")).hasMessageContaining("append-only");
    }

    @Test
    void findsTheEntryThatSomeoneWithAllRightsChanged() {
        assertThat(afterTampering("update audit_entry set details = '{\"a\":2}' where seq = 2")
                        .brokenAt())
                .isEqualTo(2);
        assertThat(afterTampering("update audit_entry set actor_name = 'nobody' where seq = 2")
                        .brokenAt())
                .isEqualTo(2);
        assertThat(afterTampering("update audit_entry set at = at + interval '1 microsecond' where seq = 2")
                        .brokenAt())
                .isEqualTo(2);
        assertThat(afterTampering("delete from audit_entry where seq = 2").brokenAt())
                .isEqualTo(2);
        assertThat(afterTampering("delete from audit_entry where seq = (select seq from audit_head)")
                        .reason())
                .contains("missing");
        assertThat(log.verify().intact()).isTrue();
    }

    private AuditLog.Verdict afterTampering(String statement) {
        Transactions.committed(() -> {
            record("one");
            record("two");
            record("three");
        });
        List<AuditLog.Verdict> found = new ArrayList<>();
        Transactions.rolledBack(() -> {
            database.update("alter table audit_entry disable trigger all");
            assertThat(database.update(statement)).isEqualTo(1);
            found.add(log.verify());
        });
        assertThat(found.getFirst().intact()).isFalse();
        return found.getFirst();
    }

    private void record(String what) {
        audit.record("test." + what, "test", UUID.randomUUID(), Map.of("ä\"quoted\"", List.of(1, 2.50)));
    }
}
