/**
 * What an indicator's own words say of its figures, whatever the dictionary has: quantities that gather over the year
 * (新增, 减少, 培训), ratios of a whole year (亩均税收), indices with base 100, and gains of a level (城镇化率提高).
 */

/** What is done piece by piece: each counts once, and the year's count gathers. */
const DEEDS =
  '化解 处置 清收 清理 清退 整治 整改 治理 查处 查办 破获 侦破 办理 办结 受理 调解 调处 打击 消除 关闭 关停 ' +
  '淘汰 拆除 腾退 盘活 消化 培训 培养 改造 新建 改建 扩建 改扩建 建成 建设 培育 引进 引育 招引 发放 安置 转移 帮扶 救助 资助 扶持 举办 开展 ' +
  '筹集 筹建 竣工 开工 打造 创建 创成 认定 种植 栽植 补植 修复 加装 安装 铺设 疏浚 加固 开发 争取 签约 投放 筛查 体检 接种 新发展 吸纳 ' +
  '搬迁 脱贫 落户 交付 征集 征收 招募 招聘 录用 输送 选派 评选 授予 孵化 补充 整理 复垦 退出 归集 兑付 减免'
const LESS = '减少 压减 压降 削减 缩减 压缩 降低 下降'
const anyOf = (words: string): string => words.replaceAll(' ', '|')
const AT_HEAD = new RegExp(
  `^(?:累计|全年|当年|年度|计划|完成|实现|依法|集中|农村|城镇|城市|城乡|全市|全县|全区)*(?:${anyOf(DEEDS)}|${anyOf(LESS)})(?!\\d|区|用地|机构|基地|对象|中心|学校|体系|能力|标准|时间|时限|后|部门|单位|人口控制)`,
)
const AT_END = new RegExp(
  `(?:${anyOf(DEEDS)}|新增|净增)(?:总?数|数量|总?量|总?额|面积|里程|人数|户数|人次|家数|个数|套数|件数|任务|项目数?|金额|资金|规模|)$`,
)
/** What stands at a name's end says that it is no count of deeds. */
const NO_COUNT =
  /(?:率|占比|比重|比例|比|程度|满意度|指数|余额|存量|总数|保有量|拥有量|浓度|强度|时间|时限|周期|标准|水平|价格|成本|得分|人均|密度)$/
/** 减少…, 压减…: plain figures are the sizes of what goes. */
const LESS_AT_HEAD = new RegExp(
  `^(?:累计|全年|当年|年度|计划|完成|实现)*(?:${anyOf(LESS)})(?!\\d|率|幅度|比例|标准)(?!.*(?:率|占比|比重|比例)$)`,
)

/** 降低企业用电成本, 为企业节约费用: what is saved, and no cost that is to stay low. */
const SAVED =
  /(?:降低|减少|减轻|节约|节省|压减|压降|削减)(?!后)[^率%]{0,12}(?:成本|费用|负担|开支|支出|用水量?|用电量?|用能|用地)$/

/** Whether the figures count what is done within the year: never a stock, and more is better. */
export const isFlow = (name: string): boolean =>
  ((AT_HEAD.test(name) || AT_END.test(name)) && !NO_COUNT.test(name)) || isSaved(name)

const isSaved = (name: string): boolean => /[低少轻约省减降]/.test(name) && SAVED.test(name)

export const isLessAtHead = (name: string): boolean => LESS_AT_HEAD.test(name) || isSaved(name)

/** What may be there already when the year begins: its count at mid-year is no half of the year's end's. */
const THINGS = /(?:数|数量|用户|面积|里程|对象|(?:藏书|馆藏|蓄水|藏|储|存栏|库存)量|存栏|容量|库容)$/
const TOTAL =
  /(?<!业务|运|运输|周转|交易|成交|销售|消费|消耗|生产|吞吐|游客|旅游|客流|用水|用电|用能|取水|供水|供电|供应|排放|经济|发电|快递|快件|邮件|贸易|进出口|出口|进口|接待|投资|加工|处理|借阅|流通|降水|任务|工作|工程|总)总量$/
const SIZE =
  /(?<!投资|融资|筹资|交易|发行|销售|进出口|贸易|产值|经济|营收|生产|消费|供地|签约|招生|就业|接待|采购|发放|投放|减排|减税|补贴|出口|进口|输出|输送|建设)规模$/
/** Sums of money that stand at a moment. */
const FUNDS = /(?:资产|存款|贷款|存贷款|基金|债务|负债|集体资金|理财)(?:总?规模|总额|总量)$/
/** 累计建成, 有效期内: a running total over years, or what is still in force. */
const RUNNING =
  /累计(?!新增|净增|完成|接待|培训|发放|投入|投资|到位|实现|下达|减|降|压|销)|有效(?!投资|投入|供给|率)/
/** What only this year's events are counted by. */
const EVENTS =
  /新(?:增|发展|招|设|登记|注册|开|建|改|引)|净增|增加|下达|到位|完成|申报|申请|授权|获批|获评|获奖|入选|入库|入规|升规|纳统|个转企|发行|成交|供应|供地|出让|销售|交易|制定|修订|发布|出台|推广|实施|组织|转化|检查|抽检|检测|巡查|走访|演出|比赛|宣传|签订|签约|招生|毕业|出生|死亡|出栏|屠宰|上缴|收储|流转量|收获|收割|机收|机播|深松|播种|种植|造林|绿化|育苗|抚育|封育|退耕|轮作|制种|防治|治理|改造|建设|施工|开工|竣工|销|培训|参训|就业人数|创业人数|接待|游客|旅游(?:总?人|者)|旅客|客运|货运|转移|^服务|服务(?!业|中心|站|机构|点|平台|设施|企业|组织|网点)|生产(?!企业|基地|线|者)|出口(?!企业|基地)|外派|选派|派遣|劳务|复耕|征迁|拆迁|养护|上云|受益|惠及|救助|体检|筛查|接种|参观|入境|出境|过夜|观众|献血|诊疗|就诊|门诊|住院|手术|参赛|报名|参加|案件|事故|伤亡|受灾|投诉|(?<!在建|储备|在库)项目|[天次起件场批期分]数$|任务|职称|指数$|系数$|倍数$|岁数$/

/**
 * Whether a name that no entry speaks for, and that counts no deeds, may be a stock: of 公办幼儿园数 nobody knows
 * whether the target is what there is to be or what is to come. 'funds' may be one in money too.
 */
export function maybeStock(name: string): 'things' | 'funds' | null {
  if (FUNDS.test(name)) return 'funds'
  if (name.endsWith('对象')) return 'things'
  if (!THINGS.test(name) && !TOTAL.test(name) && !SIZE.test(name)) return null
  return EVENTS.test(name) ? null : 'things'
}

/** A running total: whatever deed it counts (累计建成高标准农田), the years before are in it. */
export const isRunning = (name: string): boolean =>
  /[累效]/.test(name) &&
  RUNNING.test(name) &&
  !/(?:额|金|收入|产值|投资|人次|产量|销量|就业|项目)$/.test(name)

/** How long something takes that is to be quick; and times of which nobody can tell. */
const WAITING =
  /(?:办理|办结|办件|审批|审核|通关|清关|放行|提离|响应|接电|停电|开办|注销|办事|救援|到达|到场|出警|处警|等候|等待|候诊|候车|通勤|住院|受理|退税|登记|处置|处理|验收|报装|交付|偿付|回款|拥堵|滞留|在途|往返|污染|平均用)(?:平均)?(?:时间|时限|时长|天数|周期|时)$/
const TIME = /(?:时间|时限|时长|用时|耗时|周期)$/
const WELL_SPENT = /服务|学习|培训|志愿|开放|营业|直播|运行|锻炼|活动|授课|播出|飞行|游览|利用|实践|劳动|阅读/
/** 压缩审批时间: how much less of it is wanted, or how much of it is left; no time by itself. */
const SHORTENED = /压缩|缩短|压减|提速|减少|节约|节省/
export const isWaiting = (name: string): boolean =>
  /[间限长数期时]$/.test(name) && WAITING.test(name) && !SHORTENED.test(name)
export const isUnsureTime = (name: string): boolean =>
  /[间限长时期]$/.test(name) && TIME.test(name) && !WELL_SPENT.test(name)

/** 每万元GDP用电量: what each unit of output takes. */
const INTENSITY =
  /(?:每|单位|万元|亩均).{0,12}(?:用|耗|取)(?:电|水|能|煤|气|油|地)?量$|(?:每|单位|万元).{0,12}(?:能耗|电耗|水耗|煤耗|消耗|排放)量?$/
export const isIntensity = (name: string): boolean => /[每单万均]/.test(name) && INTENSITY.test(name)

/** A level told per head, household or thousand of them: 千人口床位数, 每万人…, 人均公园绿地面积. */
const PER_HEAD =
  /每(?:[十百千万]|1万|1千|1000|10000)?(?:名|位|个)?.{0,6}?(?:人|户|名|亩|公里|家庭|老人|职工|学生)|^[十百千万]人口?(?!次|计划|工程|大会|培训|以上|规模|助)|(?:[人户亩地]|[村镇])均/
export const isPerHead = (name: string): boolean => /[均每人]/.test(name) && PER_HEAD.test(name)

/** What a year brings in or puts out, by whom or on what. */
const YIELD =
  '税收|税|产值|产出|产量|增加值|效益|收入|利润|利税|营收|GDP|生产总值|支出|销售额?|贡献|工资|投资|营业额|消费|财力|单产|用电量|用水量|能耗'
const YEARLY = new RegExp(
  `劳动生产率|^(?!.*月).*平均工资|单产$|亩产|(?:(?:[亩地户村镇店企]|(?<!月)人)均|每(?:亩|人|户|公顷|平方公里)|单位(?:面积|土地|用地|工业用地|建设用地|耕地|岸线))(?!.*(?:强度|标准|面积|床位|拥有|住房|道路|绿地|余额|存款|保费率|次均)).*(?:${YIELD})|居民.*收入$|可支配收入$|农民.*收入$`,
  'i',
)
/** Whether the figures are a whole year's per head or per piece of land: half a year's are no half of them. */
export const isYearly = (name: string): boolean =>
  /[均每产位资收]/.test(name) &&
  YEARLY.test(name) &&
  !/(?:率|占比|比重|比例|之比|收入比|增速|增幅)$/.test(name.replace(/劳动生产率$/, ''))

/** A price, a standard, or what is put in: no year's, though told per head or per piece. */
const PRICE = /价|标准|强度|成本|费|补|租|低保|定额|养老金|金$|预算|浓度|用量/
export const isPrice = (name: string): boolean => PRICE.test(name)

/** An index with 上年 (or 上年同期) as 100; of another base it says nothing of the year. */
const LAST = /以?(?:上年同[期月]|去年同[期月]|上年|去年|同期)(?:=|为|:)100%?/
const OTHER = /(?:以?\d{4}年?|以?基期|以?上月|[^()[\]【】,、;=]{0,8})(?:=|为|:)100(?!\d)%?/

/** 'last' for 上年=100, 'other' for 2020年=100; null where no base is named. */
export function baseOf(name: string): 'last' | 'other' | null {
  if (!name.includes('100')) return null
  return LAST.test(name) ? 'last' : OTHER.test(name) ? 'other' : null
}
export const withoutBase = (name: string): string => name.replace(LAST, '').replace(OTHER, '')

const PRODUCER = /生产者.*价格|出厂价|购进价|PPI|生产资料价格|价格.*(?:购进|出厂)|投资价格/i
const CONSUMER = /消费价格|消费品?价格|零售价格|零售物价|CPI|物价/i
const GROWING = /生产指数|产量指数|总值|增加值|产值|投资|零售额|零售总额|收入|销售|产量|工资/

/** Prices that consumers pay are to stay low; what producers get is neither to rise nor to fall. */
export function pricesOf(name: string): 'consumer' | 'producer' | null {
  if (!/[价I]/i.test(name)) return null
  return PRODUCER.test(name) ? 'producer' : CONSUMER.test(name) ? 'consumer' : null
}
export const isVolume = (name: string): boolean => !name.includes('价') && GROWING.test(name)

/** 城镇化率提高: what a level gains. */
const GAINS = /(?:提高|提升|上升)(?:幅度|值|点数)?$/
export const saysGain = (name: string): boolean => /[提上]/.test(name) && GAINS.test(name)
export const withoutGain = (name: string): string => name.replace(GAINS, '')
