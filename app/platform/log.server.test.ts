import { expect, test } from "vitest";
import { AppError } from "./errors";
import { makeLogger } from "./log.server";

function written(write: (logger: ReturnType<typeof makeLogger>) => void): string {
  let text = "";
  write(makeLogger("debug", { write: (line) => void (text += line) }));
  return text;
}

test("a shopper's words, names, addresses and every token are redacted at any depth", () => {
  const text = written((logger) =>
    logger.info({
      text: "private words",
      shopper: { email: "ada@mail.example", nested: { deeper: { phone: "+1 555 0100" } } },
      headers: { authorization: "Bearer private-token", cookie: "private-cookie" },
      id_token: "private-jwt",
      shopId: "s1",
    }),
  );
  expect(text).not.toMatch(/private|ada@|555/);
  expect(text).toContain("s1");
});

test("an error's message keeps no query string, and a database error keeps no arguments", () => {
  const prisma = Object.assign(new Error('{ where: { email: "ada@mail.example" } }\n\nUnique constraint failed'), {
    name: "PrismaClientKnownRequestError",
  });
  const cause = new Error("GET https://shop.example/app?id_token=private-jwt failed");
  const text = written((logger) => {
    logger.error({ err: prisma });
    logger.error({ err: new AppError("internal", "asking failed", { cause }) });
  });
  expect(text).not.toMatch(/private|ada@/);
  expect(text).toContain("Unique constraint failed");
  expect(text).toContain("https://shop.example/app?…");
});
