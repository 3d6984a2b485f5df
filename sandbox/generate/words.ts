/**
 * Words of the generated shops that belong to no department: invented series names, places, people, textures, colours,
 * seasons. All people and brands are invented. product-text.ts, products.ts and people.ts draw from them.
 */
import type { Language } from "./departments";

const list = (text: string): string[] => text.split(/[|]/);

export interface CommonWords {
  /** First and second halves of invented series names. */
  seriesStarts: string[];
  seriesEnds: string[];
  places: string[];
  people: string[];
  adjectives: string[];
  textures: string[];
  colours: string[];
  seasons: string[];
  vendors: string[];
  streets: string[];
  familyNames: string[];
  carriers: string[];
}

export const WORDS: Record<Language, CommonWords> = {
  en: {
    seriesStarts: list(
      "Alder|Ash|Bram|Birch|Cairn|Cove|Dale|Drift|Elm|Ember|Fen|Fjord|Glen|Gorse|Harrow|Heath|Isle|Juniper|Kestrel|Kirk|Larch|Loch|Marsh|Moor|Nettle|North|Oak|Orchard|Pebble|Quarry|Reed|Rowan|Sedge|Sorrel|Tarn|Thistle|Umber|Vale|Wharf|Wren|Yarrow|Zephyr",
    ),
    seriesEnds: list(
      "brook|bury|combe|croft|dale|den|fall|field|ford|gate|grove|ham|hurst|land|leigh|lock|mere|mill|mont|ness|ridge|row|side|stead|stone|ton|wick|wood|worth|yard",
    ),
    places: list(
      "Porto|Leeds|Ghent|Lyon|Bergen|Kaunas|Biella|Dundee|Aarhus|Graz|Kyoto|Oaxaca|Vermont|Galway|Malmö|Utrecht|Tartu|Cusco|Otago|Guimarães|Izmir|Jaipur|Hanoi|Zagreb|Ljubljana|Portland|Asheville|Halifax|Valencia|Turku",
    ),
    people: list(
      "Ines|Marta|Owen|Tilda|Jonas|Priya|Aled|Noor|Silvio|Greta|Ruben|Yuki|Hanna|Callum|Zeynep|Luca|Mira|Dario",
    ),
    adjectives: list(
      "quiet|sturdy|honest|compact|generous|lightweight|hard-wearing|understated|well-mannered|roomy|hand-finished|everyday|slim|old-fashioned|no-fuss|weatherproof",
    ),
    textures: list("crisp|dense|soft|dry|springy|smooth|grainy|buttery|matt|cool|substantial|supple"),
    colours: list(
      "Black|Navy|Charcoal|Forest Green|Rust|Cream|Olive|Burgundy|Sky Blue|Mustard|Stone|Terracotta|Sage|Plum|Sand|White|Slate|Teal|Blush|Walnut",
    ),
    seasons: list("spring|summer|autumn|winter|the holidays|the new term|midsummer|harvest time"),
    vendors: list(
      "Hollin & Daughters|Ferrow Works|Sable Lane|Quill & Tide|Brightmoor|Tannery Row|Ostler|Penhallow|Lindqvist Mill|Corran Supply|Marlow Standard|Fieldhouse|Ivy & Anvil|Northlight|Pellworm|Ropewalk Goods|Saltmarsh Studio|Thornbury Made|Umbra Home|Wayfold|Yew Tree Trading|Cobalt Yard|Dovecote|Elderflower Press",
    ),
    streets: list(
      "Mill Lane|Harbour Street|Station Road|Elm Avenue|Church Row|Canal Walk|Orchard Close|High Street|Quay Side|Maple Drive",
    ),
    familyNames: list(
      "Whitcombe|Farrow|Lindgren|Okafor|Marchetti|Delgado|Kowalski|Novak|Sørensen|Tanaka|Byrne|Haddad|Fletcher|Ramos|Petrov|Ellery",
    ),
    carriers: list("Tern Parcel|Northline Freight|Swiftly Post"),
  },
  zh: {
    seriesStarts: list(
      "山|溪|云|松|竹|墨|霜|月|雁|禾|麦|陶|青|岚|栖|拾|归|听|素|朴|渡|砚|芷|棠|屿|帆|炉|苔|野|星|晴|雾|石|槐|荷|枫|梧|露|潮|沐",
    ),
    seriesEnds: list("间|里|舍|野|集|序|时|川|岸|坊|园|阁|谷|屋|林|径|原|泊|汀|作|光|行|音|木|物|渔|声|影|风|语"),
    places: list(
      "景德镇|绍兴|宜兴|佛山|宁波|苏州|大理|福鼎|南通|海宁|温州|青岛|成都|桐乡|安吉|泉州|龙泉|潮州|丽江|黄山|绵阳|哈尔滨|烟台|嘉兴|武夷山|昆明|长沙|无锡|扬州|天津",
    ),
    people: list("老周|阿芳|林师傅|小满|阿勇|陈姨|沈工|禾子|大鹏|素心|阿宽|顾老师|南南|柏青|许师傅|若水|阿木|晓棠"),
    adjectives: list("安静|结实|实在|小巧|宽裕|轻便|耐磨|低调|周到|能装|手工收尾|日常|利落|老派|省心|不怕风雨"),
    textures: list("挺括|密实|柔软|干爽|有弹性|细滑|有颗粒感|油润|哑光|清凉|有分量|服帖"),
    colours: list(
      "黑色|藏青|炭灰|墨绿|砖红|米白|橄榄绿|酒红|天蓝|姜黄|石灰|陶土色|豆沙绿|紫色|沙色|白色|烟灰|湖蓝|藕粉|胡桃色",
    ),
    seasons: list("春季|夏季|秋季|冬季|过年|开学季|盛夏|秋收时节"),
    vendors: list(
      "山野集|拾物社|青木工坊|南渡|听松制造|白露生活|禾下|远山造物|素里|陶然居|江畔杂货|半亩园|归岸|木石间|晴耕|梧桐里|小满作|云间布坊|石榴街|拙朴|海棠家|麦浪|星野户外|夏木",
    ),
    streets: list("梧桐路|解放路|滨江大道|书院街|槐树巷|新华街|湖滨路|文昌路|桃源里|望江路"),
    familyNames: list("王|李|张|刘|陈|杨|赵|黄|周|吴|徐|孙|胡|朱|高|林"),
    carriers: list("雁行快递|青鸟速运|江海物流"),
  },
};
