/** Each shop's night falls between two and five by its own clock, at a minute of its own. */
import { expect, test } from "vitest";
import { lastNightMs, spreadOf } from "./night";

const at = (iso: string) => Date.parse(iso);

test.each(["UTC", "Asia/Shanghai", "America/Los_Angeles", "Asia/Kolkata", "Nowhere/At_All"])(
  "in %s it began within the last day, between two and five",
  (timezone) => {
    const zone = timezone === "Nowhere/At_All" ? "UTC" : timezone;
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" });
    for (let index = 0; index < 50; index++) {
      const nowMs = at("2026-11-22T00:00:30Z") + index * 1_717_000;
      const night = lastNightMs({ id: `shop-${index}`, timezone }, nowMs);
      expect(nowMs - night).toBeGreaterThanOrEqual(0);
      expect(nowMs - night).toBeLessThan(24 * 3600_000 + 60_000);
      expect(["02", "03", "04"]).toContain(clock.format(night));
    }
  },
);

test("shops are spread over the three hours", () => {
  const minutes = Array.from({ length: 600 }, (_, index) => spreadOf(`shop-${index}`, 180));
  const hours = [0, 1, 2].map((hour) => minutes.filter((minute) => Math.floor(minute / 60) === hour).length);
  expect(Math.min(...hours)).toBeGreaterThan(150);
});
