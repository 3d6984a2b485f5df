/** One conversation: what was said, what each answer stands on, and the controls to take it over. Refreshes itself. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { Card, Layout, Page } from "@shopify/polaris";
import { useEffect } from "react";
import { z } from "zod";
import { closeConversation, conversationThread, giveBack, replyAsStaff, takeOver } from "~/chat/index.server";
import { useText } from "~/components/admin-text";
import { AnswerTrace } from "~/components/answer-trace";
import { Bubble } from "~/components/bubble";
import { StateBadge } from "~/components/state-badge";
import { ThreadControls, type ThreadResult } from "~/components/thread-controls";
import { merchantOf } from "~/merchant.server";
import { AppError, toAppError } from "~/platform/errors";

const REFRESH_MS = 4000;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { db } = await merchantOf(request);
  const thread = await conversationThread(db, params.id ?? "");
  if (!thread) throw new AppError("not-found", "no such conversation in this shop");
  return thread;
}

const actionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("take-over") }),
  z.object({ intent: z.literal("reply"), reply: z.string().trim().min(1).max(2000) }),
  z.object({ intent: z.literal("give-back") }),
  z.object({ intent: z.literal("close") }),
]);

export async function action({ request, params }: ActionFunctionArgs): Promise<ThreadResult> {
  const { db, staffName } = await merchantOf(request);
  const id = params.id ?? "";
  const asked = actionSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) return { kind: "refused", reason: "thread.errors.form" };
  try {
    if (asked.data.intent === "take-over") await takeOver(db, id, { staffName });
    else if (asked.data.intent === "reply") await replyAsStaff(db, id, asked.data.reply);
    else if (asked.data.intent === "give-back") await giveBack(db, id);
    else await closeConversation(db, id);
    return { kind: "done", reason: null };
  } catch (error) {
    if (toAppError(error).code !== "conflict") throw error;
    return { kind: "refused", reason: "thread.errors.conflict" };
  }
}

export default function ThreadPage() {
  const thread = useLoaderData<typeof loader>();
  const { text, time } = useText();
  const revalidator = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && revalidator.state === "idle") revalidator.revalidate();
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [revalidator]);

  return (
    <Page
      title={text("thread.title")}
      subtitle={time(thread.createdAt)}
      backAction={{ content: text("conversations.title"), url: "/app/conversations" }}
      titleMetadata={<StateBadge state={thread.state} />}
    >
      <Layout>
        <Layout.Section>
          <Card>
            <div className="aisle-thread">
              {thread.messages.map((message) => (
                <Bubble
                  key={message.id}
                  side={message.role === "system" ? "note" : message.role}
                  caption={`${text(`thread.roles.${message.role}`)} · ${time(message.createdAt)}`}
                  text={message.text}
                  cards={message.cards}
                  sources={message.sources}
                >
                  {message.trace ? <AnswerTrace trace={message.trace} /> : null}
                </Bubble>
              ))}
            </div>
          </Card>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <ThreadControls state={thread.state} dueAt={thread.handoff?.dueAt ?? null} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}
