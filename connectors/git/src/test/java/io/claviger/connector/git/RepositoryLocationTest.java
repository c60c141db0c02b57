package io.claviger.connector.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryLocationTest {

    @ParameterizedTest
    @CsvSource({
        "https://git.example.com/team/shop.git, shop",
        "https://git.example.com/team/shop/, shop",
        "file:///srv/git/shop.git, shop",
        "/srv/shop/.git, shop",
        "/srv/shop, shop",
    })
    void namesARepositoryByTheLastPartOfItsPath(String location, String name) throws Exception {
        // When
        RepositoryLocation parsed = RepositoryLocation.of(location);

        // Then
        assertThat(parsed.repositoryName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh://git@git.example.com/shop.git",
                "git@git.example.com:shop.git",
                "git://git.example.com/shop.git",
                "ftp://git.example.com/shop.git",
                "ext::sh -c id",
            })
    void refusesAddressesThatItDoesNotSupport(String location) {
        // When
        ConnectorException thrown =
                catchThrowableOfType(ConnectorException.class, () -> RepositoryLocation.of(location));

        // Then
        assertThat(thrown.category()).isEqualTo(Category.PROTOCOL);
        assertThat(thrown).hasMessageContaining("'location'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://git@git.example.com/shop.git", "git@git.example.com:shop.git"})
    void saysWhatToDoInsteadOfAnSshAddress(String location) {
        assertThatThrownBy(() -> RepositoryLocation.of(location))
                .hasMessageContaining("https:// clone URL with a token")
                .hasMessageContaining("the path of the clone");
    }

    @Test
    void refusesAPasswordInTheAddressWithoutRepeatingIt() {
        // When
        ConnectorException thrown = catchThrowableOfType(
                ConnectorException.class, () -> RepositoryLocation.of("https://me:canary-91c0@git.example.com/a.git"));

        // Then
        assertThat(thrown.getMessage()).contains("'token'").doesNotContain("canary-91c0");
    }

    @Test
    void knowsThePageOfAFileAtWellKnownHosts() throws Exception {
        // Given
        RepositoryLocation location = RepositoryLocation.of("https://github.com/acme/shop.git");

        // When
        var page = location.webPage("abc", "a dir/b#c.yml");

        // Then
        assertThat(page).contains("https://github.com/acme/shop/blob/abc/a%20dir/b%23c.yml");
    }
}
