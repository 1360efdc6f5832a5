package com.aiponge.gateway.openapi;

import com.aiponge.runtime.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/** What operations share: the envelope of contract 0.4, the parameters of 0.7, 0.8 and 0.13, the two kinds of tokens. */
final class Components {
    private static final String ALL = """
            {
              "securitySchemes": {
                "accessToken": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": "Access token of a signed-in account, guests included"},
                "operatorToken": {"type": "http", "scheme": "bearer", "description": "Operator token; not needed on the management network"}
              },
              "parameters": {
                "limit": {"name": "limit", "in": "query", "description": "Most items of the page", "schema": {"type": "integer", "minimum": 1}},
                "offset": {"name": "offset", "in": "query", "description": "Items to skip; deeper pages by cursor", "schema": {"type": "integer", "minimum": 0, "maximum": 1000}},
                "cursor": {"name": "cursor", "in": "query", "description": "nextCursor of the page before; wins over offset", "schema": {"type": "string", "maxLength": 512}},
                "ticket": {"name": "ticket", "in": "query", "description": "In place of a token, for clients that cannot set headers", "schema": {"type": "string"}},
                "lastEventId": {"name": "lastEventId", "in": "query", "description": "The last event seen; everything after it is replayed", "schema": {"type": "string", "maxLength": 64}},
                "types": {"name": "types", "in": "query", "description": "Types of events, separated by commas; all when absent", "schema": {"type": "string"}},
                "idempotencyKey": {"name": "X-Idempotency-Key", "in": "header", "description": "The same key repeats the same answer for 24 hours", "schema": {"type": "string", "minLength": 1, "maxLength": 128}},
                "contractVersion": {"name": "X-Contract-Version", "in": "header", "description": "Refused when its major number is another", "schema": {"type": "string"}}
              },
              "headers": {
                "RetryAfter": {"description": "Seconds to wait", "schema": {"type": "integer", "minimum": 1}}
              },
              "responses": {
                "Failure": {"description": "The failure envelope", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Failure"}}}},
                "Unauthorized": {"description": "No token that counts; details.reason says why", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Failure"}}}},
                "TooMany": {"description": "The budget is used up", "headers": {"Retry-After": {"$ref": "#/components/headers/RetryAfter"}},
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Failure"}}}}
              },
              "schemas": {
                "Success": {"type": "object", "required": ["success", "data", "timestamp"], "properties": {
                  "success": {"const": true}, "data": {"description": "The result"}, "message": {"type": "string"},
                  "pagination": {"$ref": "#/components/schemas/Pagination"}, "timestamp": {"type": "string", "format": "date-time"}}},
                "Failure": {"type": "object", "required": ["success", "error", "timestamp"], "properties": {
                  "success": {"const": false}, "error": {"$ref": "#/components/schemas/Error"}, "timestamp": {"type": "string", "format": "date-time"}}},
                "Error": {"type": "object", "required": ["type", "code", "message", "correlationId"], "properties": {
                  "type": {"type": "string"}, "code": {"type": "string"}, "message": {"type": "string"}, "details": {"type": "object"},
                  "correlationId": {"type": "string"}}},
                "Pagination": {"type": "object", "required": ["total", "limit", "offset", "hasMore", "nextCursor"], "properties": {
                  "total": {"type": "integer"}, "limit": {"type": "integer"}, "offset": {"type": "integer"}, "hasMore": {"type": "boolean"},
                  "nextCursor": {"type": ["string", "null"]}}}
              }
            }
            """;

    private Components() {
    }

    static JsonNode all() {
        return Json.tree(ALL.getBytes(StandardCharsets.UTF_8));
    }
}
