/** Names and addresses from which the Chinese shop's further shoppers are made; all invented. Used by qingshan.ts. */
import type { Address } from "../../domain/types";

export const moreNames = {
  first: [
    ..."安然 博文 晨曦 丹青 恩泽 芳菲 国栋 慧敏 佳怡 凯文 乐天 梦瑶 念慈 鹏飞".split(" "),
    ..."清妍 若溪 思远 婷玉 文澜 晓桐".split(" "),
  ],
  last: "陈 邓 方 高 韩 蒋 孔 梁 马 倪 彭 秦 陶".split(" "),
};

const towns: [province: string, city: string, zip: string][] = [
  ["浙江省", "宁波市", "315000"],
  ["江苏省", "无锡市", "214000"],
  ["上海市", "上海市", "200000"],
  ["广东省", "深圳市", "518000"],
  ["福建省", "福州市", "350000"],
  ["湖南省", "长沙市", "410000"],
  ["陕西省", "西安市", "710000"],
  ["辽宁省", "沈阳市", "110000"],
  ["四川省", "绵阳市", "621000"],
  ["河北省", "石家庄市", "050000"],
  ["广西壮族自治区", "南宁市", "530000"],
  ["云南省", "大理市", "671000"],
];
const streets = ["桂花路", "听雨巷", "枫桥街", "白鹭大道", "松林里"];

export function moreAddress(firstName: string, lastName: string, n: number): Address {
  const [province, city, zip] = towns[n % towns.length] ?? ["浙江省", "宁波市", "315000"];
  return {
    firstName,
    lastName,
    address1: `${streets[n % streets.length] ?? "人民路"}${n + 1}号`,
    address2: n % 3 === 1 ? `${1 + (n % 8)}幢${2 + (n % 5)}02室` : null,
    city,
    province,
    zip,
    countryCode: "CN",
    phone: null,
  };
}
