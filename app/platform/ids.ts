/**
 * Names for rows and secrets. Row ids are UUID v7, which sort by the time they were made and so stay cheap to index;
 * secrets are random and long enough that none is ever guessed. Called everywhere; pure but for the random source.
 */

/**
 * A UUID v7 (RFC 9562 §5.7): 48 bits of epoch milliseconds, then random bits.
 * @param nowMs epoch milliseconds; pass a clock's time where tests move it
 */
export function newId(nowMs: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(nowMs / 2 ** (8 * (5 - index))) & 0xff;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** A secret of `byteLength` random bytes, as base64url; 32 bytes is 43 characters. */
export function newSecret(byteLength = 32): string {
  const bytes = crypto.getRandomValues(new Uint8Array(byteLength));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
