package io.claviger.server.api.access;

import io.claviger.server.api.Items;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.auth.Anyone;
import io.claviger.server.auth.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the roles allow. */
@Path("roles")
@Produces(MediaType.APPLICATION_JSON)
public class RolesResource {

    public record RoleView(AccessRole name, List<Permission> permissions) {}

    @GET
    @Anyone
    @Operation(summary = "The roles, and what each allows")
    public Items<RoleView> list() {
        return Items.all(Arrays.stream(AccessRole.values())
                .map(role ->
                        new RoleView(role, role.permissions().stream().sorted().toList()))
                .toList());
    }
}
