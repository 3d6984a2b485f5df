/**
 * Names of countries, provinces, currencies and languages that delivery zones and markets need. Provinces are kept only
 * for the countries whose zones the demo shops part.
 * Source of the codes: https://github.com/Shopify/worldwide (db/data/regions), e.g. Xizang is YZ there.
 */

export interface Province {
  code: string;
  name: string;
  chinese?: string;
}

/** The country's provinces, in the order of their names; empty for countries that are not parted here. */
export function provincesOf(country: string): readonly Province[] {
  return provinces[country] ?? [];
}

export function countryName(code: string, locale = "en"): string {
  return new Intl.DisplayNames([locale], { type: "region" }).of(code) ?? code;
}

export function currencyName(code: string): string {
  return new Intl.DisplayNames(["en"], { type: "currency" }).of(code) ?? code;
}

/** As the admin lists languages: the two ways to write Chinese by their script. */
const chinese: Record<string, string> = { "zh-CN": "Chinese (Simplified)", "zh-TW": "Chinese (Traditional)" };

export function languageName(locale: string): string {
  return (
    chinese[locale] ??
    new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard" }).of(locale) ??
    locale
  );
}

const provinces: Record<string, readonly Province[]> = {
  US: read(`AL Alabama|AK Alaska|AS American Samoa|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|
DE Delaware|DC District of Columbia|FM Federated States of Micronesia|FL Florida|GA Georgia|GU Guam|HI Hawaii|ID Idaho|IL Illinois|
IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MH Marshall Islands|MD Maryland|MA Massachusetts|
MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|
NM New Mexico|NY New York|NC North Carolina|ND North Dakota|MP Northern Mariana Islands|OH Ohio|OK Oklahoma|OR Oregon|
PW Palau|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|
VI U.S. Virgin Islands|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming`),
  CA: read(`AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|
NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon`),
  CN: read(`AH Anhui/安徽|BJ Beijing/北京|CQ Chongqing/重庆|FJ Fujian/福建|GS Gansu/甘肃|GD Guangdong/广东|GX Guangxi/广西|
GZ Guizhou/贵州|HI Hainan/海南|HE Hebei/河北|HL Heilongjiang/黑龙江|HA Henan/河南|HB Hubei/湖北|HN Hunan/湖南|
NM Inner Mongolia/内蒙古|JS Jiangsu/江苏|JX Jiangxi/江西|JL Jilin/吉林|LN Liaoning/辽宁|NX Ningxia/宁夏|QH Qinghai/青海|
SN Shaanxi/陕西|SD Shandong/山东|SH Shanghai/上海|SX Shanxi/山西|SC Sichuan/四川|TJ Tianjin/天津|XJ Xinjiang/新疆|
YZ Xizang/西藏|YN Yunnan/云南|ZJ Zhejiang/浙江`),
};

function read(text: string): Province[] {
  return text.split("|").map((entry) => {
    const [, code = "", name = "", chinese] = /^\s*(\w\w) ([^/]+)(?:\/(.+))?$/.exec(entry) ?? [];
    return { code, name, ...(chinese ? { chinese } : {}) };
  });
}
