package org.tiaowen.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * Where endpoints register, each route together with what it does. What answers GET answers HEAD
 * too (RFC 9110, section 9.3.2).
 */
final class Routes {

    /** A route with what it does. */
    record Route(HandlerType method, String path, Operation operation) {}

    private final RoutesConfig config;
    private final List<Route> described = new ArrayList<>();

    Routes(RoutesConfig config) {
        this.config = config;
    }

    void get(String path, Operation operation, Handler handler) {
        config.head(path, handler);
        add(HandlerType.GET, path, operation, handler);
    }

    void post(String path, Operation operation, Handler handler) {
        add(HandlerType.POST, path, operation, handler);
    }

    void put(String path, Operation operation, Handler handler) {
        add(HandlerType.PUT, path, operation, handler);
    }

    void delete(String path, Operation operation, Handler handler) {
        add(HandlerType.DELETE, path, operation, handler);
    }

    private void add(HandlerType method, String path, Operation operation, Handler handler) {
        config.addEndpoint(new Endpoint(method, path, handler));
        described.add(new Route(method, path, operation));
    }

    /** The routes registered so far, in their order. */
    List<Route> described() {
        return List.copyOf(described);
    }
}
