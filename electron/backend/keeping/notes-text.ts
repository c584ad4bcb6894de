import { PACKAGE_FILES, type PackageMetadata } from '#domain/keeping/package-metadata.ts';

/** 说明.txt: what a person without the program needs to know of a package. */
export const notesText = ({ about, households, files }: PackageMetadata): string =>
  `${about.title} 长期保存包
${about.unit} ${about.packedAt.slice(0, 10)} 打包，共 ${households.length} 户、${files.length} 个文件。

这个包不需要任何专用软件就能看：
  ${PACKAGE_FILES.index}      用浏览器打开，是全部内容的目录
  ${PACKAGE_FILES.workbook}     用表格软件打开，是户和件的清单
  ${PACKAGE_FILES.metadata}  全部登记的数据（JSON，UTF-8），各列的名称和代码的含义写在里面
  ${PACKAGE_FILES.checksums}  每个文件的 SHA-256 校验值
  households/户编号/documents/  打印过的文书：PDF/A，以及印它所用的数据（JSON）
  households/户编号/scans/      照片和扫描件：收到时的原件；图片另存一份 PDF
  households/户编号/history/    操作记录和查看记录：谁、什么时候、改了什么、为什么
  village/                     村的文书和扫描件（按村打包时）

怎样检查是否完好：
  有户档的电脑：hudang verify 包.zip（不需要档案库，也不需要口令）
  没有户档的电脑：先解压。Linux 在解压后的文件夹里运行 sha256sum -c ${PACKAGE_FILES.checksums}；
  Windows 用 certutil -hashfile 文件名 SHA256，和 ${PACKAGE_FILES.checksums} 里那一行对照。
  请保存原来的 zip 文件：重新压缩过的包，hudang 不再承认是原件。

怎样收回档案库：hudang bring 包.zip --archive 档案库文件夹

包里有姓名、证件号码、电话、银行账号和家庭情况，没有加密，这样几十年后没有口令也能打开。
请像纸质档案一样放在上锁的柜子里，一式两份存在不同的介质上，不要上网传送。
`;
