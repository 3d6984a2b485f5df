/**
 * The reasons a shopper can give for a return, as a new shop has them, with the deprecated enum value each maps to.
 * Used by the Return type and by returnRequest.
 */

export interface ReturnReason {
  id: number;
  handle: string;
  legacy: string; // the deprecated enum ReturnReason
  en: string;
  zh: string;
}

export const returnReasons: readonly ReturnReason[] = [
  { id: 1, handle: "unknown", legacy: "UNKNOWN", en: "Unknown", zh: "未说明" },
  { id: 2, handle: "unwanted", legacy: "UNWANTED", en: "No longer wanted", zh: "不想要了" },
  { id: 3, handle: "size-too-small", legacy: "SIZE_TOO_SMALL", en: "Too small", zh: "尺码偏小" },
  { id: 4, handle: "size-too-large", legacy: "SIZE_TOO_LARGE", en: "Too large", zh: "尺码偏大" },
  { id: 5, handle: "color", legacy: "COLOR", en: "Colour not as expected", zh: "颜色不合适" },
  { id: 6, handle: "style", legacy: "STYLE", en: "Style not as expected", zh: "款式不喜欢" },
  { id: 7, handle: "not-as-described", legacy: "NOT_AS_DESCRIBED", en: "Not as described", zh: "与描述不符" },
  { id: 8, handle: "defective", legacy: "DEFECTIVE", en: "Damaged or defective", zh: "商品破损或有瑕疵" },
  { id: 9, handle: "wrong-item", legacy: "WRONG_ITEM", en: "Wrong item received", zh: "发错商品" },
  { id: 10, handle: "other", legacy: "OTHER", en: "Other", zh: "其他原因" },
];

export function reasonByHandle(handle: string): ReturnReason {
  const unknown: ReturnReason = { id: 1, handle: "unknown", legacy: "UNKNOWN", en: "Unknown", zh: "未说明" };
  return returnReasons.find((r) => r.handle === handle) ?? unknown;
}
