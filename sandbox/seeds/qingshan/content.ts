/** 青山生活的政策、页面与商品分类。Part of the Chinese demo shop; the numbers in them are the shop's only truth. */
import type { CollectionSpec, PageSpec, PolicySpec } from "../shop-parts";

export const policies: PolicySpec[] = [
  {
    type: "REFUND_POLICY",
    title: "退货与退款政策",
    html: `<h2>七天无理由退货</h2>
<p>自签收次日起<strong>七天内</strong>，商品完好即可申请无理由退货，以物流签收时间为准。</p>
<h3>什么算完好</h3>
<ul>
<li>吊牌未剪、未下水、没有明显穿着痕迹；室内试穿不影响退货。</li>
<li>鞋子请连同鞋盒一起寄回，鞋底保持干净。</li>
<li>小家电可以通电检查，但请保留全部包装与配件。</li>
</ul>
<h3>不支持无理由退货的商品</h3>
<p>已拆封的茶叶等食品、礼品卡、刻字或压字的定制商品、已拆封的贴身袜子。</p>
<h3>运费谁出</h3>
<p>无理由退货的寄回运费由您承担；订单附赠运费险的，由保险赔付，一般赔付10到12元。商品有质量问题、发错或漏发，来回运费由我们承担。</p>
<h3>退款多久到账</h3>
<p>仓库收到退货后<strong>48小时内</strong>验收并发起退款。支付宝、微信零钱一般当天到账，储蓄卡1到3个工作日，信用卡3到7个工作日。原订单的运费只在我们有责任时退还。</p>
<h3>换货</h3>
<p>签收后<strong>十五天内</strong>可以换一次尺码或颜色，换货寄出的运费由我们承担。</p>
<h3>质量问题</h3>
<p>签收后三十天内发现质量问题，请拍照联系客服，核实后免费换新或全额退款。</p>`,
  },
  {
    type: "SHIPPING_POLICY",
    title: "配送政策",
    html: `<h2>发货时间</h2>
<p>每天16点前付款的订单当天发货，之后的次日发货。大促期间可能延后一到两天，页面会提前说明。</p>
<h2>运费与时效</h2>
<table>
<thead><tr><th>地区</th><th>时效</th><th>运费</th></tr></thead>
<tbody>
<tr><td>江浙沪皖</td><td>1–2天</td><td>10元，满99元包邮</td></tr>
<tr><td>其他大陆地区</td><td>2–4天</td><td>10元，满99元包邮</td></tr>
<tr><td>新疆、西藏、青海、内蒙古</td><td>5–8天</td><td>20元，满299元包邮</td></tr>
<tr><td>港澳台</td><td>4–7天</td><td>45元，满599元包邮</td></tr>
</tbody>
</table>
<p>包邮门槛按优惠后的商品金额计算，礼品卡不计入。暂不支持寄往海外其他地区。</p>
<h3>指定快递与时间</h3>
<p>默认使用迅鹿速递。加6元可改发航空件，江浙沪以外一般提早一天。需要晚上或周末派送的，请在下单时备注。</p>
<h3>物流不动了怎么办</h3>
<p>超过72小时没有更新，请联系客服，我们会向快递公司查件；确认丢失的，给您补发或全额退款，由您选择。</p>
<h3>易碎品</h3>
<p>茶具、陶瓷在路上破损，请在签收后48小时内拍照联系客服，我们免费补发，碎片不用寄回。</p>`,
  },
  {
    type: "PRIVACY_POLICY",
    title: "隐私政策",
    html: `<p>我们只收集发货和售后需要的信息：姓名、地址、电话、邮箱和购买记录，不会出售您的个人信息。</p>
<h3>保存多久</h3>
<p>订单记录依法保存三年，聊天记录保存十二个月。</p>
<h3>您的权利</h3>
<p>您可以随时发邮件到 <a href="mailto:yinsi@qingshan.example">yinsi@qingshan.example</a> 查询、更正或删除个人信息，我们会在十五天内答复。</p>
<h3>谁会帮我们处理信息</h3>
<p>店铺系统由 Shopify 提供，包裹由快递公司配送；店内的智能助手会借助大模型服务回答问题，服务商不得把对话用于训练。</p>`,
  },
  {
    type: "TERMS_OF_SERVICE",
    title: "服务条款",
    html: `<p>在青山生活下单即表示同意以下条款。页面价格为人民币含税价。</p>
<h3>订单</h3>
<p>订单在发货前可以免费取消或改地址。价格明显标错的订单，我们会联系您取消并立即退款。</p>
<h3>优惠</h3>
<p>每笔订单限用一个优惠码，不与其他优惠码叠加，不能用于礼品卡。新客优惠码 XINKE10，首单满199元打九折。</p>
<h3>价格保护</h3>
<p>签收后七天内，同款商品降价可申请退差价，限时秒杀除外。</p>
<h3>发票</h3>
<p>支持开具电子普通发票，下单后三十天内在订单页申请，一个工作日内发到邮箱。</p>`,
  },
  {
    type: "CONTACT_INFORMATION",
    title: "联系方式",
    html: `<p>青山生活用品有限公司（演示）<br>浙江省杭州市余杭区云溪路66号</p>
<p>邮箱：<a href="mailto:nihao@qingshan.example">nihao@qingshan.example</a><br>客服时间：每天9:00–21:00，法定节假日10:00–18:00</p>`,
  },
];

export const pages: PageSpec[] = [
  {
    handle: "guanyu",
    title: "关于我们",
    html: `<p>青山生活2015年从杭州一间不到二十平方米的茶铺开始。老板娘嫌外面的茶具不好洗，就自己找窑口做；做完茶具，又想做喝茶时穿的衣服。</p>
<p>现在我们有二十六个人，茶叶来自八个产区的合作茶农，陶瓷在景德镇和龙泉烧，衣服在绍兴和嘉兴做。每年拿销售额的百分之一修茶山上的步道。</p>`,
  },
  {
    handle: "changjian-wenti",
    title: "常见问题",
    html: `<h2>订单</h2>
<h3>下单后可以改地址吗？</h3>
<p>发货前可以，联系客服或在订单页修改；发货后可以请快递转寄，转寄费由您承担。</p>
<h3>可以开发票吗？</h3>
<p>可以，电子普通发票，下单后三十天内在订单页申请，一个工作日内发到邮箱。暂不支持专票。</p>
<h3>支持哪些付款方式？</h3>
<p>支付宝、微信支付、银联卡和信用卡。不支持货到付款。</p>
<h3>可以送礼包装吗？</h3>
<p>可以，每件8元，附手写卡片，最多六十个字。礼盒订单不放价格单。</p>
<h2>配送</h2>
<h3>多少钱包邮？</h3>
<p>大陆大部分地区满99元包邮，偏远地区满299元，港澳台满599元。</p>
<h3>周末发货吗？</h3>
<p>发，周末和工作日一样，每天16点前付款当天发。春节期间除外。</p>
<h3>可以自提吗？</h3>
<p>可以，杭州余杭门店自提，备好货会发短信，请凭订单号在三天内取走。</p>
<h2>商品</h2>
<h3>防水多少毫米是什么意思？</h3>
<p>指面料能承受多高的水柱不渗水。5000毫米挡阵雨，10000毫米可以应付持续中雨，15000毫米以上适合大雨和登山。</p>
<h3>茶叶的保质期多久？</h3>
<p>绿茶、花茶十八个月，乌龙茶二十四个月，红茶三十六个月，白茶和普洱在合适的条件下可以长期存放。</p>
<h3>卖完的尺码还会补吗？</h3>
<p>基础款一般三到四周补货，点商品页的到货提醒，到了会发邮件通知您一次。</p>
<h3>小家电保修多久？</h3>
<p>整机保修一年，阅读台灯两年，登机箱箱体三年。凭订单号就行，不用保修卡。</p>
<h2>售后</h2>
<h3>怎么申请退货？</h3>
<p>登录后在聊天里告诉我们，或者在订单页申请。一个工作日内审核，通过后会把退货地址发给您。</p>
<h3>吊牌剪了还能退吗？</h3>
<p>无理由退货需要吊牌完好。有质量问题的，剪了吊牌也可以退。</p>
<h3>茶叶拆了发现不喜欢怎么办？</h3>
<p>食品拆封后不支持无理由退货。每单我们会附一小包试饮，建议先喝试饮再拆正装。</p>`,
  },
  {
    handle: "chimabiao",
    title: "尺码表",
    html: `<p>以下为人体净尺寸，单位厘米，手工测量允许1到2厘米误差。介于两个尺码之间的，外套选大，贴身衣物选小。</p>
<h2>上衣与外套</h2>
<table>
<thead><tr><th>尺码</th><th>身高</th><th>胸围</th><th>参考体重（公斤）</th></tr></thead>
<tbody>
<tr><td>S</td><td>158–164</td><td>82–88</td><td>45–52</td></tr>
<tr><td>M</td><td>164–170</td><td>88–94</td><td>52–60</td></tr>
<tr><td>L</td><td>170–176</td><td>94–100</td><td>60–68</td></tr>
<tr><td>XL</td><td>176–182</td><td>100–106</td><td>68–77</td></tr>
<tr><td>XXL</td><td>182–188</td><td>106–114</td><td>77–88</td></tr>
</tbody>
</table>
<h2>裤子</h2>
<table>
<thead><tr><th>尺码</th><th>腰围</th><th>臀围</th></tr></thead>
<tbody>
<tr><td>S</td><td>66–72</td><td>86–92</td></tr>
<tr><td>M</td><td>72–78</td><td>92–97</td></tr>
<tr><td>L</td><td>78–84</td><td>97–102</td></tr>
<tr><td>XL</td><td>84–90</td><td>102–107</td></tr>
<tr><td>XXL</td><td>90–98</td><td>107–113</td></tr>
</tbody>
</table>
<h2>鞋</h2>
<table>
<thead><tr><th>鞋码</th><th>脚长</th></tr></thead>
<tbody>
<tr><td>36</td><td>22.5</td></tr><tr><td>37</td><td>23.0</td></tr><tr><td>38</td><td>23.5–24.0</td></tr><tr><td>39</td><td>24.5</td></tr><tr><td>40</td><td>25.0</td></tr><tr><td>41</td><td>25.5</td></tr><tr><td>42</td><td>26.0</td></tr><tr><td>43</td><td>26.5</td></tr><tr><td>44</td><td>27.0</td></tr>
</tbody>
</table>
<p>亲子雨靴儿童码：26码脚长16.0，28码17.0，30码18.5，32码19.5；偏大半码，介于中间的选小。</p>
<p>山径徒步鞋、千层底布鞋尺码正常，帆布小白鞋偏大半码。山行冲锋衣版型偏宽。</p>`,
  },
  {
    handle: "baoyang",
    title: "保养说明",
    html: `<h2>冲锋衣</h2>
<p>拉好拉链，冷水轻柔机洗，不放柔顺剂，洗完低温烘二十分钟能恢复防泼水。一季补一次防水喷雾。</p>
<h2>羽绒服</h2>
<p>用羽绒专用洗涤剂，多漂一遍，低温烘干时放两个网球，烘到拍着蓬松为止。</p>
<h2>羊毛</h2>
<p>冷水手洗，不拧，平铺晾干。平时挂起来透气一晚就好，不用每次都洗。</p>
<h2>紫砂壶开壶</h2>
<p>清水小火煮二十分钟，放凉后换茶水再煮二十分钟，自然晾干。以后一壶只泡一类茶，不用洗洁精。</p>
<h2>竹木器</h2>
<p>用完擦干，竖着晾，别暴晒。每月擦一次茶油或食用油。</p>
<h2>铸铁珐琅锅</h2>
<p>中小火，木铲，烧完放凉了再洗，不要用钢丝球。</p>`,
  },
  {
    handle: "lianxi",
    title: "联系我们与门店",
    html: `<p>门店：浙江省杭州市余杭区云溪路66号，二楼可以坐下来喝茶，不收茶位费。</p>
<table>
<tbody>
<tr><td>周一至周五</td><td>10:00–20:00</td></tr>
<tr><td>周末及节假日</td><td>9:30–21:00</td></tr>
</tbody>
</table>
<p>除夕至初三休息。在线客服每天9:00–21:00，邮件一个工作日内回复。</p>`,
  },
  {
    handle: "huiyuan",
    title: "会员说明",
    html: `<p>注册即为会员，每消费1元积1分，100分抵1元，积分两年内有效。</p>
<ul>
<li>年消费满1000元：银卡，生日当月九五折一次。</li>
<li>年消费满3000元：金卡，生日当月九折一次，全年免费礼品包装。</li>
</ul>
<p>退货会扣回相应积分。</p>`,
  },
  {
    handle: "xinchun-yugao",
    title: "新春预告（草稿）",
    isPublished: false,
    html: "<p>年货礼盒还在打样，文案待定。</p>",
  },
];

export const collections: CollectionSpec[] = [
  {
    handle: "haocha",
    title: "好茶",
    html: "<p>八个产区，自己喝过才上架。</p>",
    products: [
      "mingqian-longjing",
      "yuqian-longjing",
      "biluochun",
      "zhengshan-xiaozhong",
      "fenghuang-dancong-milanxiang",
      "anxi-tieguanyin",
      "shoumei-2018",
      "puer-shu-xiaotuo",
      "guihua-wulong-cold-brew",
      "moli-huacha-qiyin",
      "chenpi-baicha",
    ],
  },
  {
    handle: "chaju",
    title: "茶具",
    products: [
      "white-porcelain-gaiwan",
      "travel-teaset-qingyou",
      "zisha-xishi",
      "glass-boiling-teapot",
      "bamboo-tea-tray",
      "quiet-kettle",
    ],
  },
  {
    handle: "chongfengyi",
    title: "冲锋衣与外套",
    products: [
      "shanxing-3in1-jacket",
      "qingyu-light-shell",
      "city-waterproof-trench",
      "nuanrong-fleece-cardigan",
      "yunduo-light-down",
    ],
  },
  {
    handle: "richang-fushi",
    title: "日常服饰",
    products: [
      "heavyweight-sweatshirt",
      "zip-hoodie",
      "linen-mandarin-shirt",
      "flannel-check-shirt",
      "lyocell-tee",
      "quickdry-hiking-pants",
      "corduroy-wide-pants",
    ],
  },
  { handle: "xielv", title: "鞋履", products: ["waterproof-hiking-shoes", "canvas-sneakers", "felt-slippers"] },
  {
    handle: "jiaju",
    title: "家居",
    products: [
      "washed-cotton-bedding",
      "buckwheat-pillow",
      "wool-throw",
      "camphor-storage-box",
      "rattan-laundry-basket",
      "incense-sticks",
      "reading-lamp",
      "bamboo-floor-lamp",
    ],
  },
  {
    handle: "chufang",
    title: "厨房与杯壶",
    products: ["enamel-cast-iron-pot", "wooden-chopsticks-10", "stoneware-bowl", "thermos-bottle", "quiet-kettle"],
  },
  {
    handle: "xiangbao-wenju",
    title: "箱包与文具",
    products: [
      "commuter-backpack",
      "canvas-tote",
      "cabin-suitcase-20",
      "packing-cubes-6",
      "leather-wallet",
      "grid-notebooks-3",
      "fountain-pen",
      "calligraphy-brush-set",
      "moon-stickers",
    ],
  },
  {
    handle: "chongwu",
    title: "宠物",
    products: ["cat-scratcher", "ceramic-pet-bowl", "dog-raincoat", "pet-fountain", "pet-blanket"],
  },
  {
    handle: "tehui",
    title: "特惠",
    html: "<p>换季清仓，卖完为止，同样支持七天无理由。</p>",
    products: [
      "shanxing-3in1-jacket",
      "linen-mandarin-shirt",
      "shoumei-2018",
      "travel-teaset-qingyou",
      "washed-cotton-bedding",
      "cabin-suitcase-20",
    ],
  },
];
