package io.claviger.server;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BootIT {

    @Test
    void answersItsHealth() {
        given().when().get("/q/health/live").then().statusCode(200);
    }
}
