# The server's image. Build the application first, with ./mvnw package; then: docker build -t claviger .
FROM eclipse-temurin:25-jre

# A fixed number, so that Kubernetes can see that it is not root. The home is where the embedded parts keep their data
# when no database is configured; mount a volume there then.
RUN groupadd --system --gid 10001 claviger \
 && useradd --system --uid 10001 --gid 10001 --home-dir /var/lib/claviger --create-home --shell /usr/sbin/nologin claviger \
 && chmod 0700 /var/lib/claviger
ENV CLAVIGER_HOME=/var/lib/claviger \
    JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError -XX:+DisableAttachMechanism"

# What changes least comes first. The files belong to root: the process cannot change its own code.
COPY backend/server/target/quarkus-app/lib/ /opt/claviger/lib/
COPY backend/server/target/quarkus-app/quarkus/ /opt/claviger/quarkus/
COPY backend/server/target/quarkus-app/app/ /opt/claviger/app/
COPY backend/server/target/quarkus-app/quarkus-run.jar /opt/claviger/
COPY backend/cli/target/cli/ /opt/claviger/cli/
COPY --chmod=0755 .launcher/container.sh /usr/local/bin/claviger

USER 10001:10001
WORKDIR /var/lib/claviger
VOLUME /var/lib/claviger
EXPOSE 8080
ENTRYPOINT ["claviger"]
