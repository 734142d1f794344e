/**
 * The built-in dictionary of indicators: data only, in one file. `name` and `aliases` are matched as
 * shared/verdict/dictionary.ts says (whole, or as the end of a longer name: 能耗 also speaks for 万元地区生产总值能耗),
 * so an alias that ends with another name of its entry is left out (地方一般公共预算收入), and so are Traditional
 * forms. `source` says where the direction comes from.
 *
 * Where figures gather over the year the kind is growth (usual targets in %) or amount (usual targets in counts);
 * balances, stocks, shares, rates and yearly ceilings are levels. Names that may mean either (高新技术企业: all or
 * new ones) and names whose direction is disputed (工业生产者出厂价格, 人口自然增长率, 非税收入) have no entry.
 */

import type { Indicator, Kind } from './indicator.ts'

// Published lists of goals.
const TABLE_2021 = '官方样表（2021年上半年主要指标表）'
const PLAN_2021 = '2021年国民经济和社会发展计划重点目标'
const FYP12 = '“十二五”规划纲要主要指标'
const FYP13 = '“十三五”规划纲要主要指标（预期性）'
const FYP13_BOUND = '“十三五”规划纲要主要指标（约束性）'
const FYP14 = '“十四五”规划纲要主要指标（预期性）'
const FYP14_BOUND = '“十四五”规划纲要主要指标（约束性）'
const HEALTHY_2030 = '“健康中国2030”规划纲要主要指标'
const EDUCATION_2020 = '国家中长期教育改革和发展规划纲要（2010—2020年）主要目标'
const POPULATION_2030 = '国家人口发展规划（2016—2030年）主要目标'
const SCIENCE_LITERACY = '全民科学素质行动规划纲要（2021—2035年）目标'
const WATER_2015 = '水污染防治行动计划（2015年）主要指标'
const SOIL_2016 = '土壤污染防治行动计划（2016年）主要指标'
const WATER_USE = '最严格水资源管理制度“三条红线”控制指标'
const INDUSTRY_14 = '“十四五”信息化和工业化深度融合发展规划目标'
// How annual plans and their supervision are made.
const EXPECTED = '年度计划惯例：预期性指标，以增长为目标'
const STRUCTURE = '年度计划惯例：结构优化指标，以提高为目标'
const TASK = '年度工作任务惯例：以完成任务量为目标，随月份累计'
const SERVICE = '年度计划惯例：公共服务和民生指标，以提高为目标'
const HOUSING = '住房保障年度任务：以完成任务量为目标，随月份累计'
const PRICE = '年度计划调控目标：涨幅以不超过为目标'
const CAPPED = '年度计划惯例：约束或调控指标，以不超过为目标'
const STOCK = '时点数（存量），以增加为目标，不按序时进度折算'
const STOCK_LOW = '时点数（存量），以减少或不超过为目标，不按序时进度折算'
const EFFICIENCY = '集约高效利用要求：以提高为目标'
const LOSSES = '集约高效利用要求：损耗和占用以下降为目标'
const THRIFT = '过紧日子和降成本要求：以压减为目标'
const DEBT = '地方政府债务限额和风险管理：以不超过为目标'
const RISK = '防范化解金融风险要求：以下降为目标'
const FINANCE = '金融服务实体经济要求：以增加为目标'
const GRAIN = '粮食安全责任考核：以稳定和增加为目标'
const LAND = '耕地保护责任考核：面积以不减少为目标，不按序时进度折算'
const FARMING = '农业绿色发展要求：投入品用量以减少为目标'
const SCHOOLS = '教育事业发展规划惯例：以提高为目标'
const SCHOOLS_DOWN = '教育事业发展规划惯例：以下降为目标'
const CLINICS = '基本公共卫生服务和医改考核惯例：以提高为目标'
const ILLNESS = '疾病防控和妇幼健康考核惯例：以下降为目标'
const AIR = '大气污染防治考核：浓度和污染天数以下降为目标'
const CLEAN = '生态环境质量考核：以改善和提高为目标'
const TOTALS = '主要污染物排放总量控制（约束性）：以减少为目标'
const ENERGY = '能源消费强度和总量控制：以下降或不超过为目标'
const CARBON = '碳排放强度和总量控制：以下降为目标'
const GREENING = '国土绿化和生态建设任务：以增加为目标'
const SAFETY = '安全生产考核惯例：事故和伤亡以下降为目标'
const SAFETY_UP = '安全生产考核惯例：隐患整改以提高为目标'
const QUALITY = '质量安全监管考核惯例：以提高为目标'
const PEACE = '平安建设考核惯例：发案、信访和投诉以下降为目标'
const PEACE_UP = '平安建设考核惯例：办结、化解和满意程度以提高为目标'
const BUSINESS = '优化营商环境要求：时间以压缩为目标'
const BUSINESS_UP = '优化营商环境要求：以提高为目标'
const COMMON_UP = '同类指标的通称：此类指标惯例以提高为目标'
const COMMON_GROWTH = '同类指标的通称：年度计划惯例以增长为目标'
const COMMON_DOWN = '同类指标的通称：此类指标惯例以下降或不超过为目标'

const entries =
  (kind: Kind, direction: 'up' | 'down') =>
  (source: string, units: string, names: string): Indicator => {
    const [name = '', ...aliases] = names.split(' ')
    return { name, aliases, kind, direction, units: units.split(' '), source }
  }

const growth = entries('growth', 'up')
const amount = entries('amount', 'up')
const level = entries('level', 'up')
/** A rise in prices that is to stay small. */
const rise = entries('growth', 'down')
/** A level that is to fall, or a ceiling for the whole year. */
const limit = entries('level', 'down')

export const INDICATORS: readonly Indicator[] = [
  // 综合
  growth(TABLE_2021, '% 亿元', '地区生产总值 GDP 生产总值'),
  growth(EXPECTED, '% 元', '人均地区生产总值 人均GDP 人均生产总值 人均国内生产总值'),
  growth(EXPECTED, '% 亿元', '第一产业增加值 一产增加值 第一产业'),
  growth(EXPECTED, '% 亿元', '第二产业增加值 二产增加值 第二产业'),
  growth(EXPECTED, '% 亿元', '第三产业增加值 三产增加值 服务业增加值 第三产业'),
  growth(FYP14, '% 万元/人', '全员劳动生产率 劳动生产率'),
  level(
    FYP13,
    '%',
    '服务业增加值占GDP比重 服务业增加值占地区生产总值比重 第三产业增加值占GDP比重 第三产业占比 ' +
      '服务业占比 三产占比',
  ),
  level(STRUCTURE, '%', '制造业增加值占GDP比重 制造业增加值占地区生产总值比重 制造业占比 制造业比重'),
  level(STRUCTURE, '%', '工业增加值占GDP比重 工业增加值占地区生产总值比重'),
  growth(EXPECTED, '% 亿元', '民营经济增加值 非公有制经济增加值'),
  level(STRUCTURE, '%', '民营经济增加值占GDP比重 民营经济占GDP比重 民营经济占比 非公有制经济占比'),
  growth(EXPECTED, '% 亿元', '海洋生产总值 海洋经济生产总值'),
  growth(COMMON_GROWTH, '% 亿元', '增加值'),

  // 财政税收
  growth(TABLE_2021, '% 亿元', '一般公共预算收入 公共财政预算收入 一般预算收入 地方财政收入'),
  growth(EXPECTED, '% 亿元', '财政总收入 财政收入'),
  growth(EXPECTED, '% 亿元', '税收收入 税收'),
  growth(EXPECTED, '% 亿元', '税务部门组织收入 税务部门收入 税务组织收入'),
  growth(EXPECTED, '% 亿元', '增值税'),
  growth(EXPECTED, '% 亿元', '企业所得税'),
  growth(EXPECTED, '% 亿元', '个人所得税'),
  level(
    STRUCTURE,
    '%',
    '税收占比 税比 税收收入占比 税收占一般公共预算收入比重 税收收入占一般公共预算收入比重 税收占财政收入比重',
  ),
  limit(CAPPED, '%', '非税收入占比 非税占比 非税收入占一般公共预算收入比重'),
  growth(EXPECTED, '% 亿元', '一般公共预算支出 公共财政预算支出 一般预算支出 财政支出'),
  growth(EXPECTED, '% 亿元', '民生支出'),
  level(SERVICE, '%', '民生支出占一般公共预算支出比重 民生支出占财政支出比重 民生支出占比'),
  growth(EXPECTED, '% 亿元', '政府性基金收入 政府性基金预算收入'),
  growth(EXPECTED, '% 亿元', '国有土地使用权出让收入 土地出让收入 土地出让金'),
  growth(EXPECTED, '% 亿元', '国有资本经营预算收入'),
  amount(TASK, '亿元', '争取上级资金 向上争取资金 争取上级补助资金 争取上级专项资金'),
  amount(TASK, '亿元', '争取专项债券 争取地方政府专项债券 争取新增专项债券'),
  limit(DEBT, '亿元', '政府债务余额 债务余额'),
  limit(DEBT, '亿元', '隐性债务余额'),
  limit(DEBT, '%', '政府债务率 债务率'),
  limit(CAPPED, '%', '资产负债率 负债率'),
  amount(TASK, '亿元', '隐性债务化解 化解隐性债务 隐性债务化解额 化解债务 化债额'),
  limit(THRIFT, '万元', '“三公”经费 三公经费 “三公”经费支出 三公经费支出'),

  // 金融
  level(STOCK, '% 亿元', '金融机构本外币存款余额 本外币存款余额 本外币各项存款余额'),
  level(STOCK, '% 亿元', '人民币存款余额 人民币各项存款余额'),
  level(STOCK, '% 亿元', '住户存款余额 储蓄存款余额 居民存款余额'),
  level(STOCK, '% 亿元', '存款余额'),
  level(FINANCE, '% 亿元', '金融机构本外币贷款余额 本外币贷款余额 本外币各项贷款余额'),
  level(FINANCE, '% 亿元', '人民币贷款余额 人民币各项贷款余额'),
  level(FINANCE, '% 亿元', '制造业贷款余额'),
  level(FINANCE, '% 亿元', '制造业中长期贷款余额'),
  level(FINANCE, '% 亿元', '普惠小微贷款余额 普惠型小微企业贷款余额 普惠小微企业贷款余额'),
  level(FINANCE, '% 亿元', '民营企业贷款余额 民营经济贷款余额'),
  level(FINANCE, '% 亿元', '涉农贷款余额'),
  level(FINANCE, '% 亿元', '绿色贷款余额'),
  level(FINANCE, '% 亿元', '贷款余额'),
  amount(FINANCE, '亿元', '新增贷款 贷款新增额 新增各项贷款 新增人民币贷款'),
  amount(FINANCE, '亿元', '新增存款 存款新增额 新增各项存款 新增人民币存款'),
  level(FINANCE, '%', '存贷比 贷存比'),
  amount(FINANCE, '亿元', '社会融资规模增量'),
  level(FINANCE, '% 亿元', '社会融资规模存量'),
  amount(FINANCE, '亿元', '直接融资 直接融资额'),
  growth(EXPECTED, '% 亿元', '保费收入'),
  limit(RISK, '%', '不良贷款率 不良率'),
  limit(RISK, '% 亿元', '不良贷款余额'),
  amount(TASK, '亿元', '处置不良贷款 不良贷款处置 不良贷款清收'),
  limit(THRIFT, '%', '企业贷款加权平均利率 贷款加权平均利率 贷款平均利率 企业贷款利率'),
  amount(TASK, '家', '新增上市公司 新增上市企业 新上市企业'),
  level(STOCK, '家', '上市公司总数 上市公司数量 境内外上市公司'),

  // 工业
  growth(TABLE_2021, '% 亿元', '规模以上工业增加值 规上工业增加值 规模工业增加值'),
  growth(EXPECTED, '% 亿元', '工业增加值'),
  growth(
    EXPECTED,
    '% 亿元',
    '规模以上工业总产值 规上工业总产值 规上工业产值 规模以上工业产值 规模工业总产值',
  ),
  growth(EXPECTED, '% 亿元', '工业总产值 工业产值'),
  growth(EXPECTED, '% 亿元', '工业销售产值'),
  level(EFFICIENCY, '%', '工业产品销售率 产销率'),
  growth(
    EXPECTED,
    '% 亿元',
    '规模以上工业营业收入 规上工业营业收入 规上工业企业营业收入 规模以上工业企业营业收入 规上工业营收',
  ),
  growth(
    EXPECTED,
    '% 亿元',
    '规模以上工业利润总额 规上工业利润总额 规上工业利润 规上工业企业利润总额 规模以上工业企业利润总额',
  ),
  growth(EXPECTED, '% 亿元', '利税总额 利税'),
  growth(EXPECTED, '% 亿元', '工业应税销售收入 工业应税销售'),
  growth(EXPECTED, '% 亿元', '工业开票销售收入 工业开票销售'),
  growth(EXPECTED, '% 亿元', '应税销售收入 应税销售'),
  growth(EXPECTED, '% 亿元', '开票销售收入 开票销售'),
  growth(EXPECTED, '% 亿元', '高技术制造业增加值'),
  growth(EXPECTED, '% 亿元', '高技术产业增加值'),
  growth(EXPECTED, '% 亿元', '高新技术产业增加值'),
  growth(EXPECTED, '% 亿元', '装备制造业增加值'),
  growth(EXPECTED, '% 亿元', '先进制造业增加值'),
  growth(EXPECTED, '% 亿元', '战略性新兴产业增加值'),
  growth(EXPECTED, '% 亿元', '高新技术产业产值 高新技术产业总产值'),
  growth(EXPECTED, '% 亿元', '战略性新兴产业产值 战略性新兴产业总产值'),
  level(
    PLAN_2021,
    '%',
    '高新技术产业产值占规上工业产值比重 高新技术产业产值占规上工业总产值比重 ' +
      '高新技术产业产值占规模以上工业总产值比重 高新技术产业产值占比',
  ),
  level(
    STRUCTURE,
    '%',
    '战略性新兴产业产值占规上工业产值比重 战略性新兴产业占规上工业产值比重 战略性新兴产业产值占规上工业总产值比重 ' +
      '战略性新兴产业产值占规模以上工业总产值比重 战略性新兴产业产值占比',
  ),
  level(
    STRUCTURE,
    '%',
    '高技术制造业增加值占规上工业增加值比重 高技术制造业增加值占规模以上工业增加值比重 ' +
      '高技术制造业增加值占比',
  ),
  level(
    STRUCTURE,
    '%',
    '高新技术产业增加值占规上工业增加值比重 高新技术产业增加值占规模以上工业增加值比重 ' +
      '高新技术产业增加值占比',
  ),
  level(
    STRUCTURE,
    '%',
    '战略性新兴产业增加值占GDP比重 战略性新兴产业增加值占地区生产总值比重 战略性新兴产业增加值占比',
  ),
  level(
    STRUCTURE,
    '%',
    '装备制造业增加值占规上工业增加值比重 装备制造业增加值占规模以上工业增加值比重 装备制造业增加值占比',
  ),
  level(EFFICIENCY, '%', '工业产能利用率 产能利用率'),
  level(EFFICIENCY, '%', '工业增加值率'),
  limit(THRIFT, '元', '每百元营业收入中的成本 每百元营业收入成本'),
  limit(RISK, '%', '企业亏损面 亏损面'),
  amount(TASK, '家', '新增规上工业企业 新增规模以上工业企业 净增规上工业企业 规上工业企业净增'),
  level(STOCK, '家', '规上工业企业数 规模以上工业企业数 规上工业企业总数 规模以上工业企业总数'),
  amount(TASK, '家 个', '智能工厂'),
  amount(TASK, '个', '智能车间'),
  growth(COMMON_GROWTH, '% 亿元', '产值'),
  growth(COMMON_GROWTH, '% 亿元', '利润总额 利润'),
  growth(COMMON_GROWTH, '% 亿元', '销售收入'),
  growth(COMMON_GROWTH, '% 亿元', '营业收入 主营业务收入 营收'),

  // 建筑业
  growth(EXPECTED, '% 亿元', '建筑业总产值 建筑业产值 施工产值'),
  growth(EXPECTED, '% 亿元', '建筑业增加值'),
  growth(EXPECTED, '% 亿元', '建筑业签订合同额 建筑业企业签订合同额'),
  level(STRUCTURE, '%', '装配式建筑占比 装配式建筑占新建建筑比例 装配式建筑占新建建筑面积比例'),
  level(STRUCTURE, '%', '绿色建筑占比 绿色建筑占新建建筑比例 城镇绿色建筑占新建建筑比重'),

  // 农业农村
  growth(EXPECTED, '% 亿元', '农林牧渔业总产值 农业总产值 农林牧渔总产值'),
  growth(EXPECTED, '% 亿元', '农林牧渔业增加值 农业增加值'),
  amount(GRAIN, '万吨 亿斤', '粮食产量 粮食总产 粮食总产量'),
  amount(GRAIN, '万吨 亿斤', '夏粮产量 夏粮总产 夏粮总产量'),
  amount(GRAIN, '万吨 亿斤', '秋粮产量 秋粮总产 秋粮总产量'),
  level(FYP14_BOUND, '亿斤 万吨', '粮食综合生产能力'),
  level(GRAIN, '万亩', '粮食播种面积 粮食种植面积 粮食作物播种面积'),
  level(GRAIN, '万亩', '大豆播种面积 大豆种植面积'),
  level(GRAIN, '万亩', '油料播种面积 油料种植面积'),
  level(GRAIN, '万亩', '油菜播种面积 油菜种植面积'),
  level(GRAIN, '万亩', '播种面积'),
  level(GRAIN, '万吨', '地方储备粮规模 粮食储备规模'),
  growth(EXPECTED, '% 万吨', '油料产量'),
  growth(EXPECTED, '% 万吨', '蔬菜产量'),
  growth(EXPECTED, '% 万吨', '水果产量'),
  growth(EXPECTED, '% 万吨', '茶叶产量'),
  growth(EXPECTED, '% 万吨', '肉类产量 肉类总产量 猪牛羊禽肉产量'),
  growth(EXPECTED, '% 万吨', '禽蛋产量'),
  growth(EXPECTED, '% 万吨', '牛奶产量 奶类产量'),
  growth(EXPECTED, '% 万吨', '水产品产量 水产品总产量'),
  growth(EXPECTED, '% 万头', '生猪出栏 生猪出栏量'),
  growth(EXPECTED, '% 万羽 万只', '家禽出栏 家禽出栏量'),
  level(STOCK, '% 万头', '生猪存栏 生猪存栏量'),
  level(STOCK, '% 万头', '能繁母猪存栏 能繁母猪存栏量'),
  amount(TASK, '万亩', '高标准农田 高标准农田建设 高标准农田建设面积'),
  level(STRUCTURE, '%', '高标准农田占比 高标准农田占耕地比重 高标准农田占永久基本农田比重'),
  level(STRUCTURE, '%', '主要农作物耕种收综合机械化率 机械化率'),
  level(STOCK, '% 万千瓦', '农业机械总动力 农机总动力'),
  level(STRUCTURE, '%', '农业科技进步贡献率'),
  level(QUALITY, '%', '农产品质量安全监测合格率 农产品质量安全例行监测合格率 农产品抽检合格率'),
  level(STRUCTURE, '%', '绿色优质农产品比重 绿色优质农产品占比'),
  growth(EXPECTED, '% 亿元', '农产品网络零售额 农产品网络销售额 农产品网上销售额'),
  growth(EXPECTED, '% 亿元', '农产品加工业产值 农产品加工业总产值'),
  level(STRUCTURE, '', '农产品加工业产值与农业总产值之比 农产品加工业产值与农业总产值比'),
  limit(FARMING, '% 吨', '化肥使用量 化肥施用量'),
  limit(FARMING, '% 吨', '农药使用量'),
  growth(EXPECTED, '% 万元', '村级集体经济收入 村集体经济收入 村集体经营性收入 村级集体经营性收入'),
  growth(EXPECTED, '% 元', '脱贫人口人均纯收入'),
  amount(FYP13_BOUND, '人 万人', '农村贫困人口脱贫 脱贫人数 减贫人数'),
  level(SERVICE, '人 万人', '脱贫人口务工规模 脱贫劳动力务工规模'),
  limit('脱贫攻坚考核：以下降为目标', '%', '贫困发生率'),
  level(SERVICE, '%', '农村卫生厕所普及率 卫生厕所普及率 农村卫生户厕普及率 无害化卫生户厕普及率'),
  amount(TASK, '户 座', '农村改厕 农村户厕改造 农村厕所改造 改厕'),
  amount(TASK, '个', '美丽宜居村庄'),
  amount(TASK, '个', '美丽乡村建设 美丽乡村'),
  amount(TASK, '个', '特色田园乡村'),
  amount(TASK, '个', '和美乡村'),

  // 服务业
  growth(
    TABLE_2021,
    '% 亿元',
    '规上服务业营业收入 规模以上服务业营业收入 规上服务业企业营业收入 规模以上服务业企业营业收入 ' +
      '规上服务业营收',
  ),
  growth(EXPECTED, '% 亿元', '营利性服务业营业收入'),
  growth(EXPECTED, '% 亿元', '服务业营业收入 服务业营收'),
  growth(EXPECTED, '% 亿元', '生产性服务业增加值'),
  level(STRUCTURE, '%', '生产性服务业增加值占服务业增加值比重 生产性服务业占比'),
  level(STRUCTURE, '%', '现代服务业增加值占服务业增加值比重 现代服务业占服务业比重 现代服务业占比'),
  limit(
    THRIFT,
    '%',
    '社会物流总费用占GDP比率 社会物流总费用占GDP比重 社会物流总费用与GDP的比率 社会物流总费用与GDP比率',
  ),
  amount(TASK, '家', '新增规上服务业企业 新增规模以上服务业企业 净增规上服务业企业'),
  amount(TASK, '家', '新增限上企业 新增限上商贸企业 新增限额以上商贸企业 新增限上批零住餐企业'),

  // 消费、旅游
  growth(TABLE_2021, '% 亿元', '社会消费品零售总额 社会消费品零售额 社零总额 社消零总额 社零 社零额'),
  growth(
    EXPECTED,
    '% 亿元',
    '限额以上社会消费品零售总额 限上社会消费品零售总额 限上社会消费品零售额 限上消费品零售额 限上零售额 ' +
      '限上社零额 限上社零',
  ),
  growth(EXPECTED, '% 亿元', '批发业销售额 批发业商品销售额'),
  growth(EXPECTED, '% 亿元', '零售业销售额 零售业商品销售额'),
  growth(EXPECTED, '% 亿元', '商品销售额 批发零售业销售额 批零业销售额'),
  growth(EXPECTED, '% 亿元', '住宿业营业额'),
  growth(EXPECTED, '% 亿元', '餐饮业营业额 餐饮收入'),
  growth(EXPECTED, '% 亿元', '住宿餐饮业营业额'),
  growth(EXPECTED, '% 亿元', '网络零售额 网上零售额'),
  growth(EXPECTED, '% 亿元', '电子商务交易额 电商交易额'),
  growth(EXPECTED, '% 亿元', '旅游总收入 旅游收入'),
  growth(
    EXPECTED,
    '% 万人次',
    '游客接待量 接待游客 接待游客人次 接待游客量 接待游客数 旅游人次 旅游接待人次 接待国内外游客',
  ),
  growth(EXPECTED, '% 万人次', '接待过夜游客 过夜游客 过夜游客人次'),
  growth(EXPECTED, '% 万人次', '接待入境游客 入境游客 入境旅游人次 接待入境过夜游客'),
  growth(EXPECTED, '% 万美元', '旅游外汇收入'),
  growth(COMMON_GROWTH, '% 亿元', '销售额'),
  growth(COMMON_GROWTH, '% 亿元', '营业额'),

  // 投资
  growth(TABLE_2021, '% 亿元', '固定资产投资 固定资产投资额 固投 固定资产投资完成额'),
  growth(EXPECTED, '% 亿元', '工业投资 工业固定资产投资'),
  growth(EXPECTED, '% 亿元', '制造业投资'),
  growth(EXPECTED, '% 亿元', '工业技改投资 技改投资 技术改造投资'),
  growth(EXPECTED, '% 亿元', '高技术产业投资'),
  growth(EXPECTED, '% 亿元', '高技术制造业投资'),
  growth(EXPECTED, '% 亿元', '高新技术产业投资'),
  growth(EXPECTED, '% 亿元', '设备工器具购置投资 设备购置投资'),
  growth(EXPECTED, '% 亿元', '民间投资 民间固定资产投资'),
  growth(EXPECTED, '% 亿元', '基础设施投资 基建投资 基础设施建设投资'),
  growth(EXPECTED, '% 亿元', '第一产业投资 一产投资'),
  growth(EXPECTED, '% 亿元', '第二产业投资 二产投资'),
  growth(EXPECTED, '% 亿元', '服务业投资 第三产业投资 三产投资'),
  growth(EXPECTED, '% 亿元', '现代服务业投资'),
  growth(EXPECTED, '% 亿元', '项目投资'),
  growth(COMMON_GROWTH, '% 亿元', '投资'),
  amount(EXPECTED, '亿元', '重大项目投资 重大项目完成投资 重点项目投资 重点项目完成投资'),
  amount(EXPECTED, '亿元', '完成投资 完成投资额 年度投资'),
  level(STRUCTURE, '%', '工业投资占比 工业投资占固定资产投资比重 工业投资占全社会固定资产投资比重'),
  level(STRUCTURE, '%', '民间投资占比 民间投资占固定资产投资比重 民间投资占全社会固定资产投资比重'),
  level(STRUCTURE, '%', '技改投资占比 技改投资占工业投资比重'),
  level(STRUCTURE, '%', '高技术产业投资占比 高技术产业投资占固定资产投资比重'),
  amount(TASK, '个 项', '新开工项目 新开工重大项目 新开工亿元以上项目 新开工产业项目'),
  amount(TASK, '个 项', '竣工项目 竣工投产项目'),
  amount(TASK, '个 项', '新增入库项目 入库项目'),
  level(SERVICE, '%', '重大项目开工率 重点项目开工率'),
  level(SERVICE, '%', '投资完成率'),

  // 外经外贸
  growth(TABLE_2021, '% 亿元 亿美元', '进出口总额 进出口 进出口总值 进出口额'),
  growth(EXPECTED, '% 亿元 亿美元', '出口总额 出口额 出口 出口总值'),
  growth(EXPECTED, '% 亿元 亿美元', '进口总额 进口额 进口总值 进口'),
  growth(EXPECTED, '% 亿元 亿美元', '一般贸易进出口 一般贸易进出口额 一般贸易进出口总额'),
  level(STRUCTURE, '%', '一般贸易占比 一般贸易进出口占比 一般贸易占进出口比重'),
  growth(EXPECTED, '% 亿元 亿美元', '高新技术产品出口 高新技术产品出口额'),
  growth(EXPECTED, '% 亿元 亿美元', '机电产品出口 机电产品出口额'),
  growth(EXPECTED, '% 亿元 亿美元', '服务贸易总额 服务贸易额 服务贸易进出口额 服务贸易进出口 服务进出口总额'),
  growth(EXPECTED, '% 亿元 亿美元', '跨境电商进出口 跨境电商进出口额 跨境电商交易额 跨境电子商务进出口额'),
  amount(TABLE_2021, '亿美元', '到位注册外资 注册外资'),
  amount(
    EXPECTED,
    '亿美元 亿元',
    '实际使用外资 实际到帐外资 到账外资 利用外资 使用外资 实际使用外资金额 外商直接投资 FDI',
  ),
  amount(EXPECTED, '亿美元', '协议外资 合同外资 协议注册外资 合同利用外资 协议利用外资'),
  level(STRUCTURE, '%', '高技术产业实际使用外资占比 高技术产业使用外资占比 高技术产业外资占比'),
  level(STRUCTURE, '%', '制造业实际使用外资占比 制造业使用外资占比 制造业外资占比'),
  amount(TASK, '家 个', '新设外商投资企业 新设外资企业'),
  amount(TASK, '家 个', '新批外资项目 新设外资项目'),
  amount(
    EXPECTED,
    '亿美元',
    '对外直接投资 对外投资 境外投资 对外直接投资额 对外投资额 境外投资额 中方协议投资额',
  ),
  growth(EXPECTED, '% 亿美元', '对外承包工程营业额 对外承包工程完成营业额'),
  amount(EXPECTED, '亿美元', '服务外包执行额 外包执行额 服务外包合同执行额'),
  amount(EXPECTED, '亿美元', '离岸服务外包执行额 离岸外包执行额 离岸执行额'),
  amount(TASK, '', '中欧班列开行量 中欧班列开行列数 中欧班列'),

  // 招商引资
  amount(EXPECTED, '亿元', '招商引资 招商引资额 招商引资总额'),
  amount(EXPECTED, '亿元 亿美元', '到位资金 资金到位额'),
  amount(EXPECTED, '亿元', '实际利用内资 利用内资 引进内资 到位内资'),
  amount(EXPECTED, '亿元', '引进市外资金 利用市外资金 市外到位资金'),
  amount(EXPECTED, '亿元', '引进省外资金 利用省外资金 省外到位资金'),
  amount(EXPECTED, '亿元 亿美元', '协议投资额 签约金额 协议引资额 签约额 合同引资额'),
  amount(TASK, '个', '签约项目 签约亿元以上项目'),
  level(SERVICE, '%', '签约项目履约率 履约率'),
  level(SERVICE, '%', '签约项目开工率'),
  level(SERVICE, '%', '资金到位率 到位率'),

  // 房地产
  growth(EXPECTED, '% 亿元', '房地产开发投资 房地产投资 房地产开发投资额'),
  growth(EXPECTED, '% 万平方米', '商品房销售面积 房屋销售面积'),
  growth(EXPECTED, '% 万平方米', '商品住宅销售面积 商品住房销售面积'),
  growth(EXPECTED, '% 亿元', '商品房销售额'),
  level(STOCK, '% 万平方米', '房屋施工面积 商品房施工面积'),
  growth(EXPECTED, '% 万平方米', '房屋竣工面积 商品房竣工面积'),
  growth(EXPECTED, '% 万平方米', '房屋新开工面积 商品房新开工面积'),
  limit(STOCK_LOW, '% 万平方米', '商品房待售面积 商品房库存面积'),
  limit(STOCK_LOW, '', '商品住房去化周期 去化周期'),
  rise(PRICE, '%', '新建商品住房价格 新建商品住宅价格 新建商品住宅销售价格 新建商品住宅销售价格指数'),

  // 交通运输、邮电
  growth(EXPECTED, '% 万吨', '货运量 货物运输量'),
  growth(EXPECTED, '%', '货物周转量 货运周转量'),
  growth(EXPECTED, '% 万人', '客运量 旅客运输量'),
  growth(EXPECTED, '%', '旅客周转量 客运周转量'),
  growth(EXPECTED, '% 万吨', '货物吞吐量 港口吞吐量'),
  growth(EXPECTED, '% 万标准箱', '集装箱吞吐量'),
  growth(EXPECTED, '% 万人次', '机场旅客吞吐量 旅客吞吐量'),
  growth(EXPECTED, '% 万吨', '机场货邮吞吐量 货邮吞吐量'),
  growth(EXPECTED, '% 亿元', '邮政业务总量'),
  growth(EXPECTED, '% 亿元', '邮政业务收入 邮政行业业务收入'),
  growth(EXPECTED, '% 亿件 万件', '快递业务量'),
  growth(EXPECTED, '% 亿元', '快递业务收入'),
  growth(EXPECTED, '% 亿元', '电信业务总量'),
  growth(EXPECTED, '% 亿元', '电信业务收入'),
  level(STOCK, '万户', '固定互联网宽带接入用户 固定宽带用户 互联网宽带用户 互联网宽带接入用户'),
  level(STOCK, '万户', '移动电话用户 移动电话用户数'),
  level(FYP13, '%', '固定宽带家庭普及率'),
  level(FYP13, '%', '移动宽带用户普及率'),
  growth(EXPECTED, '% 亿元', '交通固定资产投资 交通投资 公路水路固定资产投资 交通建设投资 交通基础设施投资'),
  level(STOCK, '公里', '公路通车里程 公路总里程 公路里程'),
  level(STOCK, '公里', '高速公路通车里程 高速公路里程'),
  level(STOCK, '公里/百平方公里', '公路密度 公路网密度'),
  amount(
    TASK,
    '公里',
    '农村公路建设 新改建农村公路 新建改建农村公路 农村公路新改建 改造农村公路 农村公路提档升级',
  ),
  amount(TASK, '座', '农村危桥改造 危桥改造 改造危桥'),
  level(SERVICE, '%', '公共交通出行分担率 公共交通分担率 公交分担率 公交出行分担率'),
  level(SERVICE, '%', '建制村通客车率 行政村公交通达率'),
  level(SERVICE, '%', '镇村公交开通率'),
  amount(TASK, '个', '新增公共停车泊位 新增停车泊位 新增公共停车位 新增停车位'),
  amount(TASK, '个', '新增充电桩 新建充电桩 充电桩建设 新增公共充电桩 新建公共充电桩'),

  // 能源
  growth(EXPECTED, '% 亿千瓦时', '全社会用电量'),
  growth(EXPECTED, '% 亿千瓦时', '工业用电量'),
  growth(EXPECTED, '% 亿千瓦时', '用电量'),
  growth(EXPECTED, '% 亿千瓦时', '发电量'),
  level(STOCK, '% 万千瓦', '发电装机容量 装机容量'),
  level(STOCK, '% 万千瓦', '可再生能源装机容量 可再生能源发电装机容量'),
  level(STOCK, '% 万千瓦', '光伏装机容量 光伏发电装机容量'),
  level(STOCK, '% 万千瓦', '风电装机容量 风力发电装机容量'),
  level(FYP14_BOUND, '万吨标准煤', '能源综合生产能力'),
  level(
    FYP13_BOUND,
    '%',
    '非化石能源占一次能源消费比重 非化石能源消费比重 非化石能源占能源消费总量比重 非化石能源消费占比 ' +
      '非化石能源占比',
  ),
  level(STRUCTURE, '%', '可再生能源电力消纳责任权重 可再生能源电力消纳比重'),
  level(SERVICE, '%', '供电可靠率 供电可靠性'),
  limit(LOSSES, '%', '线损率'),
  level(SERVICE, '%', '清洁取暖率'),
  limit(ENERGY, '% 万吨标准煤', '能源消费总量'),
  limit(ENERGY, '% 万吨标准煤', '综合能源消费量'),
  limit(ENERGY, '% 万吨', '煤炭消费总量 煤炭消费量 耗煤量'),
  limit(ENERGY, '%', '煤炭消费比重 煤炭消费占比 煤炭占能源消费总量比重 煤炭占能源消费比重'),

  // 居民收入与物价
  growth(FYP14, '% 元', '居民人均可支配收入 可支配收入 居民收入'),
  growth(
    TABLE_2021,
    '% 元',
    '城镇居民人均可支配收入 城镇常住居民人均可支配收入 城镇居民收入 城镇居民可支配收入',
  ),
  growth(
    TABLE_2021,
    '% 元',
    '农村居民人均可支配收入 农村常住居民人均可支配收入 农村居民收入 农民收入 农民人均可支配收入 ' +
      '农民人均纯收入 农村居民人均纯收入',
  ),
  growth(EXPECTED, '% 元', '居民人均工资性收入 工资性收入'),
  growth(EXPECTED, '% 元', '居民人均消费支出 人均消费支出 人均生活消费支出'),
  growth(EXPECTED, '% 元', '职工平均工资 平均工资'),
  level(SERVICE, '元', '最低工资标准'),
  limit(CAPPED, '', '城乡居民收入比 收入比 城乡居民收入倍差 城乡收入倍差'),
  limit('生活水平衡量惯例：以下降为好', '%', '恩格尔系数'),
  rise(PRICE, '%', '居民消费价格 居民消费价格总水平 CPI 消费价格 消费价格指数 物价 物价指数 物价总水平'),

  // 就业
  amount(PLAN_2021, '万人 人', '城镇新增就业 新增城镇就业 城镇新增就业人数 城镇新增就业人员'),
  amount(PLAN_2021, '万人 人', '新增就业 新增就业人数'),
  amount(TASK, '个', '新增就业岗位 就业岗位'),
  amount(TASK, '万人 人', '就业人数'),
  amount(TASK, '人', '失业人员再就业 再就业 再就业人数'),
  amount(TASK, '人', '就业困难人员就业 就业困难人员实现就业 就业困难人员再就业'),
  amount(TASK, '人', '农村劳动力转移 农村劳动力转移就业 农村劳动力转移就业人数 转移农村劳动力'),
  amount(TASK, '人', '扶持自主创业 自主创业 扶持创业'),
  amount(TASK, '人', '创业带动就业 带动就业'),
  amount(TASK, '人', '高校毕业生就业 高校毕业生就业人数'),
  level(SERVICE, '%', '高校毕业生就业率 就业率'),
  amount(TASK, '人 人次', '职业技能培训 职业技能培训人次 职业技能培训人数'),
  amount(TASK, '人 人次', '培训人数 培训人次'),
  amount(TASK, '个', '开发公益性岗位 公益性岗位'),
  amount(TASK, '% 亿元', '发放创业担保贷款 创业担保贷款 创业担保贷款发放额'),
  limit(TABLE_2021, '%', '城镇登记失业率 登记失业率'),
  limit(FYP14, '%', '城镇调查失业率 调查失业率'),
  limit(COMMON_DOWN, '%', '失业率'),

  // 社会保障
  level(FYP14, '%', '基本养老保险参保率 养老保险参保率'),
  level(FYP12, '%', '基本医疗保险参保率 医疗保险参保率 医保参保率'),
  level(SERVICE, '%', '参保率'),
  level(FYP12, '万人', '养老保险参保人数'),
  level(STOCK, '万人', '医疗保险参保人数 医保参保人数'),
  level(STOCK, '万人', '失业保险参保人数'),
  level(STOCK, '万人', '工伤保险参保人数'),
  level(STOCK, '万人', '生育保险参保人数'),
  level(STOCK, '万人', '参保人数'),
  amount(TASK, '人 万人', '新增参保人数 社保扩面 社会保险扩面 社会保险净增缴费人数'),
  growth(EXPECTED, '% 亿元', '社会保险基金收入 社保基金收入'),
  level(STOCK, '万人', '社会保障卡持卡人数 社保卡持卡人数'),
  level(SERVICE, '元', '城乡居民最低生活保障标准 最低生活保障标准 低保标准'),
  level(SERVICE, '元', '城乡居民基础养老金标准 基础养老金标准 基础养老金'),
  level(SERVICE, '元', '特困人员供养标准 特困供养标准 特困人员基本生活标准'),
  level(SERVICE, '元', '城乡居民医保财政补助标准 城乡居民医保人均财政补助标准 医保财政补助标准'),
  level(SERVICE, '%', '医保政策范围内住院费用报销比例 住院费用报销比例 住院报销比例 医保报销比例'),
  amount(TASK, '人', '残疾人就业 残疾人新增就业'),
  amount(TASK, '户', '困难残疾人家庭无障碍改造 无障碍改造'),

  // 人口
  level(STOCK, '万人', '常住人口 常住人口规模 常住人口总量'),
  level(STOCK, '万人', '户籍人口 户籍总人口'),
  level(STOCK, '万人', '城镇人口 城镇常住人口'),
  level(STOCK, '万人', '总人口 人口总量'),
  level(FYP14, '%', '常住人口城镇化率'),
  level(FYP13, '%', '户籍人口城镇化率'),
  level(STRUCTURE, '%', '城镇化率'),
  amount(TASK, '万人 人', '农业转移人口落户 农业转移人口市民化 新增城镇落户人口'),
  level(FYP14, '岁', '人均预期寿命 预期寿命'),
  limit(POPULATION_2030, '', '出生人口性别比'),

  // 教育
  level(FYP14_BOUND, '', '劳动年龄人口平均受教育年限 平均受教育年限'),
  level(EDUCATION_2020, '%', '学前教育毛入园率 毛入园率'),
  level(SCHOOLS, '%', '普惠性幼儿园覆盖率 普惠性学前教育覆盖率 普惠性幼儿园在园幼儿占比 普惠性幼儿园占比'),
  level(SCHOOLS, '%', '公办幼儿园在园幼儿占比 公办园在园幼儿占比'),
  level(EDUCATION_2020, '%', '九年义务教育巩固率 义务教育巩固率'),
  level(EDUCATION_2020, '%', '高中阶段毛入学率 高中阶段教育毛入学率'),
  level(EDUCATION_2020, '%', '高等教育毛入学率'),
  level(SCHOOLS, '%', '入园率'),
  level(SCHOOLS, '%', '入学率'),
  level(SCHOOLS, '%', '巩固率'),
  level(SCHOOLS, '%', '升学率'),
  level(SCHOOLS, '%', '高考本科上线率 本科上线率 本科达线率'),
  level(SCHOOLS, '%', '教师交流轮岗比例 教师交流比例'),
  level(SCHOOLS, '%', '“双师型”教师占比 双师型教师占比 “双师型”教师比例 双师型教师比例'),
  level(SCHOOLS, '%', '学生体质健康优良率 学生体质健康标准优良率'),
  limit('综合防控儿童青少年近视要求：以下降为目标', '%', '儿童青少年总体近视率 近视率'),
  limit(SCHOOLS_DOWN, '%', '辍学率'),
  limit(SCHOOLS_DOWN, '%', '大班额比例 大班额占比'),
  amount(TASK, '所', '新建改扩建学校 新建学校 改扩建学校 新建改扩建中小学 新改扩建中小学'),
  amount(TASK, '所', '新建改扩建幼儿园 新建幼儿园 改扩建幼儿园'),
  amount(TASK, '个', '新增学位 新增公办学位 新增义务教育学位 新增中小学学位'),
  growth(EXPECTED, '% 亿元', '教育支出'),

  // 卫生健康
  level(
    STOCK,
    '张 张/千人',
    '每千人口医疗卫生机构床位数 每千常住人口医疗卫生机构床位数 每千人口医疗机构床位数 ' +
      '每千人口医院床位数 千人医疗机构床位数 千人床位数',
  ),
  level(STOCK, '张', '医疗卫生机构床位数 医疗机构床位数 医院床位数'),
  level(
    FYP14,
    '人 人/千人',
    '每千人口拥有执业（助理）医师数 每千人口拥有执业医师数 每千人口执业医师数 每千常住人口执业医师数 ' +
      '千人执业医师数',
  ),
  level(STOCK, '人', '每千人口注册护士数 每千常住人口注册护士数 每千人口拥有注册护士数 千人注册护士数'),
  level(STOCK, '人', '每万人口全科医生数 每万常住人口全科医生数 每万人口拥有全科医生数 万人全科医生数'),
  level(STOCK, '人 名', '执业（助理）医师数 执业医师数'),
  level(STOCK, '人 名', '注册护士数'),
  level(STOCK, '人 名', '全科医生数'),
  level(STOCK, '人 名', '卫生技术人员数 卫生技术人员'),
  limit(HEALTHY_2030, '/10万', '孕产妇死亡率'),
  limit(HEALTHY_2030, '‰', '婴儿死亡率'),
  limit(HEALTHY_2030, '‰', '5岁以下儿童死亡率'),
  limit(HEALTHY_2030, '%', '重大慢性病过早死亡率'),
  limit(HEALTHY_2030, '%', '个人卫生支出占卫生总费用的比重 个人卫生支出占卫生总费用比重 个人卫生支出占比'),
  limit(ILLNESS, '/10万 例', '传染病发病率 传染病总发病率'),
  limit(ILLNESS, '/10万 例', '发病率'),
  limit(ILLNESS, '/10万 例', '患病率'),
  limit(ILLNESS, '/10万 例', '感染率'),
  limit(ILLNESS, '%', '出生缺陷发生率'),
  limit(ILLNESS, '% /10万', '漏报率'),
  limit(COMMON_DOWN, '/10万 ‰', '死亡率 病死率'),
  limit(THRIFT, '% 元', '次均门诊费用 门诊次均费用'),
  limit(THRIFT, '% 元', '次均住院费用 住院次均费用'),
  limit('医改考核惯例：以缩短为目标', '天', '平均住院日'),
  level(HEALTHY_2030, '%', '居民健康素养水平 健康素养水平'),
  level(
    HEALTHY_2030,
    '% 万人',
    '经常参加体育锻炼人数 经常参加体育锻炼人数比例 经常参加体育锻炼的人数比例 经常参加体育锻炼人口比例 ' +
      '经常参加体育锻炼人数占比',
  ),
  level(HEALTHY_2030, '%', '国民体质合格率 国民体质测定合格率 国民体质监测合格率 国民体质达标率'),
  level(CLINICS, '%', '适龄儿童免疫规划疫苗接种率 接种率'),
  level(CLINICS, '%', '居民电子健康档案建档率 建档率'),
  level(CLINICS, '%', '高血压患者规范管理率 高血压规范管理率'),
  level(CLINICS, '%', '糖尿病患者规范管理率 糖尿病规范管理率'),
  level(CLINICS, '%', '严重精神障碍患者规范管理率 严重精神障碍患者管理率'),
  level(CLINICS, '%', '老年人健康管理率'),
  level(CLINICS, '%', '孕产妇系统管理率'),
  level(CLINICS, '%', '3岁以下儿童系统管理率 儿童系统管理率'),
  level(CLINICS, '%', '管理率'),
  level(CLINICS, '%', '家庭医生签约率 家庭医生签约服务率 家庭医生签约服务覆盖率 签约率'),
  level(CLINICS, '%', '县域内就诊率 县域就诊率 县域内住院率'),
  level(CLINICS, '%', '基层医疗卫生机构诊疗量占比 基层诊疗量占比 基层就诊率 基层首诊率'),
  level(CLINICS, '%', '婚前医学检查率 婚检率'),
  amount(TASK, '人 万人', '“两癌”筛查 两癌筛查 妇女“两癌”检查 妇女两癌检查'),

  // 文化体育
  growth(EXPECTED, '% 亿元', '文化产业增加值 文化及相关产业增加值'),
  level(
    STRUCTURE,
    '%',
    '文化产业增加值占GDP比重 文化产业增加值占地区生产总值比重 文化及相关产业增加值占GDP比重',
  ),
  level(SERVICE, '平方米', '人均公共文化设施面积 万人拥有公共文化设施面积'),
  level(SERVICE, '平方米', '人均公共文化体育设施面积 人均拥有公共文化体育设施面积'),
  level(SERVICE, '平方米', '人均体育场地面积 人均公共体育场地面积'),
  level(SERVICE, '', '人均公共图书馆藏量 人均拥有公共图书馆藏量 人均公共图书馆藏书量 人均公共藏书量'),
  level(SERVICE, '%', '居民综合阅读率 居民阅读率 综合阅读率'),
  level(SERVICE, '%', '广播电视综合人口覆盖率'),
  level(
    SERVICE,
    '人',
    '每千人社会体育指导员数 每千人拥有社会体育指导员 每万人拥有社会体育指导员数 每万人社会体育指导员数',
  ),
  amount(TASK, '场 场次', '送戏下乡 送戏下乡场次 送戏演出'),
  amount(TASK, '场 场次', '公益电影放映 农村电影放映 送电影下乡 放映公益电影'),
  amount(TASK, '场 场次', '文化惠民活动 文化惠民演出'),
  amount(TASK, '场 场次', '群众文化活动 群众性文化活动'),
  amount(TASK, '场 项', '全民健身活动 群众体育活动'),
  amount(TASK, '场 项', '体育赛事活动'),
  amount(TASK, '公里', '新建健身步道 健身步道'),
  growth(EXPECTED, '% 亿元', '体育产业总规模 体育产业规模'),
  growth(EXPECTED, '% 万元', '体育彩票销售额 体育彩票销量 体彩销量'),

  // 养老托育
  level(
    STOCK,
    '张',
    '每千名老人拥有养老床位数 每千名老年人拥有养老床位数 每千名老人养老床位数 每千名老年人养老床位数 ' +
      '每千名老年人拥有床位 每千名老人拥有床位数 每千名老年人拥有床位数 千名老人拥有养老床位数',
  ),
  level(STOCK, '张', '养老床位总数 养老机构床位总数'),
  amount(TASK, '张', '新增养老床位 新增养老床位数 新建养老床位 新增机构养老床位'),
  amount(TASK, '张', '新增护理型床位 新增护理型养老床位'),
  amount(TASK, '张', '新增家庭养老床位 家庭养老床位建设'),
  level(STRUCTURE, '%', '护理型床位占比 护理型养老床位占比'),
  amount(TASK, '户', '适老化改造'),
  amount(TASK, '人 人次', '养老护理员培训 培训养老护理员'),
  amount(TASK, '个', '新建居家养老服务中心 新建养老服务中心 新增居家养老服务中心 新增社区养老服务设施'),
  amount(TASK, '个', '新增老年助餐点 新建老年助餐点 新增助餐点'),
  level(
    FYP14,
    '个 个/千人',
    '每千人口拥有3岁以下婴幼儿托位数 每千人口3岁以下婴幼儿托位数 每千人口拥有婴幼儿托位数 ' +
      '每千人口拥有托位数 千人口托位数 千人托位数',
  ),
  amount(TASK, '个', '新增托位 新增托位数 新增普惠托位 新增普惠托位数 新增婴幼儿托位 新增3岁以下婴幼儿托位'),
  level(STOCK, '个', '托位总数'),
  level(STRUCTURE, '%', '普惠托位占比 普惠性托位占比'),

  // 住房保障
  amount(FYP12, '套', '保障性安居工程'),
  amount(HOUSING, '套 万平方米', '保障性住房 保障性住房建设'),
  amount(HOUSING, '套', '保障性租赁住房 保障性租赁住房筹集 保障性租赁住房筹建'),
  amount(FYP13_BOUND, '套 户', '棚户区改造 城镇棚户区住房改造 棚改 棚户区改造开工 棚改开工'),
  amount(HOUSING, '个 户', '城中村改造'),
  amount(HOUSING, '个 户 万平方米', '老旧小区改造 改造老旧小区 老旧小区整治 老旧小区综合整治'),
  amount(HOUSING, '套 万平方米', '安置房竣工 安置房建设 安置房交付 交付安置房 竣工安置房'),
  amount(HOUSING, '户', '农村危房改造 危房改造 改造农村危房'),
  amount(HOUSING, '户', '发放住房租赁补贴 住房租赁补贴 发放租赁补贴 住房保障租赁补贴'),
  amount(TASK, '台 部', '既有住宅加装电梯 加装电梯'),
  growth(EXPECTED, '% 亿元', '住房公积金缴存额 公积金归集额 公积金缴存额'),
  amount(TASK, '亿元', '住房公积金贷款发放额 发放住房公积金贷款 发放公积金贷款 公积金贷款发放额'),
  level(SERVICE, '平方米', '人均住房建筑面积 人均住房面积'),

  // 科技创新
  level(
    PLAN_2021,
    '%',
    '研发经费支出占GDP比重 研发经费支出占地区生产总值比重 研发经费占GDP比重 研发经费投入占GDP比重 ' +
      '研发投入占GDP比重 R&D经费占GDP比重 R&D经费支出占GDP比重 研发投入占比 研发投入强度 研发经费投入强度 ' +
      'R&D经费投入强度 研发强度',
  ),
  growth(FYP14, '% 亿元', '研发经费支出 研发经费投入 研发经费 研发投入 R&D经费 R&D经费支出 R&D经费投入'),
  level(STRUCTURE, '%', '规上工业企业研发投入占营业收入比重 规上工业企业研发经费占营业收入比重'),
  level(STRUCTURE, '%', '有研发活动的规上工业企业占比 有研发活动规上工业企业占比 规上工业企业研发活动覆盖率'),
  growth(EXPECTED, '% 亿元', '财政科技支出 科技支出'),
  level(STRUCTURE, '%', '财政科技支出占比 财政科技支出占一般公共预算支出比重'),
  level(FYP14, '件 件/万人', '每万人口高价值发明专利拥有量 高价值发明专利拥有量'),
  level(
    FYP13,
    '件 件/万人',
    '每万人口发明专利拥有量 万人发明专利拥有量 万人有效发明专利拥有量 每万人口有效发明专利拥有量',
  ),
  level(STOCK, '件', '有效发明专利拥有量 发明专利拥有量 有效发明专利量'),
  amount(EXPECTED, '件', '发明专利授权量 授权发明专利'),
  amount(EXPECTED, '件', '专利授权量 授权专利'),
  amount(EXPECTED, '件', '发明专利申请量'),
  amount(EXPECTED, '件', '专利申请量'),
  amount(EXPECTED, '件', 'PCT专利申请量 PCT国际专利申请量'),
  amount(EXPECTED, '件', '注册商标 商标注册量'),
  level(STOCK, '件', '有效注册商标 有效注册商标量 有效商标注册量'),
  growth(
    EXPECTED,
    '% 亿元',
    '技术合同成交额 技术合同登记额 技术合同交易额 技术市场成交额 技术市场合同成交额 技术合同登记成交额 ' +
      '技术合同认定登记额',
  ),
  growth(EXPECTED, '% 亿元', '知识产权质押融资额 知识产权质押融资 知识产权质押融资金额'),
  growth(EXPECTED, '% 亿元', '专利质押融资额 专利质押融资'),
  level(FYP13, '%', '科技进步贡献率'),
  level(
    SCIENCE_LITERACY,
    '%',
    '公民具备科学素质比例 公民具备科学素质的比例 具备科学素质公民比例 公民科学素质水平',
  ),
  level(
    STRUCTURE,
    '',
    '每万名就业人员中研发人员数 每万名就业人员研发人员数 每万名就业人员中研发人员全时当量',
  ),
  amount(EXPECTED, '家', '新增高新技术企业 高新技术企业认定 认定高新技术企业 净增高新技术企业'),
  level(STOCK, '家', '有效期内高新技术企业 高新技术企业总数 高新技术企业保有量 有效高新技术企业数'),
  amount(TASK, '家', '科技型中小企业入库 入库科技型中小企业 科技型中小企业评价入库 科技型中小企业入库数'),
  amount(TASK, '家 个', '新增省级以上研发机构 新增省级以上企业研发机构'),
  amount(TASK, '家 个', '新增省级以上创新平台 新增省级以上科技创新平台'),
  amount(TASK, '家', '新增瞪羚企业 新增入库瞪羚企业'),
  amount(TASK, '项', '产学研合作项目 产学研合作'),

  // 数字经济
  level(
    FYP14,
    '%',
    '数字经济核心产业增加值占GDP比重 数字经济核心产业增加值占地区生产总值比重 数字经济核心产业增加值占比',
  ),
  growth(EXPECTED, '% 亿元', '数字经济核心产业增加值'),
  growth(EXPECTED, '% 亿元', '数字经济增加值'),
  level(STRUCTURE, '%', '数字经济增加值占GDP比重 数字经济占GDP比重 数字经济占比'),
  growth(EXPECTED, '% 亿元', '软件业务收入 软件和信息技术服务业收入 软件业收入'),
  growth(EXPECTED, '% 亿元', '电子信息制造业增加值'),
  level(INDUSTRY_14, '%', '关键工序数控化率'),
  level(INDUSTRY_14, '%', '数字化研发设计工具普及率'),
  amount(TASK, '个 项', '智能化改造数字化转型项目 智改数转项目 “智改数转”项目'),
  amount(TASK, '家', '企业上云 上云企业'),
  amount(TASK, '个 座', '新建5G基站 5G基站建设 5G基站'),
  level(STOCK, '个 座', '5G基站总数'),

  // 市场主体
  amount(
    EXPECTED,
    '户 家',
    '新增市场主体 新登记市场主体 新设市场主体 新增经营主体 新登记经营主体 新设经营主体',
  ),
  amount(EXPECTED, '户 家', '新增企业 新登记企业 新设企业 新设立企业 新登记注册企业'),
  level(
    STOCK,
    '户 家',
    '市场主体总量 市场主体总数 实有市场主体 在册市场主体 经营主体总量 经营主体总数 实有经营主体 在册经营主体',
  ),
  level(
    STOCK,
    '户 家',
    '每万人市场主体数 万人市场主体拥有量 每千人拥有市场主体数 每千人口市场主体数 每千人市场主体数',
  ),
  level(STOCK, '户 家', '每千人口企业数 每千人拥有企业数 每万人拥有企业数 每万人企业数'),
  amount(TASK, '户 家', '个转企 “个转企”'),
  amount(EXPECTED, '家', '新增规上企业 净增规上企业 规上企业净增'),
  amount(EXPECTED, '家', '新增四上企业 新增“四上”企业 净增四上企业 净增“四上”企业 新增四上单位'),
  level(STOCK, '家', '规上企业总数'),
  level(STOCK, '家', '四上企业总数 “四上”企业总数 四上企业数 “四上”企业数'),
  amount(TASK, '家', '新增专精特新企业 新增“专精特新”企业 新增专精特新中小企业 新增“专精特新”中小企业'),
  amount(TASK, '家', '新增专精特新小巨人企业 新增专精特新“小巨人”企业 新增小巨人企业 新增“小巨人”企业'),

  // 人才
  level(STOCK, '万人', '人才总量 人才资源总量'),
  amount(TASK, '人', '新增高技能人才 培养高技能人才 高技能人才培养 培育高技能人才'),
  amount(TASK, '人', '引进高层次人才 新增高层次人才'),
  amount(TASK, '人', '引进人才 引进各类人才'),
  amount(TASK, '人', '引进高校毕业生 引进大学生'),
  level(
    STRUCTURE,
    '人',
    '每万劳动者中高技能人才数 每万名劳动者中高技能人才数 每万劳动力中高技能人才数 每万劳动力高技能人才数',
  ),
  level(STRUCTURE, '%', '高技能人才占技能人才比重 高技能人才占技能人才比例 高技能人才占比'),

  // 空气
  level(
    TABLE_2021,
    '%',
    '空气质量优良率 空气优良率 优良天数比率 优良天数比例 优良天数占比 空气质量优良天数比率 空气质量优良天数比例',
  ),
  amount(CLEAN, '天', '空气质量优良天数 优良天数'),
  limit(
    AIR,
    '微克/立方米 %',
    'PM2.5浓度 PM2.5 PM2.5平均浓度 PM2.5年均浓度 PM2.5年平均浓度 细颗粒物浓度 细颗粒物平均浓度 ' +
      '细颗粒物年均浓度 细颗粒物',
  ),
  limit(
    AIR,
    '微克/立方米 %',
    'PM10浓度 PM10 PM10平均浓度 PM10年均浓度 可吸入颗粒物浓度 可吸入颗粒物平均浓度 可吸入颗粒物',
  ),
  limit(AIR, '微克/立方米 %', '臭氧浓度 臭氧平均浓度'),
  limit(AIR, '微克/立方米 %', '二氧化氮浓度 二氧化氮平均浓度'),
  limit(AIR, '微克/立方米 %', '浓度'),
  level(CLEAN, '', '负氧离子浓度'),
  limit(AIR, '天', '重污染天数 重污染天气天数 重度及以上污染天数'),
  limit(AIR, '', '环境空气质量综合指数 空气质量综合指数'),
  limit(AIR, '吨/平方公里 %', '降尘量'),
  level(COMMON_UP, '%', '优良率'),

  // 水
  level(
    FYP14_BOUND,
    '%',
    '地表水达到或好于Ⅲ类水体比例 地表水优良比例 水质优良比例 断面优良率 水质优良率 优Ⅲ比例 ' +
      '达到或好于Ⅲ类水体比例 好于Ⅲ类水质比例 优于Ⅲ类比例',
  ),
  level(WATER_2015, '%', '近岸海域水质优良比例 近岸海域优良水质比例'),
  level(CLEAN, '%', '断面水质达标率 断面达标率 水质达标率'),
  level(WATER_USE, '%', '水功能区水质达标率 水功能区达标率'),
  level(
    WATER_2015,
    '%',
    '集中式饮用水水源地水质达标率 饮用水水源地水质达标率 饮用水源地水质达标率 饮用水水源水质达标率',
  ),
  limit(FYP13_BOUND, '%', '劣Ⅴ类水体比例 劣Ⅴ类比例 劣Ⅴ类断面比例 劣Ⅴ类水质断面比例'),
  level(CLEAN, '%', '黑臭水体消除比例 黑臭水体消除率'),
  amount(TASK, '条 个', '黑臭水体治理 黑臭水体整治 整治黑臭水体 治理黑臭水体'),
  level(SERVICE, '%', '城市污水处理率 污水处理率'),
  level(SERVICE, '%', '城市生活污水集中收集率 污水集中收集率'),
  level(SERVICE, '%', '农村生活污水治理率 农村生活污水处理率 农村污水治理率 农村污水处理率'),

  // 污染物与碳排放
  limit(TABLE_2021, '% 吨', '主要污染物排放 主要污染物排放总量 主要污染物 主要污染物排放量 污染物排放'),
  limit(TABLE_2021, '% 吨', '化学需氧量 COD 化学需氧量排放 化学需氧量排放量 化学需氧量排放总量'),
  limit(TABLE_2021, '% 吨', '氨氮 氨氮排放 氨氮排放量 氨氮排放总量'),
  limit(TABLE_2021, '% 吨', '二氧化硫 SO2 二氧化硫排放 二氧化硫排放量 二氧化硫排放总量'),
  limit(TABLE_2021, '% 吨', '氮氧化物 NOx 氮氧化物排放 氮氧化物排放量 氮氧化物排放总量'),
  limit(TOTALS, '% 吨', '挥发性有机物 VOCs 挥发性有机物排放 挥发性有机物排放量 挥发性有机物排放总量'),
  limit(TOTALS, '% 吨', '总磷 总磷排放量'),
  limit(TOTALS, '% 吨', '总氮 总氮排放量'),
  limit(TOTALS, '% 吨', '排放量 排放总量'),
  limit(
    FYP14_BOUND,
    '% 吨/万元',
    '单位GDP二氧化碳排放 单位地区生产总值二氧化碳排放 单位GDP二氧化碳排放量 单位GDP碳排放 碳排放强度',
  ),
  limit(CARBON, '% 万吨', '二氧化碳排放 碳排放 碳排放量 碳排放总量'),

  // 能耗、水耗
  limit(
    FYP14_BOUND,
    '% 吨标准煤/万元',
    '单位GDP能耗 万元GDP能耗 万元地区生产总值能耗 单位地区生产总值能耗 单位生产总值能耗 单位GDP能源消耗 ' +
      '单位地区生产总值能源消耗 万元GDP综合能耗 能耗强度 能源消费强度 能源消耗强度',
  ),
  limit(
    ENERGY,
    '% 吨标准煤/万元',
    '单位工业增加值能耗 规上工业单位增加值能耗 规模以上工业单位增加值能耗 万元工业增加值能耗 ' +
      '规上工业万元增加值能耗 规上工业增加值能耗',
  ),
  limit(ENERGY, '% 千瓦时/万元', '单位GDP电耗 万元GDP电耗 单位地区生产总值电耗'),
  limit(ENERGY, '%', '公共机构能耗 公共机构人均能耗 公共机构人均综合能耗 公共机构单位建筑面积能耗'),
  limit(ENERGY, '% 吨标准煤/万元', '能耗 能源消耗'),
  limit(
    FYP13_BOUND,
    '% 立方米/万元',
    '万元GDP用水量 单位GDP用水量 万元地区生产总值用水量 单位地区生产总值用水量 水耗',
  ),
  limit(WATER_USE, '% 立方米/万元', '万元工业增加值用水量 单位工业增加值用水量'),
  limit(WATER_USE, '亿立方米 %', '用水总量 用水量'),
  level(WATER_USE, '', '农田灌溉水有效利用系数 灌溉水有效利用系数 灌溉水利用系数'),
  level(EFFICIENCY, '%', '再生水利用率'),
  limit(LOSSES, '%', '公共供水管网漏损率 漏损率'),

  // 固体废物与土壤
  level(SERVICE, '%', '生活垃圾无害化处理率 垃圾无害化处理率'),
  level(SERVICE, '%', '生活垃圾分类覆盖率 垃圾分类覆盖率'),
  level(EFFICIENCY, '%', '生活垃圾回收利用率'),
  level(EFFICIENCY, '%', '生活垃圾资源化利用率 垃圾资源化利用率'),
  level(EFFICIENCY, '%', '秸秆综合利用率'),
  level(EFFICIENCY, '%', '畜禽粪污综合利用率 畜禽粪污资源化利用率 畜禽养殖粪污综合利用率'),
  level(EFFICIENCY, '%', '农膜回收率 农膜回收利用率'),
  level(EFFICIENCY, '%', '一般工业固体废物综合利用率 工业固体废物综合利用率 工业固废综合利用率'),
  level(CLEAN, '%', '危险废物安全处置率 危险废物处置率 危险废物无害化处置率'),
  level(SOIL_2016, '%', '受污染耕地安全利用率'),
  level(SOIL_2016, '%', '污染地块安全利用率 重点建设用地安全利用率'),
  level(EFFICIENCY, '%', '综合利用率 资源化利用率'),
  level(EFFICIENCY, '%', '利用率'),
  level(EFFICIENCY, '%', '回收率'),
  level(COMMON_UP, '%', '处理率'),
  level(COMMON_UP, '%', '处置率'),

  // 绿化与生态
  level(FYP14_BOUND, '%', '森林覆盖率'),
  level(GREENING, '%', '林木覆盖率'),
  level(FYP13_BOUND, '万立方米', '森林蓄积量 活立木蓄积量'),
  level(GREENING, '%', '建成区绿化覆盖率 绿化覆盖率'),
  level(GREENING, '%', '建成区绿地率 绿地率'),
  level(GREENING, '平方米', '人均公园绿地面积'),
  level(GREENING, '%', '自然湿地保护率 湿地保护率'),
  level(GREENING, '%', '草原综合植被盖度 草原综合植被覆盖度'),
  level(GREENING, '%', '水土保持率'),
  amount(GREENING, '万亩', '造林面积 成片造林 新增造林 人工造林 造林绿化'),
  amount(GREENING, '万亩', '营造林面积 营造林'),
  amount(GREENING, '万亩', '森林抚育 森林抚育面积'),
  amount(GREENING, '平方公里', '水土流失治理面积 治理水土流失面积 水土流失综合治理面积 水土流失治理'),
  amount(GREENING, '万平方米', '新增绿地 新增城市绿地 新增绿地面积 新增城市绿地面积 新建绿地'),
  amount(GREENING, '个', '新建口袋公园 口袋公园'),
  amount(GREENING, '公里', '绿道建设 新建绿道 建设绿道'),
  amount(GREENING, '亩', '矿山生态修复 废弃矿山治理'),

  // 土地与水利
  level(FYP13_BOUND, '万亩', '耕地保有量'),
  level(LAND, '万亩', '永久基本农田 永久基本农田面积 基本农田保护面积'),
  limit(FYP13_BOUND, '亩', '新增建设用地规模 新增建设用地 新增建设用地面积'),
  limit(LOSSES, '%', '单位GDP建设用地使用面积 单位GDP建设用地占用面积 单位GDP建设用地面积'),
  amount(TASK, '亩', '补充耕地 补充耕地面积 新增耕地 新增耕地面积'),
  amount(TASK, '亩', '盘活存量建设用地 存量建设用地盘活 盘活存量土地 盘活存量用地'),
  amount(TASK, '亩', '闲置土地处置 处置闲置土地'),
  amount(TASK, '亩', '批而未供土地处置 消化批而未供土地'),
  amount(TASK, '亩', '低效用地再开发 盘活低效用地 低效用地盘活 腾退低效用地'),
  growth(EXPECTED, '% 亿元', '水利投资 水利建设投资'),
  amount(TASK, '公里 条', '河道整治 河道治理 整治河道 疏浚河道 河道疏浚 中小河流治理'),
  level(STOCK, '万亩', '有效灌溉面积'),
  amount(TASK, '万亩', '高效节水灌溉面积 新增节水灌溉面积'),
  amount(TASK, '座', '水库除险加固'),
  amount(TASK, '条', '幸福河湖建设 幸福河湖'),
  level(SERVICE, '%', '农村自来水普及率 自来水普及率'),
  level(SERVICE, '%', '农村集中供水率 集中供水率'),

  // 城乡建设
  level(STOCK, '平方公里', '建成区面积'),
  level(SERVICE, '平方米', '人均城市道路面积 人均道路面积'),
  level(SERVICE, '公里/平方公里', '建成区路网密度 路网密度'),
  level(SERVICE, '%', '燃气普及率 天然气普及率'),
  level(SERVICE, '%', '集中供热普及率 供热普及率'),
  level(SERVICE, '%', '海绵城市达标面积比例 海绵城市达标面积占比 海绵城市面积占比'),
  amount(TASK, '公里 条', '新改建城市道路 新建改造城市道路 新建城市道路 城市道路建设'),
  amount(TASK, '公里', '污水管网建设 新建污水管网 新建改造污水管网 污水管网改造 新增污水管网'),
  amount(TASK, '公里', '雨污分流改造'),
  amount(TASK, '公里', '供水管网改造 改造供水管网'),
  amount(TASK, '公里', '燃气管网改造 燃气管道更新改造 改造燃气管网'),
  amount(TASK, '座', '公厕改造 新建公厕 新改建公厕 改造公厕 新建改建公厕'),
  amount(TASK, '条', '背街小巷整治 背街小巷改造 整治背街小巷 改造背街小巷'),
  amount(TASK, '万平方米', '拆违 拆违面积 拆除违法建设 违法建设拆除 违法建设治理 拆除违建 拆除违法建筑'),

  // 园区
  level(EFFICIENCY, '万元/亩', '亩均投资强度 投资强度'),
  growth(EFFICIENCY, '% 万元/亩', '亩均税收'),
  growth(EFFICIENCY, '% 万元/亩', '亩均增加值 亩均工业增加值'),
  growth(EFFICIENCY, '% 万元/亩', '亩均产值 亩均产出 亩均营业收入'),
  level(STRUCTURE, '%', '工业集中度'),
  amount(TASK, '万平方米', '标准厂房建设 标准厂房 标准厂房面积'),
  level(EFFICIENCY, '%', '标准厂房入驻率 入驻率'),

  // 安全生产
  limit(SAFETY, '起', '生产安全事故起数 安全生产事故起数 生产安全事故 安全生产事故'),
  limit(SAFETY, '起', '较大以上事故 较大及以上事故 较大以上生产安全事故 较大以上事故起数'),
  limit(SAFETY, '起', '亡人事故 亡人事故起数'),
  limit(SAFETY, '起', '道路交通事故 交通事故 交通事故起数'),
  limit(SAFETY, '起', '火灾起数 火灾事故 火灾事故起数'),
  limit(SAFETY, '起', '事故起数 事故'),
  limit(SAFETY, '人', '生产安全事故死亡人数 事故死亡人数'),
  limit(SAFETY, '人', '道路交通事故死亡人数 交通事故死亡人数'),
  limit(SAFETY, '人', '死亡人数'),
  limit(
    SAFETY,
    '人/亿元 %',
    '亿元GDP生产安全事故死亡率 亿元GDP生产安全事故死亡人数 亿元GDP死亡率 ' +
      '亿元地区生产总值生产安全事故死亡率 单位GDP生产安全事故死亡率 单位地区生产总值生产安全事故死亡率',
  ),
  limit(SAFETY, '人/万辆', '道路交通万车死亡率 万车死亡率'),
  limit(SAFETY, '/10万', '工矿商贸就业人员10万人生产安全事故死亡率 工矿商贸从业人员10万人死亡率'),
  limit(SAFETY, '%', '事故率'),
  level(SAFETY_UP, '%', '重大事故隐患整改率 重大隐患整改率'),
  level(SAFETY_UP, '%', '隐患整改率 整改率'),
  level(QUALITY, '%', '食品安全抽检合格率 食品抽检合格率 食品安全监督抽检合格率 食品评价性抽检合格率'),
  level(QUALITY, '%', '药品抽检合格率 药品质量抽检合格率'),
  level(QUALITY, '%', '制造业产品质量合格率 产品质量合格率 产品质量监督抽查合格率'),

  // 社会稳定、信访
  limit(PEACE, '起', '刑事案件 刑事案件发案数 刑事案件立案数'),
  limit(PEACE, '起', '八类主要刑事案件 八类案件 八类刑事案件'),
  limit(PEACE, '起', '电信网络诈骗案件 电信网络诈骗案件发案数 电信网络诈骗发案数 电诈案件'),
  limit(PEACE, '起', '违法犯罪警情'),
  limit(PEACE, '起', '刑事警情'),
  limit(PEACE, '起', '治安警情'),
  limit(PEACE, '%', '发案率'),
  level(PEACE_UP, '%', '刑事案件破案率 破案率'),
  level(PEACE_UP, '%', '命案破案率'),
  limit(PEACE, '件 人次', '信访总量 信访量 来信来访总量'),
  limit(PEACE, '人次', '越级上访 越级访'),
  limit(PEACE, '人次', '赴省进京上访 进京访'),
  limit(PEACE, '%', '重复信访率 重复信访占比 重信重访率'),
  limit(PEACE, '件', '投诉量 投诉件数 投诉举报量'),
  limit(PEACE, '% 起', '投诉率'),
  level(PEACE_UP, '%', '信访积案化解率'),
  level(PEACE_UP, '%', '矛盾纠纷化解率 化解率'),
  level(PEACE_UP, '%', '矛盾纠纷调处成功率 调处成功率 调解成功率'),
  level(PEACE_UP, '%', '公众安全感 群众安全感'),
  limit(PEACE, '%', '重新犯罪率 再犯罪率'),
  amount(TASK, '件', '法律援助案件 法律援助案件数'),
  level(SERVICE, '人 名', '每万人拥有律师数 万人律师数'),
  level(SERVICE, '个', '每万人拥有社会组织数 万人社会组织数'),
  level(
    SERVICE,
    '人 名',
    '每万人拥有持证社会工作者数 每万人持证社工数 每万人拥有持证社工人数 每万人持证社会工作者数',
  ),

  // 政务服务、民生实事
  level(BUSINESS_UP, '%', '“一网通办”率 一网通办率'),
  level(BUSINESS_UP, '%', '网上可办率'),
  level(BUSINESS_UP, '%', '全程网办率'),
  level(BUSINESS_UP, '%', '不见面审批率'),
  level(BUSINESS_UP, '%', '即办件比例 即办件占比'),
  level(BUSINESS_UP, '%', '承诺时限压缩比例 承诺时限压缩比 审批时限压缩比例 办理时限压缩比例 时限压缩率'),
  limit(BUSINESS, '天 小时', '企业开办时间 开办企业时间 企业开办时限'),
  limit(BUSINESS, '天', '工程建设项目审批时间 项目审批时间 项目审批时限'),
  level(PEACE_UP, '%', '办结率'),
  level(PEACE_UP, '%', '结案率'),
  level(SERVICE, '%', '满意率'),
  level(SERVICE, '%', '满意度'),
  amount(TASK, '项 件', '民生实事项目 民生实事 为民办实事项目 为民办实事'),
  level(SERVICE, '%', '民生实事完成率 实事项目完成率'),

  // 各类指标的通称
  level(COMMON_UP, '%', '覆盖率'),
  level(COMMON_UP, '%', '普及率'),
  level(COMMON_UP, '%', '入户率'),
  level(COMMON_UP, '%', '合格率'),
  level(COMMON_UP, '%', '达标率'),
  level(COMMON_UP, '%', '治理率'),
  level(COMMON_UP, '%', '开工率'),
  level(COMMON_UP, '%', '竣工率'),
  level(COMMON_UP, '%', '完成率'),
  level(COMMON_UP, '%', '贡献率 贡献度'),
  level(COMMON_UP, '件', '拥有量'),
  level(STOCK, '件', '保有量'),
  limit(COMMON_DOWN, '/10万 例', '发生率'),
  limit(COMMON_DOWN, '%', '空置率'),
  limit(COMMON_DOWN, '%', '闲置率'),
  limit(COMMON_DOWN, '%', '违约率 逾期率'),
  limit(COMMON_DOWN, '%', '返贫率'),
  limit(COMMON_DOWN, '%', '超标率'),
  limit(COMMON_DOWN, '%', '差错率'),
  limit(COMMON_DOWN, '%', '损失率'),
  // The ends of these would otherwise speak for their opposites.
  limit(COMMON_DOWN, '%', '不合格率'),
  limit(COMMON_DOWN, '%', '不达标率 未达标率'),
  limit(COMMON_DOWN, '%', '不满意率 不满意度'),
  limit(COMMON_DOWN, '%', '未完成率'),
]
