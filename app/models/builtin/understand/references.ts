/**
 * How a message points at something said before: "the second one", "那个", "cheaper", "and in blue?". Used by
 * understand/slots.ts; plan/dialogue.ts finds what is pointed at.
 */
import { hasHan, wordsOf } from "./text";

export interface References {
  /** 0-based place in the list shown last; -1 for the last of it; null when none is named. */
  ordinal: number | null;
  /** "it", "this one", "那个": one thing spoken of before or on the page. */
  pointsAtOne: boolean;
  /** "this", "这款": the thing at hand, the page's product before any other. */
  pointsAtPage: boolean;
  /** "cheaper", "更贵的": the same wish with another price. */
  priceDirection: "cheaper" | "dearer" | null;
  /** "other ones", "还有别的吗": the same wish, other products. */
  wantsOthers: boolean;
  /** "for women", "男款": the same thing for somebody, as the search takes it. */
  audience: string | null;
  /** Starts like the rest of an earlier sentence: "and …?", "what about …", "那…呢". */
  isElliptic: boolean;
}

const ORDINALS: [RegExp, number][] = [
  [
    /\b(?:the )?(?:first|1st)\b(?! (?:hike|time|order))|\b(?:number|option|no\.?) ?(?:one|1)\b|第一(?:个|款|件|双|条|种|只)/u,
    0,
  ],
  [
    /\b(?:the )?(?:second|2nd)\b(?!-? ?hand)|\b(?:number|option) ?(?:two|2)\b|第二(?:个|款|件|双|条|种|只)|\bthe other one\b|另(?:外)?一(?:个|款)/u,
    1,
  ],
  [/\b(?:the )?(?:third|3rd)\b|\b(?:number|option) ?(?:three|3)\b|第三(?:个|款|件|双|条|种|只)/u, 2],
  [/\b(?:the )?(?:fourth|4th)\b|第四(?:个|款|件|双|条)/u, 3],
  [/\b(?:the )?last (?:one|of)\b|最后(?:一)?(?:个|款|件|双|条)/u, -1],
];

export function readReferences(folded: string): References {
  const isChinese = hasHan(folded);
  const words = wordsOf(folded);
  const isShort = isChinese ? [...folded].length <= 12 : words.length <= 6;
  return {
    ordinal: ORDINALS.find(([pattern]) => pattern.test(folded))?.[1] ?? null,
    pointsAtOne: /\b(?:it|its|it's|that|that one|them|they|those|these)\b|它|那(?:个|款|件|双|条|只)/u.test(folded),
    pointsAtPage: /\b(?:this|this one)\b|这(?:个|款|件|双|条|只|东西|衣服|包|鞋|杯|壶|茶|灯|里面)?/u.test(folded),
    priceDirection: priceDirectionOf(folded),
    wantsOthers:
      /\b(?:other|another|different|more) (?:ones?|options?|models?|styles?|choices)\b|\b(?:anything|something|what) else\b|\bothers\b|还有别的|别的款|其他的|其它的|换一(?:款|批)|还有吗/u.test(
        folded,
      ),
    audience: isShort ? audienceOf(folded) : null,
    isElliptic:
      /^(?:and|what about|how about|or|also|in|only|but|ok and|then|with)\b/u.test(folded) ||
      /^(?:那|还有|那么|或者|如果|要是)/u.test(folded) ||
      (isShort && /呢[?？]?$/u.test(folded)),
  };
}

function audienceOf(folded: string): string | null {
  const english =
    /^(?:and |or |what about |how about |any |do you have (?:it |them |one |any )?|only )?(?:for )?(women|men|kids|children|ladies|toddlers)(?:'?s?)?(?: (?:ones?|version|too|only))?[?.! ]*$/u.exec(
      folded,
    );
  if (english) return english[1] ?? null;
  return (
    /^(?:那|有|要|有没有)?(女款|男款|女士|男士|女式|男式|女生|男生|儿童|童款)(?:款|的)?(?:有吗|呢|吗)?[?？。 ]*$/u.exec(
      folded,
    )?.[1] ?? null
  );
}

function priceDirectionOf(folded: string): References["priceDirection"] {
  // "cheaper than $50" is a price wish, not a direction.
  if (
    /\b(?:cheaper|less expensive|more affordable|lower[- ]priced|lower price)\b(?! than)|\b(?:too|so|a bit|bit|quite|pretty|rather|kinda) (?:expensive|pricey|much)\b|(?:太|有点|好|挺|这么)贵|贵了|便宜(?:一)?点|更便宜|再便宜|便宜些|便宜的呢|实惠(?:一)?点/u.test(
      folded,
    )
  ) {
    return "cheaper";
  }
  return /\b(?:more expensive|pricier|higher[- ]end|more premium|fancier|better quality)\b|更贵|贵(?:一)?点|高档(?:一)?点|更好(?:一)?点/u.test(
    folded,
  )
    ? "dearer"
    : null;
}
