/**
 * What the Admin API answers under trouble, without HTTP: status, headers and body of each kind that is an answer.
 * http/admin-api.ts sends them over sockets, in-process.ts as Response objects, so both are the same.
 */
import type { AdminKind } from "./kinds";
import type { Faults } from "./switches";

export interface TroubledAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** extensions.code of its errors, for the call log. */
  codes: string[];
}

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };
const LIMITS_PAGE = "https://shopify.dev/api/usage/rate-limits";

/** What a proxy in front of an API answers when there is nothing behind it: HTML, whatever was asked for. */
const BAD_GATEWAY = `<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>sandbox</center></body></html>
`;

/** The answer of a kind, or null when the kind is not an answer (a broken connection, a late or a nulled one). */
export function troubledAnswer(kind: AdminKind | null): TroubledAnswer | null {
  switch (kind) {
    case "http500":
      return { status: 500, headers: JSON_TYPE, body: '{"errors":"Internal Server Error"}', codes: [] };
    case "http502":
      return { status: 502, headers: { "content-type": "text/html" }, body: BAD_GATEWAY, codes: [] };
    case "http429":
      return {
        status: 429,
        headers: { ...JSON_TYPE, "retry-after": "2.0" },
        body: '{"errors":"Exceeded API rate limit"}',
        codes: [],
      };
    case "throttle":
      return { status: 200, headers: JSON_TYPE, body: JSON.stringify(throttled()), codes: ["THROTTLED"] };
    case "revoke-after":
      return refusedToken();
    default:
      return null;
  }
}

/** Source: https://shopify.dev/docs/api/usage/response-codes (401) */
export function refusedToken(): TroubledAnswer {
  const errors = "[API] Invalid API key or access token (unrecognized login or wrong password)";
  return { status: 401, headers: JSON_TYPE, body: JSON.stringify({ errors }), codes: [] };
}

/**
 * The version that answers a call. A version past its support is answered by the oldest one that is still served, with
 * that one's name in X-Shopify-API-Version; a version that never was is 404. "unstable" stands for the version after.
 * Source: https://shopify.dev/docs/api/usage/versioning
 */
export function servedVersion(faults: Faults, asked: string): string | null {
  if (faults["api-version"] === "gone") return null;
  return faults["api-version"] === "retired" ? "unstable" : asked;
}

function throttled(): object {
  return {
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: LIMITS_PAGE } }],
    extensions: {
      cost: {
        requestedQueryCost: 100,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 0, restoreRate: 100 },
      },
    },
  };
}
