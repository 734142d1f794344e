/** Tables as officials lay them out, each drawn in short, with what recognition must make of it. */

/** What is expected of one table; only what is named is compared. */
export interface Expected {
  /** Roles by column. */
  readonly roles: string
  /** Header paths, `/` between levels. */
  readonly headers?: readonly string[]
  /** Texts of all rows, `|` between cells. */
  readonly rows?: readonly string[]
  readonly count?: number
  /** What each row is called. */
  readonly names?: readonly string[]
  readonly label?: string
  readonly title?: readonly string[]
  readonly above?: readonly string[]
  readonly below?: readonly string[]
  readonly year?: number | null
  readonly months?: number | null
}

export interface Case {
  readonly what: string
  readonly sheet: string
  readonly sheetName?: string
  readonly tables: readonly Expected[]
}

export const cases: readonly Case[] = [
  {
    what: 'the official layout',
    sheet: `
      附件
      2021年上半年全市国民经济主要指标|<|<|<|<|<
      “双过半”完成情况|<|<|<|<|<
      序号|指标名称|计量⏎单位|2021年目标|上半年完成情况|<
      ^|^|^|^|实绩|双过半⏎完成情况
      1|地区生产总值|%|7%左右|12.3%|完成
      2|到位注册外资|亿美元|10亿美元|1.84亿美元|未完成
      |（1）化学需氧量（COD）||||`,
    tables: [
      {
        roles: 'no name unit target actual status',
        headers: [
          '序号',
          '指标名称',
          '计量\n单位',
          '2021年目标',
          '上半年完成情况/实绩',
          '上半年完成情况/双过半\n完成情况',
        ],
        label: '附件',
        title: ['2021年上半年全市国民经济主要指标', '“双过半”完成情况'],
        year: 2021,
        months: 6,
        count: 3,
      },
    ],
  },
  {
    what: 'two levels that nobody merged',
    sheet: `
      序号|指标|单位|2022年目标||1-9月完成||责任单位
      |||总量|增速|总量|增速|
      1|地区生产总值|亿元、%|1200|7|905.3|6.1|统计局
      2|一般公共预算收入|亿元、%|102|6|80.2|5.5|财政局`,
    tables: [
      {
        roles: 'no name unit target pace actual growth owner',
        headers: [
          '序号',
          '指标',
          '单位',
          '2022年目标/总量',
          '2022年目标/增速',
          '1-9月完成/总量',
          '1-9月完成/增速',
          '责任单位',
        ],
        year: 2022,
        months: 9,
        count: 2,
      },
    ],
  },
  {
    what: 'three levels that nobody merged',
    sheet: `
      附件3
      2023年上半年经济运行情况表
      单位：亿元、%
      序号|指标名称|年度目标||上半年完成情况|||||备注
      ||总量|增速|累计完成||占年度目标%|||
      ||||总量|同比|占比|排名|序时进度|
      1|地区生产总值|1200|7|610.5|6.8|50.9|3|50|
      2|固定资产投资|300|8|160|9.1|53.3|2|50|快报数`,
    tables: [
      {
        roles: 'no name target pace actual growth share none none note',
        headers: [
          '序号',
          '指标名称',
          '年度目标/总量',
          '年度目标/增速',
          '上半年完成情况/累计完成/总量',
          '上半年完成情况/累计完成/同比',
          '上半年完成情况/占年度目标%/占比',
          '上半年完成情况/占年度目标%/排名',
          '上半年完成情况/占年度目标%/序时进度',
          '备注',
        ],
        label: '附件3',
        title: ['2023年上半年经济运行情况表'],
        above: ['单位：亿元、%'],
        year: 2023,
        months: 6,
        count: 2,
      },
    ],
  },
  {
    what: 'three levels, merged, with the numbers of the columns',
    sheet: `
      ××区2024年1—9月主要经济指标完成情况表|<|<|<|<|<|<|<
      指标|计量单位|年度目标|<|1—9月实际完成|<|<|完成年度目标%
      ^|^|总量|增速|本月|累计|<|^
      ^|^|^|^|^|绝对额|同比±%|^
      甲|乙|1|2|3|4|5|6
      一、经济发展|<|<|<|<|<|<|<
      地区生产总值|亿元|800|7|-|600.4|6.9|75.1
      二、社会民生|<|<|<|<|<|<|<
      城镇新增就业|人|9000||900|7800||86.7`,
    tables: [
      {
        roles: 'name unit target pace none actual growth share',
        year: 2024,
        months: 9,
        names: ['一、经济发展', '地区生产总值', '二、社会民生', '城镇新增就业'],
      },
    ],
  },
  {
    what: 'group rows merged from 序号 on, 其中 rows, sub-rows and a total',
    sheet: `
      2021年上半年目标任务完成情况
      序号|指标名称|单位|全年目标|1-6月完成|完成率
      一、经济发展|<|<|<|<|<
      1|一般公共预算收入|亿元|56|30.1|53.8%
      |其中：税收收入|亿元|48|26|54.2%
      |　　增值税|亿元|20|11|55%
      二、民生|<|<|<|<|<
      2|新增就业|人|5000|2600|52%
      合计|<||||`,
    tables: [
      {
        roles: 'no name unit target actual share',
        names: [
          '一、经济发展',
          '一般公共预算收入',
          '其中：税收收入',
          '　　增值税',
          '二、民生',
          '新增就业',
          '合计',
        ],
        rows: [
          '一、经济发展|||||',
          '1|一般公共预算收入|亿元|56|30.1|53.8%',
          '|其中：税收收入|亿元|48|26|54.2%',
          '|　　增值税|亿元|20|11|55%',
          '二、民生|||||',
          '2|新增就业|人|5000|2600|52%',
          '合计|||||',
        ],
        year: 2021,
        months: 6,
      },
    ],
  },
  {
    what: 'every kind of number',
    sheet: `
      序号|项目|目标|实绩
      一、|经济|| 
      （一）|工业|| 
      1.|规上工业增加值|8%|9%
      （1）|制造业|8%|9%
      ①|汽车|8%|9%
      1-1|电子|8%|9%
      |其中：芯片|8%|9%`,
    tables: [
      {
        roles: 'no name target actual',
        count: 7,
        names: ['经济', '工业', '规上工业增加值', '制造业', '汽车', '电子', '其中：芯片'],
      },
    ],
  },
  {
    what: 'an indicator name over two columns, a class beside its parts',
    sheet: `
      序号|指标名称|<|单位|年度目标|上半年实绩
      1|地区生产总值|<|%|7|7.5
      2|居民收入|城镇居民人均可支配收入|%|8|8.5
      ^|^|农村居民人均可支配收入|%|9|9.5`,
    tables: [
      {
        roles: 'no none name unit target actual',
        names: ['地区生产总值', '城镇居民人均可支配收入', '农村居民人均可支配收入'],
      },
    ],
  },
  {
    what: 'a class column before the indicators',
    sheet: `
      类别|指标|2021年目标值|上半年完成值|双过半情况
      经济发展|地区生产总值（亿元）|500|260|是
      ^|社零总额（亿元）|200|101|是
      民生福祉|新增就业（人）|5000|2300|否`,
    tables: [{ roles: 'none name target actual status', count: 3, year: 2021, months: 6 }],
  },
  {
    what: '累计 and 同比 side by side, with last year',
    sheet: `
      2023年6月主要经济指标
      指标名称|单位|本月|去年同月|1-6月累计|上年同期|同比增长%|全年计划|完成计划%
      规模以上工业总产值|亿元|20|18|120|110|9.1|250|48
      限上批零销售额|亿元|30|28|170|160|6.3|350|48.6`,
    tables: [{ roles: 'name unit none none actual last growth target share', year: 2023, months: 6 }],
  },
  {
    what: 'everything that departments add',
    sheet: `
      ××街道2022年前三季度重点工作目标完成情况表|<|<|<|<|<|<|<|<|<|<
      填报单位（盖章）：××街道办事处||||||||填报日期：2022年10月8日||
      序号|考核指标|计量单位|年度目标值|前三季度完成值|占年度目标%|序时进度|是否达到序时进度|责任单位|存在问题|下一步措施
      1|固定资产投资|亿元|10|8|80%|75%|是|经发办||
      2|到位外资|万美元|500|100|20%|75%|否|招商办|项目未落地|加快谈判
      填报人：||审核人：||联系电话：||||||`,
    tables: [
      {
        roles: 'no name unit target actual share none status owner none none',
        title: ['××街道2022年前三季度重点工作目标完成情况表'],
        above: ['填报单位（盖章）：××街道办事处　　填报日期：2022年10月8日'],
        below: ['填报人：　　审核人：　　联系电话：'],
        year: 2022,
        months: 9,
        count: 2,
      },
    ],
  },
  {
    what: '19 columns under three levels',
    sheet: `
      附件2-1|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<
      ××市2023年上半年高质量发展监测指标|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<
      序号|类别|指标名称|单位|2022年实际|<|2023年目标|<|2023年上半年完成情况|<|<|<|<|<|全年预计|牵头单位|配合单位|存在问题|备注
      ^|^|^|^|总量|增速|总量|增速|总量|<|增速|<|完成率|与序时差|^|^|^|^|^
      ^|^|^|^|^|^|^|^|实绩|全市排名|同比|全市排名|^|^|^|^|^|^|^
      1|经济|地区生产总值|亿元|1000|6|1080|7|540|3|7.2|2|50%|0|1085|统计局|发改委||
      2|^|工业投资|亿元|200|9|220|10|120|1|12|1|54.5%|4.5|230|工信局|||
      3|民生|新增就业|人|9000|1|9100|1|5000|2|3|2|54.9%|4.9|9200|人社局|||`,
    tables: [
      {
        roles:
          'no none name unit none none target pace actual none growth none share gap none owner none none note',
        label: '附件2-1',
        year: 2023,
        months: 6,
        count: 3,
      },
    ],
  },
  {
    what: 'years side by side: last year’s figure is no target',
    sheet: `
      指标|单位|2020年实际|2021年目标|2021年上半年完成|2025年目标
      地区生产总值|亿元|900|980|480|1300
      空气质量优良率|%|79|80|79|85`,
    tables: [{ roles: 'name unit none target actual none', year: 2021, months: 6 }],
  },
  {
    what: 'what is due by each quarter’s end, beside the year’s target',
    sheet: `
      2024年上半年重点项目完成情况
      序号|项目|单位|年度目标|3月底节点目标|6月底节点目标|9月底节点目标|完成
      1|改造小区|个|40|4|10|30|12
      2|新建公厕|座|20|2|8|15|9`,
    tables: [{ roles: 'no name unit target stage stage stage actual', year: 2024, months: 6 }],
  },
  {
    what: 'what is due by now, whatever it is called',
    sheet: `
      2024年1-7月重点项目完成情况
      序号|项目|单位|年度目标|时间节点目标|完成
      1|改造小区|个|40|10|12
      2|新建公厕|座|20|8|9`,
    tables: [{ roles: 'no name unit target stage actual', year: 2024, months: 7 }],
  },
  {
    what: 'no period anywhere',
    sheet: `
      2024年民生实事完成情况
      序号|项目|单位|目标任务|完成
      1|改造小区|个|40|12
      2|新建公厕|座|20|9`,
    tables: [{ roles: 'no name unit target actual', year: 2024, months: null }],
  },
  {
    what: 'months, each counted from the year’s beginning',
    sheet: `
      2022年重点指标月度累计完成情况
      序号|指标|单位|年度目标|1月|1-2月|1-3月|1-4月|1-5月|1-6月
      1|税收收入|亿元|40|4|7|10|14|18|22
      2|出口额|亿元|100|9|15|25|34|41|52`,
    tables: [{ roles: 'no name unit target none none none none none actual', year: 2022, months: 6 }],
  },
  {
    what: 'months that are filled as far as the year has come',
    sheet: `
      指标|2022年目标|各月累计完成|<|<|<|<|<|<|<|<|<|<|<
      ^|^|1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月
      税收收入（亿元）|40|4|7|10|14|18|22||||||
      出口额（亿元）|100|9|15|25|34|41|52||||||`,
    tables: [
      {
        roles: 'name target none none none none none actual none none none none none none',
        year: 2022,
        months: 6,
      },
    ],
  },
  {
    what: 'single months beside their sum',
    sheet: `
      2022年上半年
      指标|全年目标|1月|2月|3月|4月|5月|6月|累计完成
      新增就业（人）|1000|90|90|90|90|90|90|540
      新建公厕（座）|12|1|1|1|1|1|1|6`,
    tables: [{ roles: 'name target none none none none none none actual', months: 6 }],
  },
  {
    what: 'investment projects',
    sheet: `
      附件2：××区2021年重大产业类项目上半年完成情况表|<|<|<|<|<|<|<|<|<
      单位：万元|<|<|<|<|<|<|<|<|<
      序号|项目名称|建设内容及规模|建设起止年限|总投资|2021年计划投资|1-6月完成投资|占年度计划%|序时进度差|责任单位
      合计|<|||300000|120000|75600|63.0%|13.0|
      一、续建项目（2个）|<|<|<|<|<|<|<|<|<
      1|智造园二期|厂房8万平方米|2020-2022|120000|50000|30000|60.0%|10.0|经发局
      2|港口枢纽|泊位2个|2019-2023|180000|70000|45600|65.1%|15.1|交通局`,
    tables: [
      {
        roles: 'no name none none none target actual share gap owner',
        label: '附件2',
        title: ['××区2021年重大产业类项目上半年完成情况表'],
        above: ['单位：万元'],
        year: 2021,
        months: 6,
        names: ['合计', '一、续建项目（2个）', '智造园二期', '港口枢纽'],
      },
    ],
  },
  {
    what: 'engineering projects',
    sheet: `
      附件三
      2021年城市建设目标任务上半年完成情况表
      序号|工程名称|建设规模|计划开工时间|计划竣工时间|年度投资计划（万元）|累计完成投资（万元）|投资完成率|形象进度|实施单位|备注
      1|北苑路改造|1.2公里|2021.3|2021.12|3000|1600|53.3%|路基完成|城建局|
      2|雨污分流|5个片区|2021.1|2021.10|2000|1400|70.0%|管网完成七成|水务局|`,
    tables: [
      {
        roles: 'no name none none none target actual share none owner note',
        label: '附件三',
        year: 2021,
        months: 6,
        count: 2,
      },
    ],
  },
  {
    what: 'projects begun in earlier years: what was done since then is not this year’s',
    sheet: `
      项目名称|总投资（亿元）|开工以来累计完成投资|2021年计划投资|2021年上半年完成投资|完成年度投资比例
      智造园|12|7|5|3|60%
      港口|18|10|7|4|57%`,
    tables: [{ roles: 'name none none target actual share' }],
  },
  {
    what: '民生实事 tasks, told in sentences',
    sheet: `
      附件4
      2021年区民生实事项目上半年完成情况表
      序号|项目名称|年度目标任务|上半年进展情况|责任单位
      1|养老服务提升|新增养老床位500张，改造居家养老服务中心2个|已新增床位260张，1个中心完成改造并投入使用，另1个正在施工|民政局
      2|校园环境改善|完成12所学校教室照明改造|施工单位已经进场，计划于八月底前全部完成改造|教育局`,
    tables: [{ roles: 'no name target actual owner', label: '附件4', year: 2021, months: 6, count: 2 }],
  },
  {
    what: '民生实事 tasks, told in a word',
    sheet: `
      序号|实事项目|工作目标|完成情况|责任部门
      1|新建公厕|新建公厕12座|已完成|城管局
      2|老旧小区改造|改造小区26个|进行中|住建局
      3|新增停车位|新增泊位800个|完成|城管局`,
    tables: [{ roles: 'no name target status owner' }],
  },
  {
    what: 'tasks named by what is to be done',
    sheet: `
      序号|目标任务|上半年完成情况|完成时限|牵头单位
      1|新建公厕12座|已建成6座|12月底|城管局
      2|新增泊位800个|已建成500个|10月底|城管局`,
    tables: [{ roles: 'no target actual none owner', names: ['新建公厕12座', '新增泊位800个'] }],
  },
  {
    what: 'Traditional Chinese',
    sheet: `
      附表一
      二〇二一年上半年主要經濟指標完成情況
      （單位：億元）
      序號|指標名稱|全年目標|上半年累計|同比增長（％）|佔全年目標（％）|責任單位|備註
      １|地區生產總值|１２００|６１０|７．５|５０．８|統計局|
      註：數據為初步核算。`,
    tables: [
      {
        roles: 'no name target actual growth share owner note',
        label: '附表一',
        title: ['二〇二一年上半年主要經濟指標完成情況'],
        above: ['（單位：億元）'],
        below: ['註：數據為初步核算。'],
        year: 2021,
        months: 6,
        count: 1,
      },
    ],
  },
  {
    what: 'a title with line breaks and the label in the same cell',
    sheet: `
      附件1-2⏎关于2022年前三季度⏎国民经济计划执行情况的说明表|<|<|<
      指标|计量单位|年度预期目标|前三季度实际
      地区生产总值|%|6.5|5.9`,
    tables: [
      {
        roles: 'name unit target actual',
        label: '附件1-2',
        title: ['关于2022年前三季度', '国民经济计划执行情况的说明表'],
        year: 2022,
        months: 9,
      },
    ],
  },
  {
    what: 'label and unit on one line',
    sheet: `
      附件一||||单位：亿元
      |2022年1至6月主要指标||| 
      序号|指标|目标|完成|完成率
      1|甲类收入|10|6|60%`,
    tables: [
      {
        roles: 'no name target actual share',
        label: '附件一',
        above: ['单位：亿元'],
        title: ['2022年1至6月主要指标'],
        year: 2022,
        months: 6,
      },
    ],
  },
  {
    what: 'two tables, one above the other, with titles of their own',
    sheet: `
      附件1
      2021年上半年主要指标
      指标|目标|实绩
      地区生产总值|7%|8%
      注：初步数。

      附件2
      2021年前三季度重点项目
      项目名称|年度计划|完成投资
      智造园|10|6
      港口|20|12`,
    tables: [
      { roles: 'name target actual', label: '附件1', below: ['注：初步数。'], months: 6, count: 1 },
      { roles: 'name target actual', label: '附件2', title: ['2021年前三季度重点项目'], months: 9, count: 2 },
    ],
  },
  {
    what: 'two tables with the same header and titles of their own',
    sheet: `
      2021年上半年经济指标完成情况表|<|<
      指标|目标|实绩
      地区生产总值|7%|8%
      固定资产投资|8%|9%

      2021年上半年社会指标完成情况表|<|<
      指标|目标|实绩
      新增就业|5000人|3000人
      城镇登记失业率|3%|1.7%`,
    tables: [
      { roles: 'name target actual', title: ['2021年上半年经济指标完成情况表'], count: 2 },
      { roles: 'name target actual', title: ['2021年上半年社会指标完成情况表'], count: 2 },
    ],
  },
  {
    what: 'two tables side by side under one title',
    sheet: `
      2021年上半年指标|<|<|<|<|<|<|<
      序号|指标|目标|实绩||指标|目标|实绩
      1|地区生产总值|7%|8%||新增就业|5000人|3000人
      2|固定资产投资|8%|9%||失业率|3%|1.7%
      3|出口|8%|9%||||`,
    tables: [
      { roles: 'no name target actual', count: 3, year: 2021, months: 6 },
      { roles: 'name target actual', count: 2, year: 2021, months: 6, title: ['2021年上半年指标'] },
    ],
  },
  {
    what: 'two tables side by side, each with its own title and depth',
    sheet: `
      2021年上半年经济|||||
      |||||2021年一季度民生
      指标|目标|实绩|||
      地区生产总值|7%|8%||序号|事项|全年目标|累计完成
      固定资产投资|8%|9%||1|新增就业|5000人|1500人
      出口|8%|9%|||||
      注：快报。||||注：人社局。|||`,
    tables: [
      {
        roles: 'name target actual',
        title: ['2021年上半年经济'],
        count: 3,
        months: 6,
        below: ['注：快报。'],
      },
      {
        roles: 'no name target actual',
        title: ['2021年一季度民生'],
        count: 1,
        months: 3,
        below: ['注：人社局。'],
      },
    ],
  },
  {
    what: 'a table folded into two halves without a gap',
    sheet: `
      序号|指标|目标|实绩|序号|指标|目标|实绩
      1|地区生产总值|7%|8%|3|新增就业|5000人|3000人
      2|固定资产投资|8%|9%|4|失业率|3%|1.7%`,
    tables: [
      { roles: 'no name target actual', count: 2, names: ['地区生产总值', '固定资产投资'] },
      { roles: 'no name target actual', count: 2, names: ['新增就业', '失业率'] },
    ],
  },
  {
    what: 'blank columns between',
    sheet: `
      序号||指标||目标|||实绩
      1||地区生产总值||7%|||8%
      2||固定资产投资||8%|||9%`,
    tables: [{ roles: 'no name target actual', count: 2 }],
  },
  {
    what: 'a header repeated with its title on a new page',
    sheet: `
      2021年上半年指标完成情况表|<|<|<
      序号|指标|年度目标|完成情况|
      ^|^|^|实绩|
      1|地区生产总值|7%|8%
      2021年上半年指标完成情况表（续）|<|<|<
      序号|指标|年度目标|完成情况|
      ^|^|^|实绩|
      2|固定资产投资|8%|9%`,
    tables: [{ roles: 'no name target actual', count: 2, names: ['地区生产总值', '固定资产投资'] }],
  },
  {
    what: 'a table in the middle of a text',
    sheet: `
      关于报送上半年指标的通知

      各单位：
      请于7月10日前报送2021年上半年指标完成情况，报送表样式如下，逾期不候，谢谢配合与支持，联系人另行通知。
      |
      ||指标|全年目标|上半年完成
      ||地区生产总值|7%|8%
      ||固定资产投资|8%|9%
      |
      以上数据请核实后盖章报送，并由分管领导签字确认，一式三份，电子版同步报送至综合科邮箱，联系电话见通知。`,
    tables: [{ roles: 'name target actual', count: 2, year: 2021, months: 6 }],
  },
  {
    what: 'a signature line and a date at the right',
    sheet: `
      2021年一季度指标
      序号|指标|目标|实绩
      1|地区生产总值|7%|8%
      2|固定资产投资|8%|9%
      |单位负责人（签字）：|统计负责人：|
      |||2021年4月10日`,
    tables: [
      {
        roles: 'no name target actual',
        count: 2,
        months: 3,
        below: ['单位负责人（签字）：　　统计负责人：', '2021年4月10日'],
      },
    ],
  },
  {
    what: 'a name column without a heading',
    sheet: `
      2022年1-6月
      |年度目标|1-6月完成|同比
      税收收入（亿元）|40|22|5%
      出口额（亿元）|100|52|3%`,
    tables: [{ roles: 'name target actual growth', names: ['税收收入（亿元）', '出口额（亿元）'] }],
  },
  {
    what: 'districts in rows',
    sheet: `
      2022年上半年各街道一般公共预算收入完成情况
      街道|全年目标任务|累计完成|占全年任务%|排名
      中山街道|10|6|60%|1
      湖滨街道|8|4|50%|2`,
    tables: [{ roles: 'name target actual share none' }],
  },
  {
    what: 'the whole year',
    sheet: `
      2021年度目标任务完成情况表
      序号|指标名称|年度目标|全年实际完成|完成率
      1|地区生产总值（亿元）|500|510|102%`,
    tables: [{ roles: 'no name target actual share', year: 2021, months: 12 }],
  },
  {
    what: 'a period at the end of June in the header alone',
    sheet: `
      指标|2021年目标任务|截至6月底完成数|完成目标任务比例
      地区生产总值（亿元）|500|260|52%`,
    tables: [{ roles: 'name target actual share', year: 2021, months: 6 }],
  },
  {
    what: 'the period on the sheet’s tab',
    sheetName: '2023年二季度累计',
    sheet: `
      指标|目标|完成
      地区生产总值（亿元）|500|260`,
    tables: [{ roles: 'name target actual', year: 2023, months: 6 }],
  },
  {
    what: 'a plan’s amount and growth as two targets and two actuals',
    sheet: `
      指标名称|2021年计划|<|1-6月执行情况|<|备注
      ^|绝对值|增长（%）|绝对值|增长（%）|^
      地区生产总值（亿元）|900|7|450|7.5|
      工业增加值（亿元）||8||9.1|`,
    tables: [{ roles: 'name target pace actual growth note' }],
  },
  {
    what: 'units below the names in a row of their own',
    sheet: `
      项目名称|总投资|年度计划投资|1-6月完成投资|占年度计划
      |（亿元）|（万元）|（万元）|（%）
      智造园|12|50000|30000|60
      港口|18|70000|45600|65.1`,
    tables: [{ roles: 'name none target actual share', count: 2 }],
  },
  {
    what: 'ranks and shares between target and actual',
    sheet: `
      序号|指标名称|全年目标任务数|上半年应完成数|上半年实际完成数|超（欠）进度|达序时进度情况
      1|植树造林（亩）|1000|500|620|120|超序时
      2|危房改造（户）|200|100|90|-10|未达序时`,
    tables: [{ roles: 'no name target stage actual none status' }],
  },
  {
    what: 'what was done in words beside what was done in figures',
    sheet: `
      序号|工作任务|目标值|完成值|工作进展情况|责任领导|责任单位
      1|新增规上企业（家）|20|12|已入库12家，另有3家正在申报材料审核之中，预计九月入库|张某|工信局
      2|高企申报（家）|100|60|已申报60家，通过初审的有45家，其余企业正在补充材料|李某|科技局`,
    tables: [{ roles: 'no name target actual none none owner' }],
  },
  {
    what: 'target and actual with a growth each',
    sheet: `
      ||2023年||2023年上半年|||
      序号|指标|目标值|增速%|完成值|增速%|完成比例|排名
      1|地区生产总值（亿元）|500|7|260|7.2|52|3
      2|税收（亿元）|50|7|26|7.2|52|3`,
    tables: [{ roles: 'no name target none actual growth share none', year: 2023, months: 6 }],
  },
  {
    what: 'the name above alone, beside a group',
    sheet: `
      指标|2022年||
      |目标|上半年完成|双过半
      地区生产总值|7%|8%|完成`,
    tables: [
      {
        roles: 'name target actual status',
        headers: ['指标', '2022年/目标', '2022年/上半年完成', '2022年/双过半'],
        year: 2022,
      },
    ],
  },
  {
    what: 'the name merged down beside a group',
    sheet: `
      指标|2022年|<|<
      ^|目标|上半年完成|双过半
      地区生产总值|7%|8%|完成`,
    tables: [{ roles: 'name target actual status', count: 1 }],
  },
  {
    what: 'a class merged down beside header and body',
    sheet: `
      |经济发展|指标|目标|完成
      |^|地区生产总值|7%|8%
      |^|税收收入|7%|8%`,
    tables: [{ roles: 'none name target actual', count: 2 }],
  },
  {
    what: 'a growth against the same months of last year',
    sheet: `
      指标名称|计量单位|年计划|1至本月累计|比去年同期增减%|完成计划%
      工业增加值|亿元|500|260|7|52`,
    tables: [{ roles: 'name unit target actual growth share' }],
  },
  {
    what: 'periods side by side, filled as far as the year has come',
    sheet: `
      2021年重点指标
      考核指标|目标|一季度|上半年|前三季度|全年
      税收（亿元）|40|10|22||
      出口（亿元）|100|20|52||`,
    tables: [{ roles: 'name target none actual none none', year: 2021, months: 6 }],
  },
  {
    what: 'units that report, under 单位',
    sheet: `
      序号|单位|全年任务|完成数|完成率|排名
      1|中山街道|10|6|60%|1
      2|湖滨街道|8|4|50%|2`,
    tables: [{ roles: 'no name target actual share none' }],
  },
  {
    what: 'growth of this year and of last year below one group',
    sheet: `
      ××县2024年1—6月经济运行主要指标
      序号|主要指标|单位|全年目标|<|上半年完成情况|<|<|<|牵头单位
      ^|^|^|总量|增速(%)|总量|<|增速(%)|<|^
      ^|^|^|^|^|本期|上年同期|本期|上年同期|^
      1|固定资产投资|亿元|180|10|95.5|84.7|12.7|8.8|发改局`,
    tables: [{ roles: 'no name unit target pace actual last growth none owner', year: 2024, months: 6 }],
  },
  {
    what: 'growth of the month and of the months so far',
    sheet: `
      指标名称|计量单位|绝对数|<|增长（%）|<|年度目标
      ^|^|本月|累计|本月|累计|^
      社零总额|亿元|9.1|52.3|5|4.8|110`,
    tables: [{ roles: 'name unit none actual none growth target' }],
  },
  {
    what: 'a month beside the months so far, with a growth each',
    sheet: `
      指标|单位|6月|<|1-6月|<|全年目标|占目标%
      ^|^|数值|同比%|数值|同比%|^|^
      工业产值|亿元|60|4|310|6|600|51.7`,
    tables: [{ roles: 'name unit none none actual growth target share', months: 6 }],
  },
  {
    what: 'the same months of last year under the year’s name',
    sheet: `
      指标|单位|2024年|<|2023年|<
      ^|^|目标|1-6月|实际|1-6月
      财政收入|亿元|20|9.8|19|9.6`,
    tables: [{ roles: 'name unit target actual none last', year: 2024, months: 6 }],
  },
  {
    what: 'what came on top of last year is no growth in percent',
    sheet: `
      项目|2024年|2023年|<|比上年同期|<
      ^|1-6月|1-6月|全年|增减额|增减%
      税收收入|5200|5000|10100|200|4`,
    tables: [{ roles: 'name actual last none none growth', count: 1 }],
  },
  {
    what: 'compared with last year, in other words',
    sheet: `
      指标名称|年初计划|执行数|执行率|与上年同期相比（%）
      税收收入（万元）|80000|42000|52.5%|2.1`,
    tables: [{ roles: 'name target actual share growth' }],
  },
  {
    what: 'three levels of indicators: the last names the row',
    sheet: `
      一级指标|二级指标|三级指标|分值|目标值|完成值|完成率|得分
      产出指标|数量指标|培训人次|10|500|260|52%|10
      ^|质量指标|合格率|10|95%|97%|102%|10`,
    tables: [{ roles: 'none none name none target actual share none', names: ['培训人次', '合格率'] }],
  },
  {
    what: 'a class merged down beside what is examined',
    sheet: `
      序号|考核项目|考核内容|目标值|完成值
      1|经济发展|规上企业入库（家）|6|4
      2|^|限上企业入库（家）|8|3
      3|城市管理|拆除违建（平方米）|10000|6200`,
    tables: [{ roles: 'no none name target actual' }],
  },
  {
    what: 'places that report under 单位, beside the indicators',
    sheet: `
      单位|指标|任务|完成|完成率
      甲镇|招商引资（万元）|1000|600|60%
      ^|植树（亩）|500|200|40%
      乙镇|招商引资（万元）|2000|900|45%`,
    tables: [{ roles: 'owner name target actual share' }],
  },
  {
    what: 'columns numbered with how they are worked out',
    sheet: `
      指标名称|计量单位|全年计划|本月实际|累计实际|累计比去年同期±%|完成年计划%
      甲|乙|1|2|3|4|5=3÷1
      原煤产量|万吨|1000|80|490|-3|49`,
    tables: [{ roles: 'name unit target none actual growth share', count: 1 }],
  },
  {
    what: 'units in a row of their own without brackets, and a blank row',
    sheet: `
      指标|目标|完成|增速
      |亿元|亿元|%
      |||
      财政收入|20|10.5|5`,
    tables: [{ roles: 'name target actual growth', rows: ['财政收入|20|10.5|5'] }],
  },
  {
    what: 'parts of the year with a target and an actual each',
    sheet: `
      指标名称|单位|全年目标|一季度|<|上半年|<|前三季度|<
      ^|^|^|计划|完成|计划|完成|计划|完成
      新增就业|人|4000|1000|1100|2000|2050|3000|`,
    tables: [{ roles: 'name unit target none none stage actual none none', months: 6 }],
  },
  {
    what: 'a quarter beside the half year',
    sheet: `
      指标|全年目标|二季度目标|二季度完成|上半年目标|上半年完成
      外贸（亿元）|40|10|9|20|18`,
    tables: [{ roles: 'name target none none stage actual' }],
  },
  {
    what: 'the year’s and the half year’s target below one group',
    sheet: `
      指标|目标|<|完成|<|完成率
      ^|全年|上半年|6月|1-6月|^
      外贸（亿元）|40|20|3|18|45`,
    tables: [{ roles: 'name target stage none actual share', months: 6 }],
  },
  {
    what: 'compared with the schedule',
    sheet: `
      指标|目标|实绩|与序时进度之差（个百分点）|超（欠）进度
      税收（亿元）|30|15.6|2|0.6`,
    tables: [{ roles: 'name target actual gap none' }],
  },
  {
    what: 'money that arrived',
    sheet: `
      镇街|目标数（亿元）|实际到位|完成比例|牵头领导
      城关镇|10|7.9|79%|张某`,
    tables: [{ roles: 'name target actual share owner' }],
  },
  {
    what: 'groups that are no words of a header, below a name merged down',
    sheet: `
      2024年1—6月培育情况
      县区|规上工业|<|限上商贸|<
      ^|目标|完成|目标|完成
      甲县|10|6|8|4
      乙县|12|5|6|4`,
    tables: [
      { roles: 'name target actual', title: ['2024年1—6月培育情况', '规上工业'], count: 2 },
      {
        roles: 'name target actual',
        title: ['2024年1—6月培育情况', '限上商贸'],
        rows: ['甲县|8|4', '乙县|6|4'],
      },
    ],
  },
  {
    what: 'many more columns than the dictionary knows',
    sheet: `
      序号|指标名称|计量单位|2021年目标|上半年实绩|完成情况|甲|乙|丙|丁|戊|己|庚|辛
      1|地区生产总值|亿元|100|51||0|1|2|3|4|5|6|7
      2|固定资产投资|亿元|200|99||0|1|2|3|4|5|6|7`,
    tables: [{ roles: 'no name unit target actual status none none none none none none none none' }],
  },
  {
    what: 'sums by class, with no other words to name the rows',
    sheet: `
      类别|项目个数|总投资|年度计划投资|完成投资|完成率
      工业项目|20|100|40|22|55%
      农业项目|15|80|30|12|40%
      合计|35|180|70|34|48.6%`,
    tables: [{ roles: 'name none none target actual share' }],
  },
  {
    what: 'a budget that was adjusted',
    sheet: `
      预算科目|年初预算|调整预算|上半年执行数|占调整预算%
      税收收入|700|720|350|48.6`,
    tables: [{ roles: 'name none target actual share' }],
  },
  {
    what: 'a title with the unit in the same cell',
    sheet: `
      2024年1—8月完成情况表⏎（单位：万元）|<|<
      指标|年度任务|完成数
      土地出让收入|90000|30000`,
    tables: [
      { roles: 'name target actual', title: ['2024年1—8月完成情况表'], above: ['（单位：万元）'], months: 8 },
    ],
  },
  {
    what: 'a title that speaks of two years',
    sheet: `
      2023年工作总结及2024年上半年指标完成情况
      指标|2023年完成|2024年目标|2024年上半年完成|增长%
      财政收入（亿元）|19|20|10.1|5.2`,
    tables: [{ roles: 'name none target actual growth', year: 2024, months: 6 }],
  },
  {
    what: 'tables below each other, each under a heading of its own',
    sheet: `
      ××县2024年上半年目标完成情况汇总|<|<|<
      一、主要经济指标|<|<|<
      指标|单位|年目标|上半年完成
      财政总收入|亿元|36.5|19.2
      注：快报数。|<|<|<
      |
      二、重点项目|<|<|<
      |||单位：万元
      项目名称|总投资|年度计划投资|1-6月完成投资
      工业园二期|50000|20000|11200
      |
      三、民生实事|<|<|<
      实事项目|目标任务|进展情况|责任单位
      改造农村公路|120公里|已完成65公里|交通局`,
    tables: [
      { roles: 'name unit target actual', count: 1, below: ['注：快报数。'] },
      { roles: 'name none target actual', count: 1, title: ['二、重点项目'], above: ['单位：万元'] },
      { roles: 'name target actual owner', count: 1, title: ['三、民生实事'], below: [] },
    ],
  },
  {
    what: 'a class said again in each row beside what is examined',
    sheet: `
      序号|考核项目|考核内容|目标值|完成值
      1|经济发展|规上企业入库（家）|6|4
      2|经济发展|限上企业入库（家）|8|3`,
    tables: [{ roles: 'no none name target actual' }],
  },
  {
    what: 'units under 单位 beside names under a word of their own',
    sheet: `
      序号|考核专案|单位|年度计划数|累计完成数
      1|进出口|亿美元|3.2|1.5
      2|失业率|%|4|3.2`,
    tables: [{ roles: 'no name unit target actual' }],
  },
  {
    what: 'sub-headers that nobody merged, a percent sign among them',
    sheet: `
      指标名称|单位|本年计划|1~6月||完成计划
      |||实际|去年同期|％
      总产值|万元|50000|26000|24000|52`,
    tables: [{ roles: 'name unit target actual last share', count: 1 }],
  },
  {
    what: 'a statistical form: the month and the year up to it, this year and last',
    sheet: `
      指标名称|计量单位|代码|本年|<|上年同期|<
      ^|^|^|本月|1-本月|本月|1-本月
      甲|乙|丙|1|2|3|4
      营业收入|千元|01|100|620|90|580`,
    tables: [{ roles: 'name unit none none actual none last', count: 1 }],
  },
  {
    what: 'shares of other targets than the year’s first',
    sheet: `
      指标|单位|市定目标|区定目标|上半年目标|上半年完成|完成市定目标%|完成上半年目标%
      财政收入|亿元|36|38|18|18.8|52.2|104.4`,
    tables: [{ roles: 'name unit target none stage actual share none' }],
  },
]

/** Sheets that hold no table: no attachment, and nothing to ask. */
export const without: readonly { readonly what: string; readonly sheet: string }[] = [
  {
    what: 'a cover',
    sheet: `
      ××区2021年上半年

      主要经济指标完成情况汇编
      |
      ××区发展和改革委员会
      二〇二一年七月`,
  },
  {
    what: 'a table of contents',
    sheet: `
      目录|<|<
      序号|名称|页码
      1|主要指标完成情况|1
      2|重大项目完成情况|3
      3|民生实事完成情况|8`,
  },
  {
    what: 'instructions for filling in',
    sheet: `
      填表说明
      1|指标名称按下达的目标任务填写。
      2|目标按年初人代会通过的数填写。
      3|实绩按统计口径填写至6月底，保留两位小数。`,
  },
]
