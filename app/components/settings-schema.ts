/** What a merchant may put into the settings, from the form's strings, with catalogue keys as messages. */
import { z } from "zod";

const whole = (min: number, max: number, message: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message);

export const settingsSchema = z.object({
  isAssistantOn: z.boolean(),
  handoffReplyMinutes: whole(1, 7 * 24 * 60, "settings.errors.minutes"),
  retentionDays: whole(1, 3650, "settings.errors.retention"),
});
