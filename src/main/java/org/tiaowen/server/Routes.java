package org.tiaowen.server;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Where endpoints register; what answers GET answers HEAD too (RFC 9110, section 9.3.2). */
record Routes(RoutesConfig routes) {

    void get(String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }

    void post(String path, Handler handler) {
        routes.post(path, handler);
    }
}
