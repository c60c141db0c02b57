package io.claviger.engine.secrets.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocstringsTest {

    private static final String QUOTES = "\"\"\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QQQ\nSet HERE\nQQQ\n",
                "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nQQQSet HERE.QQQ",
                "def f(a, b='c'):\n    QQQSet it.\n\n    key: HERE\n    QQQ\n    return a\n",
                "class A:  # \"\n    r'''\n    HERE\n    '''\n",
                "x = 'it''s'\nEXAMPLES = rQQQ\n- key: HERE\nQQQ\n",
                "x = QQQ\na\nQQQ\ndef f():\n    QQQ HERE QQQ\n",
            })
    void findTheTextOfAModuleAClassAFunctionAndOfExamples(String text) {
        // Given
        String source = text.replace("QQQ", QUOTES);
        int here = source.indexOf("HERE");

        // When
        Docstrings found = Docstrings.of("a.py", source);

        // Then
        assertThat(found.contain(here)).isTrue();
        assertThat(Docstrings.of("a.txt", source).contain(here)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key = 'HERE'\n",
                "x = QQQ\nkey: HERE\nQQQ\n",
                "QQQModule.QQQ\nkey = 'HERE'\n",
                "def f():\n    'Text'\n    return g(\n        QQQ\n        HERE\n        QQQ)\n",
                "def f():\n    QQQ Text \\QQQ QQQ\n    return 'HERE'\n",
            })
    void leaveOutWhatIsAValue(String text) {
        // Given
        String source = text.replace("QQQ", QUOTES);

        // When
        Docstrings found = Docstrings.of("a.py", source);

        // Then
        assertThat(found.contain(source.indexOf("HERE"))).isFalse();
    }
}
