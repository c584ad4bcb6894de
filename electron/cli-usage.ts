export const usage = `户档 hudang — 在终端里使用档案库

用法：hudang 命令 --archive 档案库文件夹 [选项]

  new       [--province 省] [--city 市] [--county 县] [--township 乡镇]   新建档案库
  import    文件… [--year 年份] [--dry-run] [--differences]              导入全国系统导出的表
  scan      文件或文件夹…                                                收入扫描件，按页脚二维码自动归位
  check     [--year 年份] [--village 村名 | --household 户编号]
            [--rule 规则编号[,规则编号…]] [--answers]                    核查数据，列出疑点；--answers 连同已说明的
  print     文书… (--household 户编号[,户编号…] | --procedure 程序编号 | --village 村名 | --all)
            [--paper A3] [--year 年份] [--draft] [--duplex] [--each]
            [--leave-blank] --out 文件夹                                 打印文书为 PDF，--each 每份一个文件
  export    3.1…3.13|表名|all [--year 年份 | --from 日期 --to 日期]
            [--village 村名] [--working] --out 文件夹                    导出上报用的表，--working 为核对稿
  export    --forms [--year 年份] [--village 村名] [--per household]
            --out 文件夹                                                 采集表数据，每村（或每户）一个文件
  export    --history                                                    看导出历史
  export    --template 空表 [--year 年份] [--village 村名] [--rows 每一行是什么]
            [--misfits keep|blank] --out 文件夹                          照官方空表填好
  backup    [--to 文件夹]                                                备份并校验，--to 再复制一份到别处（U 盘）
  verify    [备份文件]                                                   校验档案库（只读的副本也可以），或检查一个备份
  verify    包.zip                                                       检查一个长期保存包，不需要档案库和口令
  verify    --head "抄下的字"                                            核对两本记录：抄下之后有没有被改动、截短
  log       [--from 日期] [--to 日期] [--kind 做了什么]                  谁看过、打印过、导出过谁
  package   (--household 户编号 | --village 村名) [--reason 理由]
            --out 文件夹                                                 打成长期保存包（不加密，能用浏览器看）
  bring     包.zip [--reason 理由]                                       把长期保存包移入档案库
  restore   [备份文件]                                                   从备份恢复，不写时用最近一份
  salvage   [--out 新档案库文件夹]                                       从损坏的档案库抢救出一个新档案库
  operator  list | recovery | passphrase [姓名] | remove 姓名
            | add 姓名 --role 角色 | role 姓名 --role 角色               管操作员、口令和恢复码（角色：admin 管理员、
                                                                         clerk 经办员、reviewer 审核员、inspector 检查员）
  undo      [操作编号]                                                   撤销，不写时撤销最近一次
  redo                                                                   重做
  call      接口 [JSON]                                                  调用任一接口（contract.list 列出全部）

  --json    结果以 JSON 输出          -h, --help    显示本说明

口令取自环境变量 HUDANG_PASSPHRASE；没有时在终端里提示输入。口令不能写在命令行里。
给别人设的口令和自己的新口令取自 HUDANG_NEW_PASSPHRASE；口令丢了，用 HUDANG_RECOVERY_CODE 里的恢复码打开。
年份不写时，用档案库中最近的年份；导入时由文件判断。
退出码：0 完成；1 没有完成，原因已说明；2 命令写得不对。
`;
