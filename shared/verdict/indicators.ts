/**
 * The built-in dictionary of indicators: data only, in one file. `name` and `aliases` are matched as
 * shared/verdict/dictionary.ts says (whole, or as the end of a longer name: 能耗 also speaks for 万元地区生产总值能耗).
 * `source` says where the direction comes from.
 */

/** What an indicator's figures are: growth in %, an amount that gathers over the year, or a level at a moment. */
export type Kind = 'growth' | 'amount' | 'level'

export interface Indicator {
  readonly name: string
  readonly aliases: readonly string[]
  /** growth: a plain % target is a growth, and an amount gathers over the year; level: never halved. */
  readonly kind: Kind
  /** Whether more is better or less is. */
  readonly direction: 'up' | 'down'
  /** Usual units, likeliest first. */
  readonly units: readonly string[]
  readonly source: string
}

const TABLE_2021 = '官方样表（2021年上半年主要指标表）'
const EXPECTED = '年度计划惯例：预期性指标，以增长为目标'
const STRUCTURE = '年度计划惯例：结构优化指标，以提高为目标'
const SERVICE = '年度计划惯例：公共服务和民生指标，以提高为目标'
const CAPPED = '年度计划惯例：约束或调控指标，以不超过为目标'
const GREEN = '生态环境约束性指标：以下降为目标'
const STOCK = '时点数（存量），以增加为目标，不按序时进度折算'
const PLAN_2021 = '2021年国民经济和社会发展计划重点目标'

const entry = (
  kind: Kind,
  direction: 'up' | 'down',
  units: string,
  source: string,
  names: string,
): Indicator => {
  const [name = '', ...aliases] = names.split(' ')
  return { name, aliases, kind, direction, units: units.split(' '), source }
}

export const INDICATORS: readonly Indicator[] = [
  // 综合
  entry('growth', 'up', '% 亿元', TABLE_2021, '地区生产总值 GDP 生产总值 国内生产总值'),
  entry('growth', 'up', '% 元', EXPECTED, '人均地区生产总值 人均GDP 人均生产总值'),
  entry('growth', 'up', '% 亿元', EXPECTED, '第一产业增加值 一产增加值 农林牧渔业增加值 农业增加值'),
  entry('growth', 'up', '% 亿元', EXPECTED, '第二产业增加值 二产增加值'),
  entry('growth', 'up', '% 亿元', EXPECTED, '第三产业增加值 三产增加值 服务业增加值'),
  entry('growth', 'up', '% 亿元', EXPECTED, '增加值'),
  entry('growth', 'up', '% 亿元', EXPECTED, '农林牧渔业总产值 农业总产值'),
  // 财政金融
  entry(
    'growth',
    'up',
    '% 亿元',
    TABLE_2021,
    '一般公共预算收入 地方一般公共预算收入 公共财政预算收入 地方财政收入 财政收入 财政总收入',
  ),
  entry('growth', 'up', '% 亿元', EXPECTED, '税收收入 税收 地方税收 税务部门收入 入库税收'),
  entry('growth', 'up', '% 亿元', EXPECTED, '一般公共预算支出 财政支出 民生支出'),
  entry('level', 'up', '%', STRUCTURE, '税收占比 税比'),
  entry(
    'level',
    'up',
    '% 亿元',
    STOCK,
    '存款余额 金融机构存款余额 本外币存款余额 各项存款余额 人民币存款余额',
  ),
  entry(
    'level',
    'up',
    '% 亿元',
    STOCK,
    '贷款余额 金融机构贷款余额 本外币贷款余额 各项贷款余额 制造业贷款余额 普惠小微贷款余额',
  ),
  entry('level', 'down', '%', CAPPED, '不良贷款率 不良率'),
  entry('level', 'down', '%', CAPPED, '资产负债率 负债率 债务率'),
  entry('level', 'down', '亿元', CAPPED, '债务余额 政府债务余额 地方政府债务余额 隐性债务余额'),
  // 工业
  entry('growth', 'up', '% 亿元', TABLE_2021, '规模以上工业增加值 规上工业增加值 工业增加值'),
  entry(
    'growth',
    'up',
    '% 亿元',
    EXPECTED,
    '规模以上工业总产值 规上工业总产值 规上工业产值 工业总产值 工业产值 产值',
  ),
  entry('growth', 'up', '% 亿元', EXPECTED, '规模以上工业利润总额 利润总额 利润 利税总额'),
  entry(
    'growth',
    'up',
    '% 亿元',
    EXPECTED,
    '工业应税销售收入 应税销售收入 应税销售 开票销售 开票销售收入 主营业务收入 销售收入',
  ),
  entry('growth', 'up', '% 亿元', EXPECTED, '建筑业总产值 建筑业产值 施工产值'),
  entry('growth', 'up', '% 亿千瓦时', EXPECTED, '全社会用电量 用电量 工业用电量'),
  entry('growth', 'up', '% 亿元', EXPECTED, '高新技术产业产值 战略性新兴产业产值 高技术制造业增加值'),
  // 服务业、消费
  entry(
    'growth',
    'up',
    '% 亿元',
    TABLE_2021,
    '规上服务业营业收入 规模以上服务业营业收入 服务业营业收入 营业收入',
  ),
  entry(
    'growth',
    'up',
    '% 亿元',
    TABLE_2021,
    '社会消费品零售总额 社零 社零总额 社消零总额 限上社零额 限上零售额',
  ),
  entry(
    'growth',
    'up',
    '% 亿元',
    EXPECTED,
    '网络零售额 网上零售额 商品销售额 销售额 营业额 批发业销售额 零售业销售额 住宿业营业额 餐饮业营业额',
  ),
  entry('growth', 'up', '% 亿元', EXPECTED, '旅游总收入 旅游收入'),
  entry('growth', 'up', '% 万人次', EXPECTED, '游客接待量 接待游客 接待游客人次 旅游人次 旅游接待人次'),
  entry('growth', 'up', '% 万平方米', EXPECTED, '商品房销售面积 房屋销售面积'),
  entry('growth', 'up', '% 万吨', EXPECTED, '货物吞吐量 港口货物吞吐量 货运量 货物周转量'),
  entry('growth', 'up', '% 万标准箱', EXPECTED, '集装箱吞吐量'),
  // 投资
  entry('growth', 'up', '% 亿元', TABLE_2021, '固定资产投资 全社会固定资产投资 固定资产投资额 固投 投资'),
  entry(
    'growth',
    'up',
    '% 亿元',
    EXPECTED,
    '工业投资 制造业投资 技改投资 工业技改投资 技术改造投资 高技术产业投资',
  ),
  entry('growth', 'up', '% 亿元', EXPECTED, '服务业投资 民间投资 基础设施投资 房地产开发投资 房地产投资'),
  entry('amount', 'up', '亿元', EXPECTED, '重大项目投资 重大项目完成投资 完成投资 完成投资额 年度投资'),
  entry(
    'amount',
    'up',
    '亿元 亿美元',
    EXPECTED,
    '到位资金 招商引资 招商引资到位资金 实际利用内资 利用内资 引进内资 协议投资额 签约金额',
  ),
  // 外经外贸
  entry(
    'growth',
    'up',
    '% 亿元 亿美元',
    TABLE_2021,
    '进出口总额 外贸进出口总额 外贸进出口 货物进出口总额 进出口 进出口总值 自营进出口',
  ),
  entry('growth', 'up', '% 亿元 亿美元', EXPECTED, '出口总额 出口额 出口 自营出口 外贸出口 进口总额 进口额'),
  entry(
    'amount',
    'up',
    '亿美元',
    TABLE_2021,
    '到位注册外资 实际使用外资 实际利用外资 实际到账外资 实际到帐外资 到账外资 利用外资 协议外资 注册外资',
  ),
  entry('amount', 'up', '亿美元', EXPECTED, '对外投资 境外投资 对外直接投资 服务外包执行额 外包执行额'),
  // 居民生活
  entry(
    'growth',
    'up',
    '% 元',
    TABLE_2021,
    '居民人均可支配收入 城镇居民人均可支配收入 农村居民人均可支配收入 全体居民人均可支配收入 城镇常住居民人均可支配收入 ' +
      '农村常住居民人均可支配收入 人均可支配收入 可支配收入 居民收入 农民人均纯收入 城乡居民收入',
  ),
  entry(
    'growth',
    'down',
    '%',
    CAPPED,
    '居民消费价格 居民消费价格指数 居民消费价格总水平 CPI 消费价格 物价 物价指数 消费价格指数',
  ),
  entry('level', 'down', '%', TABLE_2021, '城镇登记失业率 城镇调查失业率 调查失业率 登记失业率 失业率'),
  entry(
    'amount',
    'up',
    '万人 人',
    PLAN_2021,
    '城镇新增就业 新增城镇就业 城镇新增就业人数 新增就业 新增就业人数 新增就业岗位 就业人数',
  ),
  entry(
    'amount',
    'up',
    '人',
    SERVICE,
    '失业人员再就业 再就业 再就业人数 就业困难人员就业 扶持自主创业 农村劳动力转移 职业技能培训 培训人数',
  ),
  entry('level', 'down', '', CAPPED, '城乡居民收入比 城乡收入比 收入比'),
  entry(
    'level',
    'up',
    '%',
    SERVICE,
    '覆盖率 参保率 养老保险参保率 医疗保险参保率 基本医疗保险参保率 入户率 普及率 入园率 入学率 巩固率 升学率',
  ),
  entry('level', 'up', '万人', STOCK, '参保人数 养老保险参保人数 医保参保人数'),
  entry(
    'level',
    'up',
    '张',
    STOCK,
    '每千名老人拥有养老床位数 每千名老年人拥有床位 每千人口医疗机构床位数 每千名老人拥有床位数',
  ),
  entry('level', 'up', '人 名', STOCK, '全科医生数 执业医师数 执业（助理）医师数 注册护士数'),
  entry('level', 'up', '岁', SERVICE, '人均预期寿命 预期寿命 平均受教育年限 劳动年龄人口平均受教育年限'),
  entry('level', 'up', '万人', STOCK, '常住人口 户籍人口 人口总量 总人口 年末总人口 人才总量'),
  entry('level', 'up', '%', STRUCTURE, '城镇化率 常住人口城镇化率 户籍人口城镇化率'),
  entry(
    'level',
    'down',
    '/10万 例',
    CAPPED,
    '死亡率 婴儿死亡率 孕产妇死亡率 5岁以下儿童死亡率 发病率 传染病发病率 总发病率 发生率 发案率 漏报率 辍学率',
  ),
  entry(
    'level',
    'up',
    '%',
    SERVICE,
    '接种率 建档率 管理率 签约率 结案率 合格率 满意率 满意度 达标率 规范达标率 办结率 处置率 开工率 竣工率 完成率 投资完成率',
  ),
  entry(
    'amount',
    'up',
    '套 户 个 万平方米',
    SERVICE,
    '保障性住房 保障性安居工程 棚户区改造 老旧小区改造 安置房竣工',
  ),
  // 科技创新
  entry(
    'level',
    'up',
    '%',
    PLAN_2021,
    '研发经费支出占GDP比重 全社会研发经费支出占GDP比重 研发投入占比 研发投入强度 研发经费投入强度 R&D经费占GDP比重 研发强度',
  ),
  entry('growth', 'up', '% 亿元', EXPECTED, '研发经费支出 全社会研发经费支出 研发投入 研发经费'),
  entry(
    'level',
    'up',
    '%',
    PLAN_2021,
    '高新技术产业产值占规上工业产值比重 高新技术产业产值占比 战略性新兴产业产值占比 科技进步贡献率 贡献率 贡献度',
  ),
  entry(
    'level',
    'up',
    '件',
    STOCK,
    '万人发明专利拥有量 万人有效发明专利拥有量 每万人发明专利拥有量 高价值发明专利拥有量 有效发明专利拥有量 拥有量 保有量',
  ),
  entry('amount', 'up', '件', EXPECTED, '专利授权量 发明专利授权量 专利申请量 发明专利申请量 注册商标'),
  entry('growth', 'up', '% 亿元', EXPECTED, '技术合同成交额 技术合同登记额 技术市场成交额'),
  entry(
    'amount',
    'up',
    '家',
    EXPECTED,
    '新增高新技术企业 高新技术企业认定 新认定高新技术企业 新增规上企业 新增规上工业企业 新增上市公司 新增市场主体',
  ),
  entry(
    'level',
    'up',
    '家 户',
    STOCK,
    '有效期内高新技术企业 高新技术企业总数 高新技术企业保有量 市场主体总量 市场主体总数 上市公司总数',
  ),
  // 资源环境
  entry(
    'level',
    'up',
    '%',
    TABLE_2021,
    '空气质量优良率 空气优良率 空气质量优良天数比率 空气质量优良天数比例 优良天数比率 优良天数比例 空气优良天数比例 优良率',
  ),
  entry(
    'level',
    'down',
    '微克/立方米',
    GREEN,
    'PM2.5 PM2.5浓度 PM2.5平均浓度 PM2.5年均浓度 细颗粒物浓度 PM10 PM10浓度 可吸入颗粒物浓度 臭氧浓度 浓度 平均浓度',
  ),
  entry(
    'level',
    'up',
    '%',
    SERVICE,
    '水质优良比例 地表水优良比例 断面水质优良率 优Ⅲ比例 水质达标率 断面达标率 好于Ⅲ类水质比例 水质优III比例',
  ),
  entry('level', 'down', '%', GREEN, '劣Ⅴ类水体比例 劣V类水体比例 劣Ⅴ类比例'),
  entry(
    'level',
    'down',
    '吨标准煤/万元',
    TABLE_2021,
    '单位GDP能耗 万元GDP能耗 万元地区生产总值能耗 单位地区生产总值能耗 能耗 能源消耗 能耗强度 能源消费强度',
  ),
  entry(
    'level',
    'down',
    '立方米/万元',
    GREEN,
    '单位GDP水耗 万元GDP用水量 万元地区生产总值用水量 水耗 用水总量 用水量 万元工业增加值用水量',
  ),
  entry('level', 'down', '%', GREEN, '单位GDP二氧化碳排放 二氧化碳排放 碳排放 碳排放强度 二氧化碳排放量'),
  entry(
    'level',
    'down',
    '万吨',
    GREEN,
    '能源消费总量 煤炭消费总量 煤炭消费量 规上工业煤炭消费量 综合能源消费量',
  ),
  entry(
    'level',
    'down',
    '% 吨',
    TABLE_2021,
    '主要污染物排放 主要污染物排放总量 主要污染物 化学需氧量 二氧化硫 氨氮 氮氧化物 挥发性有机物 总磷 总氮 排放量 污染物排放',
  ),
  entry(
    'level',
    'up',
    '%',
    SERVICE,
    '林木覆盖率 森林覆盖率 绿化覆盖率 建成区绿化覆盖率 自然湿地保护率 湿地保护率',
  ),
  entry(
    'level',
    'up',
    '%',
    SERVICE,
    '污水处理率 生活污水处理率 垃圾无害化处理率 垃圾分类覆盖率 秸秆综合利用率 综合利用率 回收率 利用率 受污染耕地安全利用率',
  ),
  entry('level', 'up', '万亩', STOCK, '耕地保有量 永久基本农田 永久基本农田面积 粮食播种面积 粮食种植面积'),
  entry('amount', 'up', '万亩', EXPECTED, '高标准农田 高标准农田建设 造林面积 成片造林 新增造林'),
  entry('amount', 'up', '万吨', EXPECTED, '粮食产量 粮食总产 粮食总产量 夏粮总产'),
  // 安全稳定
  entry(
    'level',
    'down',
    '起',
    CAPPED,
    '生产安全事故起数 安全生产事故起数 事故起数 亡人事故 事故 火灾起数 刑事案件 信访量 信访总量 投诉量 投诉率',
  ),
  entry(
    'level',
    'down',
    '人',
    CAPPED,
    '生产安全事故死亡人数 事故死亡人数 死亡人数 亿元GDP生产安全事故死亡人数 亿元GDP死亡率',
  ),
  entry('level', 'down', '%', CAPPED, '空置率 超标率 差错率'),
]
