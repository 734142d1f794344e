/**
 * The words that the grammar of reports knows, by what they do in a sentence: data only. Every class has one letter,
 * in which the grammar (statement.peggy) is written, and a Chinese name for its printed page.
 */

export interface WordClass {
  readonly letter: string
  readonly name: string
  /** Space-separated; longer words are found before shorter ones. */
  readonly words: string
  /** Where the words count as such: anywhere, right before a figure, or right behind one. */
  readonly where: 'anywhere' | 'before a figure' | 'behind a figure'
}

export const WORD_CLASSES: readonly WordClass[] = [
  {
    letter: 'v',
    name: '达成词',
    where: 'before a figure',
    words:
      '达到 达 达成 为 是 有 共有 共 共计 合计 总计 累计 累计达 累计达到 累计完成 累计实现 分别达 实现 完成 实际完成 已完成 ' +
      '保持在 稳定在 维持在 控制在 控制到 稳定到 保持 稳定 提高到 提高至 提升到 提升至 上升到 上升至 升至 增加到 增加至 ' +
      '增长到 增长至 增至 扩大到 扩大至 扩容至 提速至 降至 降到 下降到 下降至 降低到 降低至 减少到 减少至 压减至 ' +
      '压缩到 压缩至 缩短到 缩短至 缩减至 收窄至 回落至 迈过 跨过 迈上 占 占到 约为 预计达 预计达到 预计为 已达 已达到 ' +
      '仅 仅为 仅有 只有 的 至 到 力争达到 力争达 确保达到 均达 均达到 均为',
  },
  {
    letter: 'g',
    name: '增减词',
    where: 'before a figure',
    words:
      '增长 增加 增 上升 上涨 提高 提升 升高 增速 增幅 涨幅 升幅 增长率 增速为 增速达 增幅为 增幅达 涨幅为 增长速度 扩大 回升 净增 多增 ' +
      '下降 降低 减少 下滑 下跌 回落 压减 缩减 缩短 削减 降 减 降幅 跌幅 降幅达 降幅为 降价 平均降价 收窄 负增长 正增长 少增 增收 减收 多收 少收',
  },
  {
    letter: 'c',
    name: '比较词',
    where: 'anywhere',
    words:
      '同比 环比 同口径 按可比价 按可比价格 按可比价计算 按可比价格计算 按可比口径 按不变价 按不变价格 按不变价计算 按不变价格计算 比上年 比上年末 比上年同期 比上年底 较上年 较上年末 较上年同期 ' +
      '比去年 比去年末 比去年同期 较去年 较去年末 较去年同期 比年初 较年初 比上月 较上月 比前年 年均 年平均 两年平均 两年年均 三年平均 ' +
      '五年平均 较同期 比同期 平均每年 比基期',
  },
  { letter: 'f', name: '分别', where: 'anywhere', words: '分别' },
  { letter: 'e', name: '各', where: 'before a figure', words: '各 各为 各达' },
  {
    letter: 'k',
    name: '名次词',
    where: 'anywhere',
    words:
      '排名 位居 位列 列居 名列 排在 排位 居于 居全国 居全省 居全市 居苏南 列全国 列全省 列全市 排全国 排全省 排全市 总量排名 增速排名',
  },
  {
    letter: 'b',
    name: '约数前词',
    where: 'before a figure',
    words:
      '约 大约 近 接近 将近 超 超过 逾 突破 超出 高于 大于 多于 低于 小于 少于 不低于 不少于 不高于 不超过 不多于 不得低于 不得超过 ' +
      '至少 最多 至多 不到 不足 达到或超过 达到或好于 达近 达约 超额 高出 最短 最长 过',
  },
  {
    letter: 'a',
    name: '约数后词',
    where: 'behind a figure',
    words:
      '的目标以内 的目标内 的水平 的目标 以内的目标 以上 及以上 以下 及以下 以内 之内 左右 上下 有余 之上 之下 内',
  },
  { letter: 'z', name: '余多', where: 'behind a figure', words: '余 多 来' },
  { letter: '&', name: '并列词', where: 'behind a figure', words: '和 及 与 以及 或' },
  {
    letter: 'l',
    name: '每',
    where: 'before a figure',
    words: '每人每月 每人每年 每人 每月 每年 每户 每亩 每平方米 每天 每日 人均 户均',
  },
]

/** Signs before which a short word is part of another: 签约, 附近, 作为. */
export const GUARDS: Record<string, string> = {
  约: '签节预合契违制',
  近: '附最新临靠',
  过: '通经超不难',
  有: '拥所占持没',
  为: '作行成因认',
  到: '达得收看受遇',
  增: '新净倍',
  达: '直到发',
  内: '国市区县境',
  的: '目',
  共: '公一',
  是: '于但',
  减: '核',
}

/** What is measured in money, time and percentages; every other unit counts or measures things. */
export const MONEY = '元 人民币元 元人民币 人民币 美元 美金 欧元 港元 港币 日元 英镑'
export const RATES = '% ‰ 个百分点 百分点 个千分点 千分点'
export const TIMES = '个工作日 工作日 天 小时 个小时 分钟 秒 个月 日'
/** Units of reports that tables do not know. */
export const MORE_UNITS =
  '人份 车次 期次 辆次 队次 课时 学时 亩次 例次 条次 小区 社区 亿件 支次 人日 MW GW GWh 兆瓦时 吨标煤 吨标准煤 块 片 幢 株 尾 头次 ' +
  '套次 万标箱 标准台 名次 位次 颗 盆 桶 瓶 袋 箱 样 路 层 门次 席 桩 枪 艘次 航次 列次 班次 架 铺 队 股 票 笔 单 封 份次 宗地 地块 处次 ' +
  '平方公里 公里 千米 立方米 万方 升 毫升 公斤 克 吨 家次 户次 支队伍 支 棵 吨/日 吨/天 公里/小时'
/** Counts that only say in how many parts the next figure is told: 5个方面共100项. */
export const PARTS =
  '个方面 大方面 方面 大类 个大类 大项 个类别 个领域 大领域 个环节 个层级 个板块 大板块 个专题 大专项 个步骤 大体系 个维度'

/** What is named by a bound of its members: 10亿元以上项目. */
export const BOUNDED_NOUNS =
  '项目 企业 产业 工程 楼宇 载体 园区 集群 订单 合同 上市公司 基金 产业链 商场 平台 园 街区 单体 客户 特色产业 重大 重特大 基地型 旗舰型 龙头型 工业 服务业 产值 税收 年应税 大关 台阶 级'

/** A level, not a sum of what was done. */
export const STOCK_WORDS =
  '总量 拥有 总数 存量 保有 在册 现有 累计拥有 在库 注册志愿 有效期内 储备 期末 常住人口 户籍人口 总人口 人口 在校 在岗 参保人数'

/** In place of a figure. 〔省〕 stands for whoever sets the target. */
export const VALUE_WORDS: readonly string[] = [
  '年度数据(?:,?(?:暂未统计|暂无数据|尚未统计|暂未公布))?',
  '(?:暂未统计|暂无数据|尚未统计|尚未公布|暂未公布)',
  '(?:高于|快于|低于)?(?:与|和|同)?(?:经济|GDP|地区生产总值)(?:增长|增速|发展)?(?:保持)?(?:基本)?同步(?:增长)?',
  '(?:确保)?(?:完成|达到|控制在)(?:国家|省|市|区|县|上级|省市|省、市|国家和省|省级|市级)(?:级)?(?:下达|规定|考核|控制|既定|定)的?(?:年度)?(?:目标任务|目标要求|考核目标|任务|目标|指标|范围|水平|要求|标准)(?:以?内)?',
  '“?(?:稳中提质|促稳提质|保稳提质|稳中有进|稳中向好|稳定增长|合理增长|正增长|持续改善|稳步增长)”?(?=[,;。、]|$)',
]

/** Words before an indicator's name that are none of it. */
export const LEADS =
  '只 但它 它 我们的 我们 里面 里头 当中 不过 但是 然而 精确数 准确数 同期 当月 共有 现有 建有 设有 已有 以及 并 且 同时 另 另外 另有 此外 除此之外 除此以外 还 也 已 已经 共 共计 累计 合计 总计 成功 全面 积极 大力 切实 扎实 加快 着力 深入 有序 稳步 持续 继续 力争 争取 确保 努力 奋力 预计 ' +
  '推动 推进 统筹推进 强力推进 加快推进 全力 先后 主动 统筹 进一步 率先 逐步 目标为 其中 预期 在手 抓好 做好 狠抓 抓实 均 将 要 使 让 把 将对 合作峰会确定的 计划完成 计划实施 计划新增 计划建设 固化 经 除 顺利 剩余 现有 在建的'
/** Deeds that only bring about what is named behind them. */
export const DEEDS =
  '完成 实现 实施 开展 组织 举办 举行 获批 获评 获得 荣获 培育 培育发展 拥有 发放 办理 安排 制定 出台 建立 明确 切实推动解决 解决 打造 创建 创成 建成 落实 签订 达成 收集 ' +
  '组织开展 组织实施 组织参加 推进实施 推动实施 全面推进实施 推广 主导参与完成 参与完成 牵头 支持 深化 强化 提供 争取 兑现 形成 认定 评选 评定 突出 细化明确 涉及 包括 引进 招引 成功引进 成功招引 募集 筹集 通过 ' +
  '召开 承办 入选 列入 围绕 出动 共计出动 建设 开工建设 启动 推出 收到 受理 承接 接收 达到 集聚 汇聚 设置 刊发 发布'
/** Deeds that belong to the name, and to every name listed behind it: 新增高技能人才…、高层次人才…. */
export const OWN_DEEDS =
  '新增入库 新增 新引进 新引育 新培育 新认定 新签约 新注册 新开工 新建成 新建、更新 新(改)扩建 新(改)建 新建和改扩建 新改建 新改扩建 新建 新招收 新通过 新征 新招引 新招 新获批 净增 改建 改造 扩建 清理 查处 规范 整治 ' +
  '修复 拆除 盘活 更新 消化 排查 检查 责令 督促整改 关闭取缔 关闭 关停 行政处罚 处罚 覆盖 惠及 带动 扶持 下发 减免 退付 疏浚 盘活存量 供应成交 争取点供 申报 审查 培训 救助 资助 资助经费 累计新增 累计建成 引进 招引 查办 化解 完善 编制 修订 清整'
/** 完成年度目标的63%: how far the subject before has come on its way. */
export const PROGRESS = ['完成', '完成了', '占', '为', '达']
  .flatMap((verb) => ['全年', '年度', '年初', '年'].map((time) => `${verb}${time}`))
  .flatMap((start) => ['目标任务', '目标', '计划', '任务', '预算', '投资计划'].map((end) => `${start}${end}`))
  .join(' ')
/** Words that alone say what of the subject before is told. */
export const ASPECTS =
  `${PROGRESS} ` +
  '竣工 开工 在建 新开工 投产 竣工投产 签约 到位 完成投资 实际完成投资 当年完成投资 当年投资 年度投资 年度总投资 年度计划投资 总投资 计划总投资 投资 总量 总数 占比 占比达 投资占比 开工率 竣工率 完成率 ' +
  '达标率 总面积 增速 增幅 降幅 最高降幅 最大降幅 利润 税收 就业 人数 面积 金额 余额 入库 销售 覆盖率 普及率 参与人数 受益 惠及 占全年目标 占年度目标 占全年计划 完成全年目标任务 完成全年目标 完成年度目标 完成年度目标任务 ' +
  '完成年度计划 完成全年计划 超序时进度 快于序时进度 高于序时进度 落后序时进度 慢于序时进度 低于序时进度 入选项目 增加 减少'
/** Aspects that give way to the next one: 在建231户、竣工89户. */
export const STAGES =
  '竣工 开工 在建 新开工 投产 竣工投产 签约 到位 完成投资 实际完成投资 当年完成投资 当年投资 年度投资 年度总投资 总投资 计划总投资 开工率 竣工率 完成率 投资占比 完成全年目标任务 完成全年目标 完成年度目标 超序时进度'
/** With these a clause tells of the subject before: 占全部的…, 高于全市…, 增速居…. */
export const TURNS =
  '占(?!地) 高于 低于 快于 慢于 好于 优于 超序时 超时间 超进度 落后序时 同比 增速 增幅 降幅 涨幅 完成全年 完成年度 完成年初 为年度 [比较](?:全|年|目标|预期|计划|序时|[一二三四]季|上半年|上年|去年)'
/** The whole place: no scope of its own. */
export const WHOLE =
  '全市 全区 全县 全州 全旗 全盟 全乡 全镇 全街道 我市 我区 我县 我州 我旗 本市 本区 本县 全社会共 全年 全域'
/** Parts of the place, which make another figure of the same indicator. */
export const SCOPES = '城区 主城区 市区 中心城区 全省 全国 全行业 高新区 开发区 片区 全市规上'
/** Verbs behind a counted noun: 6家企业获评…. The first ones name what was reached by what stands behind them. */
export const AWARDS = '获评 入选 通过 入围 列入 荣获 获得 获批 获 被评为 被认定为 跻身 上榜 荣膺 创成 晋升'
export const ACTS =
  '顺利 仍 正在 因 基本 相继 陆续 先后 快开工 并 且 以及 已 均 全部 开展 加入 实现 完成 进驻 由 按 开工 竣工 投产 建成 达成 达到 上高速 接受 参加 用于 来自 占 被 建设 启动 进场 创建 纳入 投入 签约 落户 整治提升 整治工程 包装出新 的制修订 实施 通达'

/** Intentions: what is said behind them is a target. */
export const INTENTIONS =
  '建议 力争 争取 确保 计划完成 计划实施 计划新增 计划建设 预期 目标为 目标是 努力 年内 到年底 年底前 全年目标'
