package io.claviger.server.api.notification;

import static io.claviger.engine.expression.Field.oneOf;
import static io.claviger.engine.expression.Field.text;
import static io.claviger.engine.expression.Field.time;

import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.engine.expression.ValueType;
import io.claviger.server.api.EntityTags;
import io.claviger.server.api.ListParameters;
import io.claviger.server.api.ShortList;
import io.claviger.server.api.ShortLists;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.notification.Channel;
import io.claviger.server.notification.ChannelKind;
import io.claviger.server.notification.Channels;
import io.claviger.server.notification.TestMessage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Where alerts can go. */
@Path("channels")
@Produces(MediaType.APPLICATION_JSON)
public class ChannelsResource {

    private static final ShortList LIST = new ShortList(
            new ObjectSchema(
                    "channel",
                    List.of(
                            text("name", "name"),
                            oneOf(
                                    "kind",
                                    Arrays.stream(ChannelKind.values())
                                            .map(ChannelKind::word)
                                            .toList(),
                                    "kind"),
                            Field.of("enabled", ValueType.BOOL, "whether it is on"),
                            oneOf(
                                    "health",
                                    Arrays.stream(Channel.Health.values())
                                            .map(Enum::name)
                                            .toList(),
                                    "health"),
                            time("createdAt", "created"),
                            time("updatedAt", "last changed"))),
            "name");

    private final Channels channels;
    private final TestMessage testMessage;
    private final ShortLists lists;

    ChannelsResource(Channels channels, TestMessage testMessage, ShortLists lists) {
        this.channels = channels;
        this.testMessage = testMessage;
        this.lists = lists;
    }

    @GET
    @Requires(Permission.CHANNELS_READ)
    public Response list(@BeanParam ListParameters parameters) {
        List<ChannelAnswer> all = channels.all().stream()
                .map(channel -> ChannelAnswer.of(channel, null))
                .toList();
        return lists.answer(LIST, all, parameters);
    }

    /** A signing secret that was not given is made, and shown in this answer only. */
    @POST
    @Requires(Permission.CHANNELS_WRITE)
    @APIResponseSchema(value = ChannelAnswer.class, responseCode = "201")
    public Response create(ChannelRequest request) {
        Channels.Created created = channels.create(request.draft());
        Channel channel = created.channel();
        return Response.created(URI.create("channels/" + channel.id()))
                .tag(EntityTags.of(channel.version()))
                .entity(ChannelAnswer.of(channel, created.secret()))
                .build();
    }

    @GET
    @Path("{id}")
    @Requires(Permission.CHANNELS_READ)
    @APIResponseSchema(value = ChannelAnswer.class, responseCode = "200")
    public Response one(@PathParam("id") UUID id) {
        return answer(channels.get(id));
    }

    /** A replaced secret goes on signing beside the new one for a day. */
    @PUT
    @Path("{id}")
    @Requires(Permission.CHANNELS_WRITE)
    @APIResponseSchema(value = ChannelAnswer.class, responseCode = "200")
    public Response update(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, ChannelRequest request) {
        return answer(channels.update(id, request.draft(), EntityTags.seen(ifMatch)));
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.CHANNELS_WRITE)
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        channels.delete(id, EntityTags.seen(ifMatch));
    }

    /** Sends one message now, and says what came of it. */
    @POST
    @Path("{id}/test")
    @Requires(Permission.CHANNELS_WRITE)
    @RunOnVirtualThread
    public TestMessage.Result test(@PathParam("id") UUID id) throws InterruptedException {
        return testMessage.send(id);
    }

    private static Response answer(Channel channel) {
        return Response.ok(ChannelAnswer.of(channel, null))
                .tag(EntityTags.of(channel.version()))
                .build();
    }
}
