/** Every catalogue of app/locales, by language and namespace. Read by i18n.ts and its parity test. */
import adminEn from "../locales/en/admin.json";
import assistantEn from "../locales/en/assistant.json";
import chatEn from "../locales/en/chat.json";
import adminZh from "../locales/zh/admin.json";
import assistantZh from "../locales/zh/assistant.json";
import chatZh from "../locales/zh/chat.json";

export const catalogues = {
  en: { admin: adminEn, assistant: assistantEn, chat: chatEn },
  zh: { admin: adminZh, assistant: assistantZh, chat: chatZh },
};
