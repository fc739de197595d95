### Everybody

language-name = 简体中文
language-ask = 用哪种语言？
language-chosen = 好的，以后说简体中文。

welcome-stranger = { $name }，你好！我是暖驿。
    点下面的 <b>📍 找驿站</b>，马上告诉你最近的驿站在哪儿、开没开门、有什么。
    也可以直接打字搜，比如路名或驿站名。

    跑外卖、送快递、开车的朋友，点 <b>🪪 报到</b>，一分钟就好。
welcome-rider = { $name }，你好！路上辛苦了。
    歇脚点 <b>📍 找驿站</b>，看自己的信息和报到证点 <b>🪪 我的</b>。
welcome-keeper = { $name }，你好！
    驿站今天不开、哪样东西坏了，点 <b>🏠 我的驿站</b> 说一声，骑手马上就能看到。
welcome-secretary = { $name }，你好！
    有人报到，我会发卡片给你，点“确认”就行。想看都有谁，点 <b>👥 名册</b>。
welcome-cadre = { $name }，你好！
    有人上报隐患，卡片会发到你们的处置群，谁先点“我来”就归谁。要看还有什么没办，点 <b>📋 待办</b>。
welcome-administrator = { $name }，你好！你是管理员。
    <b>👥 名册</b> 看人和数字，<b>👤 人员</b> 请人、管角色。
help = <b>我能帮你：</b>
    📍 <b>找驿站</b>：点一下按钮，或者发个位置给我
    🔎 <b>搜驿站</b>：直接打字，路名、驿站名都行，打几个字就够
    🔖 <b>收藏的驿站</b>：你常去的
    ⚠️ 驿站关了、没热水了？打开那个驿站，点“有问题”
    🪪 <b>报到</b>：一分钟，以后有事找得到人
    🆘 <b>一键求助</b>：急用的电话

    /language 换语言　/myid 我的数字编号　/cancel 不填了
my-id = 你的数字编号是 <code>{ $id }</code>
my-id-hidden = 你在这里是匿名发言，我看不到是谁。请私下给我发 /myid。
cancelled = 好的，不填了。
nothing-to-cancel = 现在没有要取消的。
something-new = 好的，先不填了。想做什么？
edited = 改过的消息我不会再读，请重新发一条。
old-button = 这个按钮已经失效了，点下面的按钮重新开始。
unknown-command = 这个命令我不认识。点下面的按钮，或者发 /help 看看我能做什么。
unknown-kind = 这个我看不懂。发个位置给我找驿站，或者打字搜驿站名、路名。
failed = 对不起，刚才没办成，是我们的问题。请再试一次；还是不行，就把编号 <code>{ $incident }</code> 告诉管理员。
draft-stale = 你之前的“{ $form }”还没填完。接着填，还是办别的？
draft-go-on = 接着填
draft-new = 办别的
form-problem = 驿站有问题

help-rider = 🪪 <b>我的</b>：报到证、改信息、写给书记、我的隐私
    ⭐ <b>我的积分</b>：有多少、哪来的、能换什么
    🔔 <b>通知</b>：收哪些、什么时候收、暂停一周
help-keeper = 🏠 <b>我的驿站</b>：今天不开、坏了、修好了、改时间、今天发的东西和库存。有人来兑换，把他的 8 位码直接打给我
help-secretary = 👥 <b>名册</b>：谁报到了、谁在等、流动党员
    有人报到我会发卡片，点“确认”就行；直接回复卡片，可以问一句或写明退回的原因
help-cadre = 📋 <b>待办</b>：没人接的、我在办的、全部；可以一次接下一页
    群里的卡片：点“我来”接下；回复一张照片就能办结，回复一句话就能问报告人
    /report 123 看一条　/find 大学路 垃圾 找隐患
help-administrator = 👥 <b>名册</b>：全区的人和数字
    👤 <b>人员</b>：请书记、干部、驿站管理员，停掉角色

key-near = 📍 找驿站
key-favourites = 🔖 收藏的驿站
key-help = ❓ 帮助
key-checkin = 🪪 报到
key-me = 🪪 我的
key-sos = 🆘 一键求助
key-staff = 👤 人员
key-mystation = 🏠 我的驿站
key-roster = 👥 名册
page-more = 下一页 ›
page-back = ‹ 返回
list-separator = 、
form-checkin = 报到
form-change = 修改
form-verdict = 回复报到

typed-near = 找驿站 | 附近 | 附近驿站 | 附近的驿站 | 最近 | 最近的驿站 | 最近的驿站在哪 | 最近的驿站在哪儿 | 最近的驿站在哪里
typed-checkin = 报到 | 我要报到 | 登记 | 注册
typed-favourites = 收藏 | 我的收藏 | 收藏的驿站 | ⭐ 收藏的驿站
typed-help = 帮助 | 你好 | 您好 | 怎么用 | 你能做什么

menu-start = 开始
menu-checkin = 报到
menu-me = 我的信息和报到证
menu-near = 找最近的驿站
menu-favourites = 收藏的驿站
menu-language = 换语言
menu-myid = 我的数字编号
menu-help = 我能做什么
menu-cancel = 不填了

### Stations

as-it-is = { $text }
metres = { $count } 米
kilometres = { $count } 公里
direction-n = 北边
direction-ne = 东北边
direction-e = 东边
direction-se = 东南边
direction-s = 南边
direction-sw = 西南边
direction-w = 西边
direction-nw = 西北边

day = { $month }月{ $day }日{ $weekday }
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
tomorrow-at = 明天 { $time }
day-at = { $day } { $time }

near-ask = 点下面的 <b>📍 找驿站</b>，或者用 📎 发一个位置给我，马上告诉你最近的驿站。
near-no-place = 你的手机没有把位置发过来。用 📎 发一个位置给我，或者直接打路名、驿站名。
near-heading = 📍 <b>离你最近的驿站</b>
near-heading-filtered = 📍 <b>符合条件、离你最近的驿站</b>
near-far = 📍 你附近 5 公里内没有驿站。最近的在 <b>{ $distance }</b>外：
near-far-filtered = 📍 你附近 5 公里内没有符合条件的驿站。最近的在 <b>{ $distance }</b>外：
near-outside = 📍 这里不在{ $district }范围内。最近的驿站在 <b>{ $distance }</b>外：
near-none = 还没有登记任何驿站，请稍后再来。
near-none-filtered = 没有符合这些条件的驿站。点下面去掉一个条件试试。
near-first = ⏰ 这几个现在都没开门，最早开的是 <b>{ $name }</b>，{ $time }。
near-first-certain = ⏰ 能确定最早开门的是 <b>{ $name }</b>，{ $time }。
near-go = 骑行去
near-marked = ⚠️ { $problems }
near-more = 再看 5 个 ›
near-back = ‹ 前 5 个
filter-open = 🟢 现在开门

state-open = 🟢 24 小时开放
state-open-until = 🟢 开到 { $time }
state-closed = 🔴 现在关门
state-closed-until = 🔴 现在关门，{ $time } 开
state-unknown = ⚪️ 开放时间未核实
state-paused = 🔴 暂停开放
unconfirmed-hours = （时间未核实）
amenities-unconfirmed = 未核实：{ $amenities }

found = 🔎 找到 { $count } 个：
found-more = 还有 { $count } 个，多打几个字会更准。
found-none = 没找到“{ $words }”。换个路名或驿站名试试，或者点 <b>📍 找驿站</b>。
station-gone = 这个驿站已经不在了。点“📍 找驿站”看看附近的。

page-where = 📍 { $address }
page-hours = 🕗 今天 { $spans }
page-hours-closed = 🕗 今天不开
page-hours-unknown = 🕗 平时 { $hours }，今天开不开未核实
page-hours-text = 🕗 { $hours }
page-phone = ☎️ { $phone }
page-capacity = 🪑 能坐 { $count } 人
page-discount = 🎁 { $discount }
page-marked = ⚠️ 有骑手反映：{ $problems }
page-keep = 🔖 收藏
page-unkeep = 取消收藏
page-share = ↗️ 分享
page-problem = ⚠️ 有问题
ride-amap = 🚴 高德
ride-baidu = 🚴 百度
ride-tencent = 🚴 腾讯
kept = 已收藏 { $name }
unkept = 已取消收藏 { $name }
favourites = 🔖 你收藏了 { $count } 个驿站：
favourites-more = 下一页 ›
favourites-back = ‹ 上一页
favourites-none = 你还没有收藏驿站。打开一个驿站，点“🔖 收藏”就行。

problem-ask = <b>{ $name }</b> 怎么了？
problem-closed = 关门了
problem-no_hot_water = 没热水
problem-charger_broken = 充电坏了
problem-moved = 搬走了
problem-other = 别的问题
problem-ask-moved = <b>{ $name }</b> 搬到哪儿了？打几个字告诉我，不知道就点“跳过”。
problem-ask-words = <b>{ $name }</b> 有什么问题？打几个字告诉我。
problem-words-hint = 请打字告诉我，或者点“跳过”。
problem-skip = 跳过
problem-noted = 谢谢，记下了：{ $name } · { $problem }。再有一位骑手这么说，我就提醒大家。
problem-counted = 谢谢！已经有两位骑手这么说，接下来一天我会提醒大家：{ $name } · { $problem }。

### Places

place-not-a-number = 这个位置不是有效的经纬度，请填写数字，例如 34.75 和 113.62。
place-out-of-range = 没有这样的位置：纬度 { $latitude }，经度 { $longitude }。纬度在 -90 到 90 之间，经度在 -180 到 180 之间，看看是不是写反了。
place-in-the-atlantic = 这个位置（0，0）在大西洋里，多半是手机还没定位好。请打开定位，稍等片刻再发一次。
place-unknown-datum = 不认识坐标系「{ $datum }」，请用 wgs84、gcj02 或 bd09。

### Import

import-written = 完成：新增 { $added }，更新 { $changed }，没变 { $unchanged }，有错没导入 { $refused }。
import-nothing-written = 什么都没写入。可以导入的：新增 { $added }，更新 { $changed }，没变 { $unchanged }；有错的 { $refused } 行。
import-line-row = 第 { $row } 行，{ $column }：{ $sentence }
import-line-row-only = 第 { $row } 行：{ $sentence }
import-line-feature = 第 { $row } 个要素，{ $column }：{ $sentence }
import-line-feature-only = 第 { $row } 个要素：{ $sentence }
import-line-column = 列“{ $column }”：{ $sentence }

import-file-empty = 文件是空的：请确认选对了文件，并且第一行写着各列的名称。
import-file-too-big = 文件有 { $size } MB，最多 { $limit } MB：请拆成几个文件，依次导入。
import-file-unpacks-too-big = 文件解压后有 { $size } MB，最多 { $limit } MB：请只保留需要的行，另存为 CSV 或新的 XLSX 文件。
import-file-unknown = 这不是 CSV、XLSX 或 GeoJSON 文件：请把表格另存为其中一种格式。
import-file-old-excel = 这是旧版 Excel 文件（.xls）或加了密码的文件：请另存为不带密码的 .xlsx 文件。
import-xlsx-broken = 这个 XLSX 文件打不开：请用表格软件打开后重新保存。
import-xlsx-other-sheets = 只读取了工作表“{ $sheet }”，没有读取：{ $others }。如需导入其他工作表，请分别另存为文件。
import-encoding-unknown = 无法识别文件的文字编码：请另存为“CSV UTF-8”。
import-encoding-broken = 文件按 { $encoding } 读取时，第 { $line } 行出错：请重新另存为“CSV UTF-8”。
import-csv-broken = 第 { $row } 行读不出来：引号缺少或多余，或者某个单元格过长。请修改这一行。
import-json-broken = 文件不是有效的 JSON（第 { $line } 行，第 { $column } 列）：请重新导出。
import-geojson-wrong = 文件是 JSON，但不是 GeoJSON：请导出为 FeatureCollection。
import-geojson-crs = GeoJSON 文件使用的坐标系不是 WGS-84：请按 EPSG:4326 导出。
import-geojson-no-feature = 这不是一个 Feature：请删除它，或重新导出文件。
import-too-many-rows = 文件超过 { $limit } 行：请拆成几个文件，依次导入。
import-too-many-columns = 表格太宽，最多读取 { $limit } 列：请删除右侧的空列。
import-rows-missing = 只有表头，没有数据：请确认选对了文件。
import-header-missing = 第一行必须写明各列的名称，缺少：{ $missing }。现有：{ $present }。请添加表头或修改列名。
import-header-twice = 表头“{ $header }”出现了不止一次（{ $columns } 列）：请删除或改名其中一列。
import-column-unnamed = 这一列没有表头，未读取。如有需要，请写上列名。
import-column-unknown = 不认识这个列名，未读取。如有需要，请改列名。
import-column-twice = 与列“{ $other }”意思相同：请只保留其中一列。
import-row-too-long = 这一行有 { $cells } 个单元格，表头只有 { $headers } 个：内容里有逗号时，请用引号括起来。
import-cell-empty = 这里是空的：请填写。
import-cell-formula = 这里是公式，采用了上次的计算结果：{ $value }。如不正确，请改为数值。
import-cell-no-result = 这里的公式没有结果或出错：请改为数值。
import-text-too-long = 文字有 { $length } 个字，最多 { $limit } 个：请缩短。
import-number-wrong = “{ $value }”不是数字：请用阿拉伯数字和小数点填写，例如 34.75。
import-capacity-wrong = “{ $value }”不是人数：请填写整数，例如 12，或留空。
import-truth-wrong = “{ $value }”既不是“是”也不是“否”：请填写 1 或 0。
import-word-unknown = 不认识“{ $value }”：请填写 { $choices } 之一。
import-code-twice = 编号“{ $code }”在第 { $other } 行已经用过：每一行都需要自己的编号。
import-point-wrong = 这里没有由两个数字组成的点：请用 Point 表示驿站，先经度，后纬度。
import-position-zero = 坐标是 0, 0，那里是大西洋：请填写真实坐标。
import-position-swapped = 纬度 { $latitude }、经度 { $longitude } 好像写反了：请对调。
import-position-range = 没有这样的地方：纬度 { $latitude }，经度 { $longitude }。纬度在 -90 到 90 之间，经度在 -180 到 180 之间。
import-source-differs = 坐标改过了，旁边的原始坐标不再对应，已舍去。
import-datums-differ = 这一列与“{ $other }”的坐标系不同：请用同一坐标系填写纬度和经度。
import-datum-contradicts = 表头写的是 { $told }，命令指定的是 { $option }：请去掉 --datum 选项，或修改列名。
import-datum-assumed = 没有说明坐标系，按 WGS-84 处理。如果坐标来自国内地图，会偏差约 500 米：请加上 --datum gcj02（高德、腾讯）或 bd09（百度）重新导入。
import-no-outline = 既没有本地边界，也没有带边界的区域，因此把中国大陆范围内的 { $datum } 坐标都作了转换。请先导入区域，或在配置文件里写明边界。
import-not-converted = 位置在边界以外，没有从 { $datum } 转换，按原样采用：请核对。
import-outside-outline = 位置在本地边界以外：请核对。
import-outside-area = 位置在{ $area }以外 { $metres } 米：请核对坐标和所属区域。
import-area-unknown = 没有名为“{ $area }”的区域，按坐标确定所属区域：请核对名称，或先导入区域。
import-neighbour = 距离“{ $name }”只有 { $metres } 米：请确认不是同一个驿站写了两遍。
import-hours-unclear = 开放时间“{ $value }”没有看懂：会按原文显示，但不会说“开放中”。请写成“{ "周一至周五 9:00-17:00" }”或“Mo-Fr 09:00-17:00”。
import-amenity-unknown = 不认识这些设施，已略过：{ $names }。请改名称，或加入配置文件。
import-area-kind-unknown = “{ $value }”不是区域类型，未采用。请填写 district（区县）、street（街道）、community（社区）或 grid（网格）。
import-parent-unknown = 不认识上级区域“{ $parent }”：请先导入它，或加入这个文件。
import-parent-ambiguous = 名为“{ $parent }”的区域不止一个：请填写它的编码。
import-parent-circle = 区域 { $code } 会成为自己的上级：请核对上级区域一列。
import-parent-refused = 上级区域 { $parent } 那一行有错，没有导入：请先修改那一行。
import-district-made = 原来没有区县“{ $name }”，已用编码 { $code } 新建，暂无边界。
import-shape-broken = 边界读不出来：请重新导出 GeoJSON。
import-shape-kind = 边界是 { $kind }：区域需要 Polygon 或 MultiPolygon。
import-shape-range = 边界超出了地图：请先写经度，后写纬度，以度为单位。
import-shape-empty = 边界没有面积，什么也没剩下：请重新绘制。
import-shape-mended = 边界自己相交，已修复，现面积 { $size } 平方米。请在地图上核对。
import-overlap = “{ $one }”与“{ $other }”重叠 { $size } 平方米，重叠处归较小的一个。如有影响，请重新绘制边界。
import-gap = { $between } 之间有 { $size } 平方米空隙，不属于其中任何一个。如有影响，请重新绘制边界。

config-missing = 读不到配置文件 { $path }：请检查 NUANYI_CONFIG。
config-broken = 配置文件 { $path } 不是有效的 TOML：{ $problem }。
config-unknown = 配置文件 { $path } 里有不认识的设置：{ $setting }。这里可以写：{ $known }。
config-lacks = 配置文件 { $path } 缺少设置 { $setting }：请补上。
config-wrong = 配置文件 { $path } 里，{ $setting } 不能是 { $given }：{ $field ->
    [name] 请写名称，或按语言（zh-Hans、zh-Hant、en）分别写名称。
    [zone] 请写时区，例如 Asia/Shanghai。
    [languages] 请写由 zh-Hans、zh-Hant、en 组成的列表。
    [outline] 请写 GeoJSON 文件名，或直接写 GeoJSON。
    [amenities] 请写 [[amenities]]，最多 32 个。
    [key] 请用小写字母、数字和 _，例如 hot_water。
    [emoji] 请写一个表情符号。
    [also] 请写词语列表。
    [trades] 请写 [[trades]]，最多 20 个；在公司里写行业 key 的列表。
    [companies] 请写 [[companies]]，最多 60 个。
    [topics] 请写 [[topics]]，最多 12 个。
    [numbers] 请写 [[numbers]]，最多 30 个。
    [number] 请写带引号的电话号码，例如 "110"。
    [days] 请写日期和 "off" 或 "work"，例如 2027-02-08 = "off"。
    [version] 请写带引号的文字，最多 40 个字符，例如 "2"。
    [controller] 请写名称，或按语言（zh-Hans、zh-Hant、en）分别写名称。
    [contact] 请写带引号的文字，例如 "12345"。
    [pledge] 请按语言（zh-Hans、zh-Hant、en）分别写。
    [reminder_workdays] 请写天数，1 到 30。
    [escalation_workdays] 请写天数，1 到 60。
    [recheck_days] 请写天数，7 到 3650。
    [silent_days] 请写天数，1 到 365。
    [departments] 请写 [[departments]]，最多 20 个。
    [categories] 请写 [[categories]]，最多 12 个。
    [urgent] 请写 true 或 false。
    [danger] 请写 true 或 false。
    [take_hours] 请写小时数，大于 0，最多 1000。
    [resolve_hours] 请写小时数，大于 0，最多 10000。
    [reach] 请写米数，1 到 1000。
    [department] 请写 [[departments]] 里一个部门的 key，带引号。
    [hours] 请按先后写时间，例如 "08:30-12:00,14:00-18:00"。
    [reports_a_day] 请写数字，1 到 1000。
    [on] 请写 checkin、recheck、report、problem、service_day、hours、award 或 deduct。
    [kind] 请写 base、contribution 或 deduction。
    [points] 请写 1 到 10000 的数；或者 [points] 这一段。
    [share] 请写 0 到 10000 的数。
    [a_day] 请写 1 到 1000 的数。
    [a_month] 请写 1 到 10000 的数。
    [words] 请写一句话，或者按语言分别写。
    [badge] 请写 1 到 100000 的数。
    [award_a_day] 请写 1 到 100000 的数。
    [object_days] 请写天数，7 到 60。
    [decide_days] 请写天数，1 到 60。
    [reserve_days] 请写天数，1 到 60。
    [undo_minutes] 请写分钟数，1 到 1440。
    [smallest_group] 请写 10 到 1000 的数：人数太少就看得出是谁了。
    [rules] 请写最多 40 段 [[rules]]。
    [titles] 请写最多 12 段 [[titles]]。
    [same_place_metres] 请写米数，1 到 1000。
    [same_place_days] 请写天数，1 到 3650。
    [confirm_days] 请写天数，1 到 60。
    [remind_days] 请写天数，1 到 60。
    [hidden_days] 请写天数，1 到 60。
    [code_minutes] 请写分钟数，1 到 1440。
    [warn_percent] 请写数字，1 到 99。
    [retention] 请写天数，至少 1。
    [quiet] 请写时间段，例如 "22:00-07:00"。
    [slack] 请写时间段，例如 "14:00-17:00,20:00-22:00"；什么时候都行就写 ""。
    [second_above] 请写人数，1 到 1000000。
    [notices] 请写 [notices] 这一段。
    [service_day] 请写 [service_day]。
    [day] 请写每月几号，1 到 31。
    [if_no_workday] 请写 "next"（顺延到下一个工作日）或 "keep"（不变）。
    [announce_days] 请写提前几天通知，1 到 28。
    [announce_at] 请写时间，例如 "08:00"。
    [remind_at] 请写时间，例如 "10:00"。
    [morning_at] 请写时间，例如 "07:30"。
    [question_at] 请写时间，例如 "12:00"。
    [topic] 请写 [[topics]] 里一个的 key，带引号。
    [stations] 请写驿站编号的列表，最多 5 个，例如 ["A001"]。
    [services] 请写 [[service_day.services]]，最多 12 个。
    [seats] 请写名额，1 到 10000；不限就不写。
   *[other] 请参照演示的配置文件。
}
config-key-twice = 配置文件里 { $setting } 出现了两次：请删除一个。
config-rule-kind = 配置文件里的积分规则 { $rule }：on = "deduct" 的 kind 必须是 deduction，别的不能是。
config-rule-twice = 配置文件里有两条积分规则都是 { $occasion }：只能有一条。
config-trade-unknown = 配置文件里有公司写了不认识的行业 { $trade }：请先写 [[trades]]。
config-topic-taken = 通知主题不能叫 { $topic }：这个名字程序自己要用，请换一个。
config-topic-unknown = [service_day] 写了不认识的通知主题 { $topic }：请先写 [[topics]]。
config-department-unknown = 配置文件里有隐患类别写了不认识的部门 { $department }：请先写 [[departments]]。
config-category-people = 配置文件里的隐患类别“{ $category }”说的是人或人的行为（“{ $word }”）。随手拍只报物和地点，不报人：请改成东西的名称，或者去掉这一类。
config-taken-late = 配置文件里的隐患类别 { $category }，解决限 { $resolve } 小时，接单限 { $take } 小时，都从上报算起：resolve_hours 要大于 take_hours。
config-reminded-late = 配置文件里 remind_days（{ $remind }）要小于 confirm_days（{ $confirm }）：先提醒报的人，再结束。
config-passed-on-early = 配置文件里 escalation_workdays（{ $escalation }）不能小于 reminder_workdays（{ $reminder }）：先提醒书记，再告诉管理员。
config-outline-missing = 读不到配置文件 { $path } 指定的边界文件 { $file }：请检查文件名，它应与配置文件在同一文件夹。
config-outline-wrong = 配置文件 { $path } 里的边界不是带多边形的 GeoJSON：请重新导出。

### Posters

poster-kind = { $kind ->
    [service_centre] 党群服务中心
    [service_area] 爱心服务区
    [merchant] 优惠商户
   *[warm_station] 暖心驿站
}
poster-welcome = { $kind ->
    [merchant] 骑手、快递员、司机师傅，这里有优惠
   *[other] 骑手、快递员、司机师傅，进来歇歇脚
}
poster-hours = 开放时间
poster-hours-unknown = 以现场为准
poster-holidays = 节假日
poster-amenities = 这里有
poster-discount = 优惠
poster-unconfirmed = 未核实
poster-pale = 灰色的未核实
poster-done = { $count } 页海报在 { $folder } 里。
poster-scan = 扫一扫
poster-scan-why = 开没开门、有没有热水，附近还有哪些驿站
poster-steps = 怎么用
poster-step-scan = 用手机相机扫右边的码
poster-step-start = 在 Telegram 里点“开始”
poster-step-use = 随时找最近的驿站
poster-code = 编号 { $code }
poster-search = 或在 Telegram 里搜

weekly-always = 24 小时
weekly-closed = 休息
weekly-day = { $day ->
    [Mo] 周一
    [Tu] 周二
    [We] 周三
    [Th] 周四
    [Fr] 周五
    [Sa] 周六
   *[Su] 周日
}
weekly-days = { $first }至{ $last }
weekly-span = { $start }–{ $end }
weekly-span-overnight = { $start }–次日{ $end }

link-code-too-long = 驿站代码“{ $code }”太长，放不进链接：请改用 62 个以内的字母、数字，或 15 个以内的汉字。
poster-folder-wrong = 文件夹 { $folder } 不能写入：{ $reason }。请换一个文件夹。
poster-no-stations = 还没有驿站：请先用 nuanyi import stations 导入。
poster-unknown-codes = 没有这样的驿站代码：{ $codes }。
poster-no-token = 不知道机器人的用户名：请用 --bot 写明，或设置 NUANYI_TOKEN。
poster-token-refused = Telegram 不认 NUANYI_TOKEN：请向 @BotFather 核对，或用 --bot 写明机器人的用户名。
poster-no-answer = 向 { $address } 询问机器人的用户名，没有得到回答（{ $reason }）：请检查网络、NUANYI_API_URL 和 NUANYI_PROXY，或用 --bot 写明。
poster-bot-wrong = “{ $username }”不是机器人的用户名：应为 5 到 32 个字母、数字或下划线，例如 nuanyi_bot。
poster-progress = 正在画海报

### Demo

demo-open = 打开 { $url} ，就能看到几部手机：骑手、干部的处置群、支部书记、管理员。用王伟的手机点“📍 找驿站”“🪪 报到”，或者点 📎 发一张样片试试。按 Ctrl-C 结束。
demo-ended = 程序自己停了（退出码 { $code }），原因在演示文件夹的 log 里。

### Doctor

doctor-healthy = 一切正常。
doctor-broken = 有 { $count } 处需要修复（✗）。
doctor-failed = 检查“{ $check }”时出错（{ $kind }）：请用 NUANYI_LOG=debug 启动，查看日志。
doctor-admins = 管理员 { $count } 人
doctor-no-admins = 没有管理员：请在 NUANYI_ADMINS 里填管理员的数字编号（给机器人发 /myid 可以看到）。
doctor-no-pace = NUANYI_PACE=off 只用于测速：对着真的 Telegram 请删去这项设置。
doctor-district = { $name }，配置文件 { $path }
doctor-district-demo = 用的是演示区县（{ $name }）：请写好自己的 TOML 文件，并在 NUANYI_CONFIG 里指明。
doctor-folder = 数据文件夹 { $folder } 可以写入
doctor-folder-later = 数据文件夹 { $folder } 还没有，首次运行时会建好
doctor-folder-readonly = 文件夹 { $folder } 不能写入（{ $reason }）：请更改权限，或另设 NUANYI_DATA_DIR。
doctor-disk = 磁盘剩余 { $megabytes } MB
doctor-disk-little = 磁盘只剩 { $megabytes } MB：请清理，或换到更大的磁盘。
doctor-key-set = 密钥由 NUANYI_KEY 给定
doctor-key-file = 密钥在 { $path }（请在别处也存一份，丢了就什么也读不出来）
doctor-key-open = 别人也能读取密钥文件 { $path }：请运行 chmod 600 { $path }。
doctor-key-later = 还没有密钥：首次运行时会写到 { $path }，之后请在别处也存一份。
doctor-key-wrong = { $path } 里不是密钥，或读不了：请从备份恢复，或设置 NUANYI_KEY。
doctor-key-other = 密钥打不开这个数据库里的内容：请换回原来的密钥（NUANYI_KEY 或数据文件夹里的 key 文件）。
doctor-database = 数据库 { $address } 可用，结构是最新的
doctor-database-missing = 还没有数据库 { $address }：请运行 nuanyi migrate。
doctor-photos = 照片存放处连得上：{ $address }
doctor-photos-folder = 照片存在这台机器的 { $folder } 里：多台机器一起运行时，请设置 NUANYI_PHOTOS。
doctor-photos-unreachable = 照片存放处 { $address } 连不上（{ $kind }）：请检查 AWS_ENDPOINT_URL、AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY、AWS_REGION。
doctor-database-old = 数据库 { $address } 的结构与程序不符：请运行 nuanyi migrate。
doctor-database-unreachable = 连不上数据库 { $address }（{ $reason }）：请检查 NUANYI_DATABASE_URL，确认数据库已启动。
doctor-inbox = 待处理的消息 { $count } 条
doctor-inbox-late = 有 { $count } 条消息没处理，最早的已等了 { $minutes } 分钟：请确认 nuanyi run 在运行，并查看日志。
doctor-outbox = 待发送 { $pending } 条
doctor-outbox-failed = 待发送 { $pending } 条；被 Telegram 拒绝 { $refused } 条，不知送达与否 { $uncertain } 条：请查看日志。
doctor-stations = 驿站 { $stations } 个，区域 { $areas } 个
doctor-no-stations = 还没有驿站：请用 nuanyi import stations 导入。
doctor-hours = { $count } 个驿站的开放时间看不懂，不会显示为开门：{ $codes }。请改写，例如“周一至周五 9:00-17:00”，再重新导入。
doctor-holidays = { $first } 年和 { $second } 年的放假安排已知
doctor-holidays-unknown = 不知道 { $years } 年的放假安排：国务院公布后（通常在前一年 11 月），请写进区县 TOML 的 [days]，或升级程序。
doctor-no-token = 没有 NUANYI_TOKEN，或它不像令牌：请向 @BotFather 索取；nuanyi demo 不需要令牌。
doctor-token-refused = Telegram 不认 NUANYI_TOKEN：请从 @BotFather 重新复制。
doctor-telegram = Telegram 连接正常，机器人是 @{ $username }
doctor-telegram-unreachable = 连不上 { $address }（{ $reason }）：请检查网络、NUANYI_API_URL 和 NUANYI_PROXY。
doctor-webhook = 这个机器人设了 webhook，这样就收不到消息：请调用 deleteWebhook 取消，或换一个机器人。
doctor-pending = Telegram 那边待取 { $count } 条
doctor-pending-many = Telegram 那边积压了 { $count } 条，只保留一天：请确认 nuanyi run 在运行。
doctor-clock = 本机时钟准确
doctor-clock-wrong = 本机时钟与 Telegram 相差 { $seconds } 秒：请打开自动对时（NTP）。

### Cards and files

date-full = { $year }年{ $month }月{ $day }日
card-picture-title = 报到证
card-picture-trade = 行业
card-picture-area = 片区
card-picture-branch = 支部
card-picture-since = 报到
card-picture-number = 编号 { $number }
card-picture-seal = 已报到
card-picture-proof = 扫码核验
card-picture-proof-until = { $time } 前有效
card-picture-brand = 暖驿 Nuanyi

invitation-page-title = 暖驿工作人员邀请
invitation-page-until = 有效期至
invitation-page-scan = 用手机相机扫码，或打开下面的链接
invitation-page-start = 在 Telegram 里点“开始”
invitation-page-wait = 等管理员确认，就可以用了
invitation-page-note = 扫码后由管理员确认才生效。只能用一次，请别转给别人。

privacy-file-title = 关于你的全部记录
privacy-file-intro = 这里是暖驿记下的关于你的全部内容。文件在你手里，转发前请想一想谁会看到。
privacy-file-nothing = 没有记录。

### Check-in

notice-short = <b>报到之前，先说清楚</b>
    报到会记下你的称呼、行业、公司、所在片区；手机号、是不是党员，愿意才填。
    只有你的支部或片区书记、管理员能看到，谁看过你随时能查。不给公司，不影响接单；积分只用来鼓励。
    随时能改、能带走、能全部删掉。
notice-long = <b>你的信息怎么用</b>
    <b>谁负责：</b>{ $controller }。有问题请打 { $contact }。
    <b>记什么：</b>称呼、行业、公司、所在片区；愿意才填的有手机号、党员身份（敏感信息，单独问你）、想收的通知。
    <b>为什么：</b>知道你是谁、在哪一片，才好办活动、送服务、有事找得到人。
    <b>谁能看：</b>你的支部或片区书记、管理员。手机号平时遮住中间，看全号要点一下，会留记录。每次查看你都查得到。
    <b>不做什么：</b>不给公司，不记你去过哪里，不影响接单。报不报到，找驿站都一样用。
    <b>存多久：</b>每 { $days } 天问一次是不是还这样，一直不回就停用，到期删除。积分的账只有编号，改不了也删不掉；你删除以后，编号找不到你。
    <b>怎么存：</b>用只属于你的密钥加密；你说删除，密钥销毁，谁也读不出来。
    <b>要知道：</b>消息经过 Telegram，它的服务器不在中国境内。
    <b>你的权利：</b>看、改、带走、撤回同意、全部删除，都在 /privacy。
notice-no-contact = 12345
notice-agree = ✅ 同意，开始报到
notice-more = 看完整说明
notice-later = 先不了
notice-changed = 说明改过了，想再问你一次：

    { $notice }
consent-again = 谢谢，记下了。
consent-keep = ✅ 同意
consent-withdraw = 收回同意
consent-party = 说明改过了，想再问你一次：你的党员身份和支部是敏感信息，还同意我记着吗？
checkin-later = 好的，什么时候想报到，点“🪪 报到”就行。找驿站不用报到。

ask-name = 怎么称呼你？打字告诉我。
ask-name-offered = 怎么称呼你？点一下，或者打字写别的名字。
ask-name-take = 就叫“{ $name }”
ask-name-hint = 请打字告诉我怎么称呼你。
ask-name-wrong = 名字要有文字，最多 { $longest } 个字。
ask-phone = 留个手机号吗？有急事书记能打给你。不留也行。
    点下面的 <b>📱 发送我的手机号</b>。
ask-phone-send = 📱 发送我的手机号
ask-phone-skip = 不留手机号
ask-phone-hint = 点“📱 发送我的手机号”，或者点“不留手机号”。
ask-phone-typed = 打字的号码我不收，怕打错，也怕填成别人的。
ask-phone-foreign = 这不是你自己的号码，我不收。
ask-phone-kept = 好的，记下了：{ $phone }
ask-phone-left = 好的，不留。
ask-phone-unknown = 这个号码我看不懂，先不留也行。
ask-trade = 你是做哪一行的？
ask-company = 给哪家跑？没有的话，直接打字。
ask-company-hint = 点一家公司，或者打字告诉我。
ask-area = 平时在哪一片跑？
    发个位置最快：点键盘上的 <b>📍 找驿站</b>，或用 📎 发位置。我只看是哪一片，位置不留。
    也可以点下面选。
ask-area-in = { $area }，再细一点：
ask-area-seen = 你在 <b>{ $area }</b>，对吗？
ask-area-yes = ✅ 对
ask-area-not-here = 不是这里
ask-area-whole = 就选{ $area }
ask-area-up = ‹ 上一级
ask-area-skip = 跳过
ask-area-outside = 这个位置不在我们这里。发个平时跑的地方的位置，或者点下面选。
ask-area-hint = 发个位置，或者点下面的名字。
ask-party = 你是党员吗？
    这是敏感信息，你同意我才记，只给支部和片区书记看，随时能撤回。说“不是”或“不想说”，什么都不记。
ask-party-yes = 是，同意记下来
ask-party-no = 不是
ask-party-silent = 不想说
ask-branch = 你在哪个支部？
ask-branch-none = 在外地，或这里没有
ask-pledge = <b>我承诺</b>
    { $pledge }
ask-pledge-yes = 🤝 我承诺
ask-pledge-no = 先不了
ask-topics = 想收哪些通知？点一下打开，再点关掉。会挑你不忙的时候发。
ask-topics-done = ✅ 好了（{ $count }）
ask-topics-none = 都不要
ask-choose-hint = 点一个按钮就行。
checkin-summary = <b>看看对不对</b>
    { $lines }

    哪一行不对，点下面的名字改。
checkin-told = <b>你发出的报到</b>
    { $lines }
checkin-send = ✅ 都对，发送
checkin-send-hint = 点“都对，发送”，或者点要改的那一行。
checkin-sent = 发出去了！{ $who }确认以后，我马上告诉你。等的时候什么都能照常用。
checkin-again = ✏️ 改一改再发
overseer-branch = 支部书记
overseer-area = 片区书记
overseer-administrator = 管理员
line-name = 称呼：{ $value }
line-phone = 手机：{ $value }
line-trade = 行业：{ $value }
line-company = 公司：{ $value }
line-area = 片区：{ $value }
line-party = 党员：{ $value }
line-topics = 通知：{ $value }
line-pledge = 承诺：{ $value }
rider-pledged = 我承诺
rider-not-pledged = 先不了
change-name = 称呼
change-phone = 手机
change-trade = 行业
change-company = 公司
change-area = 片区
change-party = 党员
change-topics = 通知
change-pledge = 承诺
rider-no-phone = 没留
rider-no-area = 没填
rider-no-party = 没记
rider-no-topics = 都不要
rider-mobile = 流动党员，组织关系不在这里

### Applications

application-card = 🪪 <b>新的报到：{ $name }</b>
    { $trade } · { $company }
    片区：{ $area }
    党员：{ $party }
    手机：{ $phone }
application-change-card = ✏️ <b>{ $name } 想改信息</b>
    { $changes }
application-new-name = 称呼：{ $old } → { $new }
application-new-branch = 支部：{ $branch }
application-reminder = ⏰ 还有人在等你确认：

    { $card }
application-alarm = ⚠️ 这位骑手等了好几个工作日，书记还没处理：

    { $card }
application-phone-twice = { $card }

    ⚠️ 这个手机号，另一位已报到的骑手也留过。
heard-reminder = 书记还没来得及看，我又提醒了一次。
heard-alarm = 书记一直没处理，我已经告诉管理员了。
application-confirm = ✅ 确认
application-ask = ❓ 问一句
application-decline = ✖️ 退回
application-confirmed = { $card }

    ✅ 已确认 · { $who } · { $at }
application-declined = { $card }

    ✖️ 已退回 · { $who } · { $at }
    原因：{ $reason }
application-withdrawn = { $card }

    ↩️ 骑手已收回或重发，不用处理了 · { $at }
application-done-confirmed = 已确认：{ $name }。也告诉本人了。
application-done-declined = 已退回：{ $name }。也告诉本人了。
application-declined-done = 好的，已退回，原因也告诉 { $name } 了。
application-asked = 好的，问过 { $name } 了，有回复我马上给你。
application-settled = { $who }已经处理过了：{ $what }。
application-own = 自己的报到要请别人确认。
application-gone = 这份报到已经不在了。
verdict-confirmed = 已确认
verdict-declined = 已退回
verdict-withdrawn = 骑手收回了
verdict-ask = 想问 <b>{ $name }</b> 什么？打字告诉我，我转过去。
verdict-why = 为什么退回 <b>{ $name }</b>？打字写原因，他会看到。
verdict-what = 这句话给 <b>{ $name }</b>：
    “{ $words }”
    是问他，还是退回的原因？
verdict-hint = 请打字。
verdict-cancel = 不写了
decline-elsewhere = 不归我们这里管
decline-mismatch = 信息对不上
decline-twice = 已经报到过了
decline-words = ✍️ 写原因
decline-back = ‹ 返回
heard-checkin-confirmed = 🎉 报到成功！{ $who }确认了。
heard-checkin-declined = { $who }把你的报到退回来了。
    原因：{ $reason }
    改一改可以再发。
heard-change-confirmed = ✅ { $who }同意了，你的信息改好了。
heard-change-declined = { $who }没有同意这次修改，信息没变。
    原因：{ $reason }
role-administrator = 管理员
right-none = 这件事你现在没有权限。有疑问请找管理员。

### Me

me-unknown = 你还没有报到。点下面的按钮，一分钟就好。
me-not-confirmed = 报到确认以后才能用。
me-waiting = 🪪 <b>我的</b> · 等书记确认
    { $lines }
me-confirmed = 🪪 <b>我的</b> · 编号 { $number }
    { $lines }
me-declined = 🪪 <b>我的</b> · 报到被退回了
    { $lines }
me-stale = 🪪 <b>我的</b> · 编号 { $number }（很久没核对了）
    { $lines }
me-write = ✉️ 写给书记
me-card = 🪪 报到证
me-change = ✏️ 改信息
me-privacy = 🔒 我的隐私
change-sent = 已发给{ $who }，同意以后就改。
change-done = 改好了：{ $what }。
card-caption = 你的报到证。要给人核验，点下面。
card-prove = 🔳 出示二维码
card-none = 报到确认以后才有报到证。
proof-caption = 请对方扫码。{ $until } 前有效。
proof-valid = ✅ 有效，已报到
    { $name } · { $trade }
    { $area }
    { $until } 前有效
proof-expired = 这个码过期了，请对方重新出示。
proof-unknown = 这不是有效的报到码。
proof-gone = ❌ 无效：这位骑手现在没有报到。

### Recheck

recheck-ask = { $name }，你好！你还在 <b>{ $company }</b>，还在 <b>{ $area }</b> 跑吗？
recheck-no-area = 这一片
recheck-same = 👌 都没变
recheck-company = 换公司了
recheck-area = 换地方了
recheck-leaving = 不干这行了
recheck-thanks = 谢谢，记下了。{ $days } 天以后再问你。
recheck-leave = 好的，一路辛苦了。
    想删掉所有信息，点“我的隐私”。想留着也行，点“都没变”。

### Letters

letter-begin = ✉️ 写给书记
letter-ask = 想对书记说什么？打字发给我，我转过去。书记看得到你报到的名字，看不到你的账号。
letter-ask-back = 想对 { $name } 说什么？打字发给我，我转过去。对方看不到你的账号。
letter-never-mind = 不写了
letter-dropped = 好的，不写了。
letter-only-text = 这里只能转文字，照片、语音和贴纸转不了。请打字告诉我。
letter-too-long = 有 { $length } 个字，一次最多 { $longest } 个。请分成几条发。
letter-needs-checkin = 先报到，才能给书记写信：这样书记才知道你是谁、归谁管。报到用不了一分钟。
letter-checkin = 📝 去报到
letter-nobody = 暂时没有能收信的书记，信没有发出去。着急的话点“🆘 一键求助”，上面有电话。
letter-sent = 已经转给书记了，有回复我就告诉你。
letter-again = ✉️ 再写一条
letter-answer-sent = 已经转给 { $name } 了。
letter-from = ✉️ 骑手 <b>{ $name }</b> 写道：
    { $words }
letter-about = （回复群发“{ $words }”）
letter-reply = ✉️ 问骑手 <b>{ $name }</b> 的事，有回答了：
    { $words }
letter-reminder = ⏰ 骑手 <b>{ $name }</b> 的信等了 { $days } 个工作日，还没有人回：
    { $words }
letter-escalation = ⏰ 骑手 <b>{ $name }</b> 的信等了 { $days } 个工作日，负责的书记还没回，请帮忙看看：
    { $words }
letter-more = 后面还有 { $count } 条，点“📜 往来”看。
letter-answer = ✉️ { $who }回复：
    { $words }
letter-to-rider = ✉️ { $who }写给你：
    { $words }
letter-question = ❓ { $who }想问你报到的事：
    { $words }

    点“↩️ 回信”，或者直接回复这条消息。
letter-closed = ☑️ { $who }看过你的信了，这件事先办到这儿。还有话，随时写。
letter-answered-by = ✅ { $who } 回复了。
letter-done-by = ☑️ { $who } 标为已处理。
letter-done = ☑️ 已处理
letter-done-toast = 好的，也告诉骑手了。
letter-already = 已经没有等着回的信了。
letter-write-back = ↩️ 回信
letter-look = 📜 往来
letter-history = 📜 骑手 <b>{ $name }</b> 的往来
letter-line = <b>{ $who }</b>　{ $at }
    { $words }
letter-at = { $month }月{ $day }日 { $time }
letter-unreadable = （这段话已经删除）
letter-older = ‹ 更早的
letter-newer = 更新的 ›
letter-me = 我
letter-rider = 骑手
letter-secretary = 书记
letter-office = { $place }书记
letter-administrator = 管理员
letter-gone = 这位骑手的资料或者这次往来已经删除，看不到也回不了了。
form-letter = 写信
typed-letter = 写给书记 | 找书记 | 联系书记 | 我的书记
menu-write = 写给书记

### One-tap help

sos-heading = 🆘 <b>一键求助</b>
sos-urgent = <b>人命关天，马上打：</b>
sos-other = <b>别的事可以打：</b>
sos-number = <code>{ $number }</code>　{ $name }
sos-number-abroad = { $number }　{ $name }
sos-how = 点一下号码就复制好了，到手机拨号里粘贴。三位数的直接拨更快。
typed-sos = 求助 | 一键求助 | 救命 | 急救 | 报警 | sos
menu-sos = 一键求助

### Roster

form-roster = 在名册里找人
roster-heading =
    👥 <b>名册</b>
    你负责的共 { $count } 人。点下面的按钮看名单。
roster-empty =
    👥 <b>名册</b>
    还没有人报到。有人报到，会先给你发一张卡片。
roster-gone = 这个人已经不在名册里了。打开 /roster 看看现在的名单。
roster-filter-confirmed = ✅ 已确认 { $count }
roster-filter-waiting = ⏳ 待确认 { $count }
roster-filter-mobile = 🚩 流动党员 { $count }
roster-filter-stale = 💤 久未回音 { $count }
roster-name-confirmed = 已确认
roster-name-waiting = 待确认
roster-name-mobile = 流动党员
roster-name-stale = 久未回音
roster-search = 🔍 按名字找
roster-search-again = 🔍 再找一个
roster-file = 📄 导出表格
roster-figures = 📊 看数字
roster-home = 👥 回名册
roster-to-list = ⬅️ 回名单
roster-back = ⬅️ 上一页
roster-more = 下一页 ➡️
roster-page = <b>{ $filter }</b>　第 { $first }–{ $last } 人，共 { $count } 人
roster-nobody = “{ $filter }”里现在没有人。
roster-area = 📍 { $area }
roster-line = { $place }. <b>{ $name }</b> · { $trade } · { $tail }
roster-tail-confirmed = 编号 { $number }
roster-tail-waiting = { $date }报到
roster-tail-stale = { $date }以后没有回音
roster-ask-name = 想找谁？打名字里的一两个字，或者编号。
roster-name-hint = 请打字：名字里的一两个字，或者编号。
roster-found = 找到 { $count } 人，名字或编号里有“{ $words }”：
roster-found-none = 没找到“{ $words }”。换一个字试试，只打姓也行。
roster-found-more = 还有 { $count } 人没列出来。多打一个字再找。
roster-person =
    <b>{ $name }</b>
    { $state }
roster-person-trade = 行业：{ $trade }
roster-person-company = 公司：{ $company }
roster-person-area = 片区：{ $area }
roster-person-branch = 支部：{ $branch }
roster-person-phone = 电话：{ $phone }
roster-person-checked = 上次核对：{ $date }
roster-state-confirmed = ✅ 已确认，编号 { $number }，{ $date }起
roster-state-waiting = ⏳ 待确认，{ $date }报到
roster-state-stale = 💤 问过还在不在，一直没有回音；{ $date }记下
roster-unknown = 没填
roster-no-phone = 没留
roster-write = ✍️ 给这位写信
roster-phone = 📞 看完整号码
roster-phone-none = 没有留电话。
roster-phone-shown =
    { $name }的电话：{ $phone }
    点号码就能打。你看过号码这件事已经记下，本人在 /privacy 里看得到。
roster-file-caption =
    名册，{ $count } 人。电话只露出几位，完整号码请一个一个看。
    导出已经记下，每个人在 /privacy 里看得到。用完请删掉文件。
roster-file-empty = 名册里还没有人，没有什么可导出。
roster-file-name = 名册-{ $date }.xlsx
roster-column = { $column ->
    [name] 姓名
    [number] 编号
    [state] 状态
    [trade] 行业
    [company] 公司
    [area] 片区
    [branch] 支部
    [phone] 电话
    [sent] 报到日期
    [confirmed] 确认日期
   *[checked] 上次核对
}

figures-total =
    📊 <b>截至 { $date }</b>
    已确认 { $confirmed } 人，其中本月新增 { $new } 人，久未回音 { $stale } 人
    待确认 { $waiting } 人
figures-heading = <b>{ $heading }</b>（已确认）
figures-line = { $name }：{ $count }
figures-by-trade = 按行业
figures-by-company = 按公司
figures-by-area = 按片区
figures-other-company = 其他公司
figures-rest = 其余
figures-none = 还没有
figures-sum = 合计
figures-title = { $district }报到人数
figures-subtitle = 截至 { $date }，已确认 { $confirmed } 人

### Menus

menu-roster = 名册
menu-invite = 人员和邀请
menu-mystation = 我的驿站
menu-privacy = 我的数据

### Privacy

privacy = <b>你的信息，你说了算</b>
    可以看我记了什么、谁看过，可以整份拿走，可以收回同意，也可以全部删掉。
privacy-stranger = 关于你，我什么都没有存；只有在回复你时，才会用到你的数字编号。
privacy-see-kept = 📋 记了什么
privacy-see-looks = 👀 谁看过
privacy-see-consents = ✅ 我的同意
privacy-see-files = 📥 拿走一份
privacy-see-erase = 🗑 全部删除
privacy-no-contact = 支部书记

privacy-kept = <b>记什么、为什么、记多久</b>
    { $lines }

    姓名、电话、你写的话，都用你一个人的密钥加密。还有问题，找：{ $contact }
kept-place = · <b>找驿站的位置</b>：找完就销毁，哪儿都不存
kept-update = · <b>你发来的话</b>：处理完就删；没处理成的，{ $days } 天后删
kept-chatter = · <b>群里的闲聊、实时位置</b>：不存
kept-times = · <b>什么时候发过消息</b>：防止重复处理，{ $days } 天
kept-member = · <b>数字编号、语言</b>：好回复你，到你删除为止
kept-checkin = · <b>报到信息</b>（姓名、电话、行业、公司、片区）：好联系和照顾你；很久不回复的，再过 { $days } 天删除
kept-waiting = · <b>没人确认的报到</b>：{ $days } 天
kept-declined = · <b>没通过的报到</b>：{ $days } 天
kept-membership = · <b>党员身份、支部</b>：为找到组织；你打开了，也发党员通知；收回同意就删
kept-applications = · <b>报到和修改的申请、退回的原因</b>：{ $days } 天
kept-consents = · <b>你的同意</b>：证明你同意过，到你删除为止
kept-threads = · <b>你和书记的留言</b>：{ $days } 天
kept-looks = · <b>谁看过你的信息</b>：给你自己看，{ $days } 天
kept-topics = · <b>想收的通知、什么时候收</b>：到你关掉为止
kept-favourites = · <b>收藏的驿站</b>：到你取消为止
kept-problems = · <b>你反映的驿站问题</b>：好去修，{ $days } 天
kept-reports = · <b>你报的隐患</b>（是什么、在哪儿、你写的话）：好去处理；结束 { $days } 天后删
kept-photos = · <b>隐患的照片</b>：好看清情况；结束 { $days } 天后删，拍到人的很快就删
kept-sayings = · <b>隐患的问和答</b>：{ $days } 天
kept-draft = · <b>没填完的表</b>：{ $days } 天
kept-roles = · <b>工作人员的角色和称呼</b>：记清是谁经办的，停用后只剩编号
kept-invitations = · <b>工作人员的邀请</b>：{ $days } 天
kept-outgoing = · <b>还没发给你的消息</b>：发出就删，发不出的 { $days } 天
kept-visits = · <b>驿站来访人数</b>：只有数字，认不出是谁

privacy-looks = <b>谁看过你的信息</b>
    { $lines }
privacy-looks-none = 还没有人看过你的信息。
privacy-look = · { $day } { $who } { $what } { $times } 次
privacy-newer = ‹ 较近的
viewer-of = { $who }（{ $scope }）
viewer-secretary = 书记
viewer-cadre = 干部
viewer-keeper = 驿站管理员
viewer-administrator = 管理员
viewer-former = 以前的工作人员
viewer-stranger = 扫码的人

privacy-consents = <b>你的同意</b>
    { $lines }
privacy-consents-none = 你还没有同意过什么，也就没有要收回的。
privacy-consent = · { $purpose }：{ $day } 同意（说明第 { $version } 版）
privacy-consent-withdrawn = · { $purpose }：{ $day } 同意，后来收回了
privacy-withdraw = 收回：{ $purpose }
privacy-withdraw-sure = 确定收回
privacy-withdraw-checkin = 收回以后，你的报到信息马上删除，书记的名册上不再有你，报到证也用不了。
    没领的礼品退回，积分留在账上，排行榜上不再有你的名字。
    找驿站、收藏照常用。想回来，随时可以重新报到，积分接着用。
privacy-withdraw-membership = 收回以后，你的党员身份和支部马上删除，书记那边也不再显示。报到不受影响。
privacy-withdraw-reporting = 收回以后，你在随手拍里发的照片和说的话马上删除，处置群里的卡片也换成空白。报过的东西还会有人处理，只是不再带着你的照片和话，办得怎么样也不再告诉你。
    得过的积分不变，账上还写着是为哪条上报（只有编号，改不了）；没办完的不再记分，没定的扣分就此结束。
privacy-withdrawn-checkin = 收回了，你的报到信息已经删除。
privacy-withdrawn-membership = 收回了，你的党员身份和支部已经删除。
privacy-withdrawn-reporting = 收回了，你在随手拍里的照片和话已经删除。
privacy-withdrawn-rest = 什么时候想再来，点下面的按钮就行。

privacy-files = 好的，这是我记下的关于你的全部内容：一份给你看，一份是数据格式（JSON）。

privacy-erase-ask = <b>全部删除，想好了吗？</b>
    🗑 姓名、电话、党员身份、留言、收藏，全都马上删掉，谁也找不回来。
    🔕 还没发给你的消息停发；积分不能再用，没领的礼品退回。
    📄 留下的只有认不出你的记录，比如哪个驿站哪天没热水。{ $role }
privacy-erase-role =
    { "" }
    👤 你的工作角色也会马上停掉。
privacy-erase-sure = 确定，永久删除我的全部信息
privacy-erased = 🗑 已经全部删除。
privacy-goodbye = 关于你的一切都删掉了。谢谢你来过，路上平安。
    想回来，随时点下面的“🪪 报到”，从头开始就行；找驿站不用报到。

backup-done = 备份好了。数据：{ $data }；密钥：{ $keys }。两个文件请分开放。
backup-only-sqlite = 这个命令只用于 SQLite；PostgreSQL 怎么备份，请看 README 的“备份”一节。
backup-no-database = 没有数据库 { $file }：请检查 NUANYI_DATA_DIR。
backup-in-the-way = { $file } 已经有数据库了：先把它挪开，再恢复。
backup-no-copy = { $file } 不是 nuanyi backup 做的备份。
backup-keys-missing = 还要给出密钥的备份：nuanyi restore 数据文件 密钥文件
backup-photos = 照片：新复制 { $copied } 张。
backup-photos-missing = 有 { $missing } 张照片的文件找不到了。
backup-photos-elsewhere = 照片在 { $address }，没有包含在内：请用那边服务自带的备份。
restore-done = 恢复好了。备份之后删除过信息的 { $erased } 人，已再次删除；没发的 { $messages } 条消息不再发，没处理的 { $updates } 条不再处理。

privacy-card-erased = 这个人已经删除了自己的全部信息。
privacy-card-withdrawn = 这个人收回了同意，这里的内容已经删除。
privacy-card-passed = 保存期到了，这里的内容已经删除。
privacy-passed-waiting = 你的报到一直没人确认，存得太久了，按约定已经删除。
    想再试一次，点“🪪 报到”；找驿站照常用。
privacy-passed = 你很久没有回复，按约定，你的报到信息已经删除。
    还在跑的话，点“🪪 报到”，一分钟就好；找驿站照常用。

mydata-yes = 是
mydata-no = 否
mydata-part-member = 你是谁
mydata-part-checkin = 报到
mydata-part-applications = 报到和修改的申请
mydata-part-consents = 你的同意
mydata-part-subscriptions = 想收的通知
mydata-part-threads = 和书记的留言
mydata-part-looks = 谁看过
mydata-part-favourites = 收藏的驿站
mydata-part-problems = 反映的驿站问题
mydata-part-roles = 工作角色
mydata-part-invitations = 工作人员邀请
mydata-part-reports = 上报的隐患
mydata-part-work = 经办的隐患
mydata-part-photos = 拍的隐患照片
mydata-part-sayings = 隐患的问和答
mydata-part-draft = 没填完的表
mydata-part-set-aside = 没处理成的消息
mydata-purpose-checkin = 报到
mydata-purpose-membership = 党员身份
mydata-purpose-reporting = 随手拍
mydata-application-checkin = 报到
mydata-application-change = 修改
mydata-state-waiting = 等待确认
mydata-state-confirmed = 已确认
mydata-state-declined = 没通过
mydata-state-opened = 已打开
mydata-state-refused = 没通过
mydata-state-withdrawn = 已收回
mydata-seen-card = 看了报到卡片
mydata-seen-roster = 看了名册
mydata-seen-page = 看了详细信息
mydata-seen-phone = 看了电话
mydata-seen-export = 导出了名册
mydata-seen-proof = 扫了报到证
mydata-seen-reward = 查了兑换码
mydata-id = 编号
mydata-telegram-id = Telegram 数字编号
mydata-language = 语言
mydata-menu = 命令菜单
mydata-spoken = 手机的语言
mydata-blocked-at = 屏蔽机器人的时间
mydata-known-at = 第一次来的时间
mydata-name = 姓名
mydata-called = Telegram 上的名字
mydata-phone = 电话
mydata-party = 党员
mydata-company-words = 公司（自己填的）
mydata-area = 片区
mydata-branch = 支部
mydata-state = 状态
mydata-number = 报到编号
mydata-trade = 行业
mydata-company = 公司
mydata-sent-at = 提交时间
mydata-confirmed-at = 确认时间
mydata-checked-at = 上次核对
mydata-asked-at = 上次询问
mydata-stale-at = 标为失联
mydata-application = 申请
mydata-due-from = 开始计时
mydata-reminded-at = 提醒时间
mydata-escalated-at = 上报时间
mydata-decided-at = 处理时间
mydata-wished-name = 想改成的姓名
mydata-wished-branch = 想改成的支部
mydata-wished-party = 想改成的党员身份
mydata-reason = 原因
mydata-decided-by = 处理人
mydata-decided-by-scope = 处理人的范围
mydata-member-id = 成员号
mydata-purpose = 同意的事
mydata-version = 说明的版本
mydata-given-at = 同意时间
mydata-withdrawn-at = 收回时间
mydata-topic = 通知
mydata-since = 开始时间
mydata-application-id = 申请编号
mydata-opened-at = 开始时间
mydata-waiting-since = 等回复
mydata-closed-at = 结束时间
mydata-at = 时间
mydata-words = 内容
mydata-said-by = 谁写的
mydata-said-by-scope = 写的人的范围
mydata-own = 你写的
mydata-day = 日期
mydata-seen = 看了什么
mydata-times = 次数
mydata-last-at = 最后一次
mydata-viewer = 谁
mydata-viewer-scope = 范围
mydata-station = 驿站
mydata-problem = 问题
mydata-role = 角色
mydata-department = 部门
mydata-scope = 范围
mydata-begun-at = 开始时间
mydata-ended-at = 结束时间
mydata-form = 表
mydata-photo-before = 隐患
mydata-photo-after = 处理结果
mydata-photo = 拍的是
mydata-category = 类别
mydata-verdict = 你说的
mydata-verdict-gone = 没了
mydata-verdict-still = 还在
mydata-satisfied = 满意
mydata-move-file = 上报
mydata-move-withdraw = 撤回
mydata-move-reopen = 说还在
mydata-move-object = 不同意
mydata-move-close = 说没了
mydata-move-take = 接手
mydata-move-release = 退回
mydata-move-transfer = 转走
mydata-move-on_site = 到现场
mydata-move-resolve = 办好
mydata-move-reject = 不受理
mydata-move-merge = 并到另一条
mydata-standing = 办到哪步
mydata-resolved-at = 说办好的时间
mydata-move = 做了什么
mydata-inquired-at = 问进展的时间
mydata-verdict-at = 说的时间
mydata-satisfied-at = 评的时间
mydata-report = 上报编号
mydata-hidden-at = 隐去时间
mydata-pixels = 像素
mydata-bytes = 字节数
mydata-answers = 已填的内容
mydata-touched-at = 上次填写
mydata-incident = 编号
mydata-update = 内容

### Station keepers

form-hours = 开放时间
page-manage = ⚙️ 管理这个驿站
page-confirmed = ⚠️ 驿站说：{ $problems }
amenities-broken = 🔧 暂时不能用：{ $amenities }
state-shut-today = 🔴 驿站说：今天不开门
state-shut-days = 🔴 驿站说：这两天不开门
state-shut-on = 🔴 驿站说：暂时不开门
state-shut-opens = ，{ $time } 开
problem-known = 谢谢，记下了：{ $name } · { $problem }。驿站也已经这么说了。

keeper-none = 你现在没有在管驿站。要是你在驿站值班，请管理员给你发一张邀请，点开就能用。
keeper-none-administrator = 你名下没有驿站。管理员可以管所有的：打开任何一个驿站，点“⚙️ 管理这个驿站”。
keeper-stations = 🏠 <b>你管着 { $count } 个驿站</b>，点一个：
keeper-all = ‹ 我的驿站
keeper-found = <b>骑手反映</b>
keeper-found-counting = ⚠️ { $problem }：{ $count } 位骑手，已经提醒大家
keeper-found-waiting = · { $problem }：{ $count } 位骑手，还没提醒大家
keeper-found-none = 骑手没有反映问题。
keeper-close = 🔴 今天不开门
keeper-close-tomorrow = 明天也不开
keeper-close-on = 先关着，等我说
keeper-open = 🟢 恢复开门
keeper-break = 🔧 有东西坏了
keeper-mend = ✅ { $what }修好了
keeper-resolve = ✅ { $what }：好了
keeper-confirm = ✔️ 属实：{ $problem }
keeper-wave-off = ✖️ 不是：{ $problem }
keeper-hours = 🕗 开放时间
keeper-words = 💬 骑手怎么说
keeper-visits = 📊 来了多少人
keeper-done = 好的，骑手马上就能看到。
keeper-break-ask = <b>{ $name }</b> 什么坏了？点一下，骑手马上就能看到。
keeper-break-none = <b>{ $name }</b> 没有可以选的设施了。

keeper-words-heading = 💬 <b>{ $name }</b> · 骑手怎么说
keeper-words-none = 💬 <b>{ $name }</b>：最近没有骑手反映问题。
keeper-words-kind = <b>{ $problem }</b> · { $time }
keeper-words-settled = （已处理）
keeper-words-said = “{ $words }”

keeper-visits-counted = 📊 <b>{ $name }</b> · 扫过门口的码的人
    今天 <b>{ $today }</b>　最近 7 天 <b>{ $week }</b>　最近 30 天 <b>{ $month }</b>
    <pre>{ $bars }</pre>
    同一个人一天只算一次，我们不记是谁。

keeper-hours-ask = 🕗 <b>{ $name }</b> 现在写的是：{ $hours }
    请打字告诉我新的开放时间，例如“{ "每天 8:00-20:00" }”或“{ "周一至周五 9:00-17:00，节假日休息" }”。
keeper-hours-unknown = 还没有写
keeper-hours-leave = 不改了
keeper-hours-hint = 请打字告诉我开放时间。
keeper-hours-unclear = 这个时间我没看懂，所以先没改。换个写法试试。
keeper-hours-week = 我是这样理解的：
    <b>{ $hours }</b>
keeper-hours-daily = 每天 { $hours }
keeper-hours-others = 没写到的日子：休息
keeper-hours-holidays = 法定节假日：{ $hours }
keeper-hours-holidays-unknown = 法定节假日：没有说，到时候会显示“未核实”
keeper-hours-right = 对吗？
keeper-hours-yes = ✅ 对，就这样
keeper-hours-no = ✏️ 不对，重新写
keeper-hours-right-hint = 请点“对，就这样”，或者重新打字告诉我。
keeper-hours-taken = 好的，开放时间改好了，骑手马上就能看到。

marked-by-riders = ⚠️ <b>{ $name }</b>：有两位骑手说“{ $problem }”，我已经提醒大家了。是这样吗？
marked-yes = ✔️ 属实
marked-no = ✖️ 没有的事
marked-over = ✅ 已经好了
marked-confirmed = ⚠️ <b>{ $name }</b>：{ $problem }
    ✔️ 驿站说属实，骑手都能看到。好了以后请点一下。
marked-waved-off = ⚠️ <b>{ $name }</b>：{ $problem }
    ✖️ 驿站说没有的事，不再提醒骑手。
marked-mended = ⚠️ <b>{ $name }</b>：{ $problem }
    ✅ 已经好了，不再提醒骑手。

### Staff and invitations

form-invite = 邀请工作人员

staff-menu = 👤 <b>人员</b>
    有工作角色：{ $staff } 人
    等你确认：{ $waiting } 人
    还没打开的邀请：{ $unopened } 份
staff-invite = ➕ 邀请一个人
staff-waiting = ⏳ 等确认（{ $count }）
staff-list = 👥 看人员
staff-unopened = ✉️ 没打开的邀请（{ $count }）
staff-to-menu = ‹ 人员
staff-back = ‹ 人员名单
staff-back-waiting = ‹ 等确认的人

staff-role-secretary = 支部书记
staff-role-keeper = 驿站管理员
staff-role-cadre = 干部
staff-role-administrator = 管理员
staff-role-stopped = 管理员（已停用）
staff-role-of = { $role } · { $scope }
staff-kind-all = 全部
staff-kind-secretary = 书记
staff-kind-keeper = 驿站管理员
staff-kind-cadre = 干部
staff-can-secretary = 有人报到，我会发卡片给你，点“确认”就行。想看都有谁，点 <b>👥 名册</b>。
staff-can-keeper = 驿站今天不开、哪样东西坏了，点 <b>🏠 我的驿站</b> 说一声，骑手马上就能看到。有人来兑换东西，把他手机上的 8 位码打给我，或者用手机相机扫一下。
staff-can-cadre = 能用的都在下面的按钮里，发 /help 看能做什么。

staff-heading = 👥 有工作角色的 { $count } 人，点名字看详情：
staff-none = 👥 这里还没有人。
staff-entry = { $name } · { $role } · { $scope }
staff-person = 👤 <b>{ $name }</b>
    数字 ID：<code>{ $id }</code>
staff-role-line = • { $role }（{ $since } 起）
staff-person-none = 这个人现在没有工作角色。
staff-end = 停掉：{ $role }
staff-end-ask = 停掉 <b>{ $name }</b> 的角色“{ $role }”？点了马上生效，我会告诉本人。
staff-end-yes = 停掉
staff-end-no = ‹ 不停
staff-end-done = 停掉了，已告诉本人。
staff-role-over = 这个角色已经停掉了。
staff-ended = 你在这里的角色“{ $role }”停掉了，下面的按钮已换好。有疑问请找管理员。

staff-waiting-heading = ⏳ 等确认 { $count } 人，下面是前 { $shown } 位。请核对姓名和数字 ID，是本人再确认：
staff-waiting-entry = { $number }. { $card }
staff-waiting-none = 现在没有人等确认。
staff-confirm-all = ✅ 这 { $count } 位全部确认
staff-unopened-heading = ✉️ 还没打开的邀请 { $count } 份：
staff-unopened-entry = { $number }. <b>{ $name }</b>：{ $role } · { $scope }，{ $until } 前有效
staff-unopened-none = 没有还没打开的邀请。
staff-withdraw = 收回 { $number }. { $name }

invite-ask-role = 邀请谁？先选角色：
invite-ask-reach = 这位书记管一个支部，还是一片区域？
invite-reach-branch = 一个支部
invite-reach-area = 一片区域
invite-ask-care = 这位干部管一片区域、一个部门，还是某片区域里的一个部门？
invite-care-area = 一片区域
invite-care-department = 一个部门
invite-care-both = 区域里的一个部门
invite-ask-department = 哪个部门？
invite-ask-branch = 哪个支部？
invite-no-branches = 还没有支部。请先用 nuanyi import branches 导入，或选“一片区域”。
invite-ask-area = 哪片区域？
invite-ask-area-in = 在<b>{ $area }</b>里选：
invite-area-seen = 是<b>{ $area }</b>吗？
invite-ask-station = 哪个驿站？打几个字找，比如街道、名称，或驿站编号。
invite-station-found = 和“{ $words }”有关的驿站，点一个；不在里面就再打几个字：
invite-station-none = 没找到“{ $words }”。
invite-station-hint = 请打字，再点一个驿站。
invite-ask-name = { $role } · { $scope }
    请打字：这个人的姓名是？
invite-name-hint = 请打字写姓名。
invite-made = 好了。把下面这张邀请转给 <b>{ $name }</b> 本人，也可以打印出来。打开后我会告诉你，你确认了才生效。
invite-caption = <b>{ $name }</b>，请你来做：{ $role } · { $scope }
    打开链接，点“开始”，等管理员确认：
    { $link }
    只能用一次，{ $until } 前有效，请别转给别人。
invite-printed = 邀请在 { $file } 里，请打印后剪开，交给本人；扫过的人在机器人的“👤 人员”里等管理员确认。
invite-scope-wrong = { $role } 要写清一个范围：{ $options }（干部可以同时写区域和部门）。

invitation-opened = 收到，<b>{ $name }</b>：{ $role } · { $scope }。
    管理员确认后就能用，我会马上告诉你。如果不是你，请告诉管理员。
invitation-card = <b>{ $name }</b>：{ $role } · { $scope }
    打开的人：{ $called }
    数字 ID：<code>{ $id }</code>
invitation-confirm = ✅ 是本人，确认
invitation-refuse = 不是，拒绝
invitation-confirmed = { $card }

    ✅ { $who } { $at } 已确认
invitation-refused = { $card }

    🚫 { $who } { $at } 已拒绝
invitation-done-confirmed = 确认了：{ $name }。已告诉本人。
invitation-done-refused = 拒绝了：{ $name }。已告诉本人。
invitation-done-all = 确认了 { $count } 位，已告诉本人。
invitation-done-withdrawn = 收回了，这个链接不能用了。
invitation-settled = 这份邀请已经处理过了。
invitation-heard-confirmed = ✅ 管理员确认了：你现在是 <b>{ $role } · { $scope }</b>。
invitation-heard-refused = 管理员没有确认这份邀请（{ $role } · { $scope }）。有疑问请找管理员。

invitation-unknown = 这个邀请链接不对，可能没有复制完整。请向给你链接的人要一个新的。
invitation-used = 这个邀请链接已经用过了。每个链接只能用一次，请向管理员要一个新的。
invitation-waiting = 你已经打开过了，正在等管理员确认，确认后我会马上告诉你。
invitation-expired = 这个邀请链接过期了。请向管理员要一个新的。
invitation-withdrawn = 这个邀请已经收回了。有疑问请找管理员。
invitation-own = 这是你自己发出的邀请，请转给要邀请的人，由本人打开。
invitation-held = 你已经有这个角色了，不用再打开这个邀请。
invitation-locked-out = 你的账号在这里已经停用，不能接受邀请。请找管理员。
invitation-opener-locked-out = 这个人的账号已经停用，不能确认。如果手机找回来了，请先用 nuanyi lockout --undo 解除。
invitation-name-wrong = 姓名要写 1 到 { $limit } 个字。

import-branch-nowhere = 没有写所属区域：这个支部只属于全区，请补上会更好找。
import-branch-area-unknown = 没有区域“{ $area }”：请先导入区域，或改成已有的编码或名称。
import-branch-area-ambiguous = 叫“{ $area }”的区域不止一个：请在“区域代码”一列写编码。
import-role-unknown = “{ $value }”不是角色：请填写 { $choices } 之一。管理员写在设置 NUANYI_ADMINS 里。
import-scope-unknown = 没有“{ $value }”：{ $kind ->
    [keeper] 请写驿站的编号或名称
    [cadre] 请写区域、部门，或“区域 / 部门”，用编码或名称
   *[secretary] 请写支部或区域的编码或名称
}，或先导入它。
import-scope-ambiguous = 叫“{ $value }”的有 { $count } 个：请改写编码。
import-staff-twice = 这一行和第 { $other } 行一样：请删掉一行。
import-staff-holds = 这个人已经有这个角色，没有再邀请。
import-staff-waiting = 这个人已经打开邀请，正在等管理员确认，没有再邀请。
import-staff-invited = 这个人已有一份没打开的邀请，{ $until } 前有效，没有再邀请。要换新的请加 --again，旧链接就不能用了。

staff-column-name = 姓名
staff-column-id = 数字 ID
staff-column-role = 角色
staff-column-scope = 范围
staff-column-since = 开始
lockout-done = { $id } 的所有权限已停用，停掉了 { $count } 个角色。手机找回来后，用 nuanyi lockout { $id } --undo 解除，再重新邀请。
lockout-undone = { $id } 已解除停用。停掉的角色不会自己回来，需要的话请重新邀请。
lockout-none = { $id } 没有被停用。

### The card of a report

card-report-heading = { $urgent ->
        [True] 🔴 <b>#{ $number } { $category }</b>【加急】
       *[other] <b>#{ $number } { $category }</b>
    }
card-report-place = 📍 { $area } · <a href="{ $url }">地图</a>
card-report-who = { $count ->
        [1] 👤 { $trade }报的
       *[other] 👥 { $trade }等 { $count } 人报的
    }
card-report-anybody = 路过的人
card-report-words = 💬 报告人{ $number }：{ $words }
card-report-photos = 📷 共 { $count } 张照片
card-report-filed = 🕒 { $at } 报的
card-report-submitted = { $late ->
        [late] ⏰ <b>没人接，{ $due } 就该接了</b>
        [soon] ⏰ <b>还没人接，{ $due } 前要接</b>
        [asked] ⏸ 没人接，在等报告人回话
       *[no] ⏳ 还没人接，{ $due } 前要接
    }{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
card-report-taken = ✋ { $who } 接了{ $late ->
        [late] ，⏰ <b>{ $due } 就该处理好了</b>
        [soon] ，⏰ <b>{ $due } 前要处理好</b>
        [asked] ，⏸ 在等报告人回话
       *[no] ，{ $due } 前要处理好
    }{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
card-report-on_site = 🚧 { $who } 到现场了{ $late ->
        [late] ，⏰ <b>{ $due } 就该处理好了</b>
        [soon] ，⏰ <b>{ $due } 前要处理好</b>
        [asked] ，⏸ 在等报告人回话
       *[no] ，{ $due } 前要处理好
    }{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
card-report-unanswered = 🔕 问了报告人，一直没有回话，时间接着算了
card-report-resolved = ✅ { $who } 说处理好了，等报告人确认
card-report-closed = 🏁 办完了（{ $who }）
card-report-rejected = 🚫 没受理：{ $why }
card-report-merged = 🔗 并到 #{ $target } 一起办了
card-report-withdrawn = ↩️ 报告人撤回了
card-report-moved = ↪️ 转走了，现在归 { $desk }
card-report-take = ✋ 我来
card-report-arrive = 🚧 到现场
card-report-resolve = ✅ 办好了
card-report-more = 更多
card-report-release = 退回
card-report-transfer = 转办
card-report-reject = 不受理
card-report-merge = 并案
card-report-ask = 问报告人
card-report-hide = 照片拍到人
card-report-view = 详情
card-report-less = 收起
card-report-taken-toast = 归你了，#{ $number }
card-report-released-toast = 退回了，别人可以接
card-report-arrived-toast = 记下了：到现场
card-report-alert = ⚠️ <b>这条没有处置群接，请你安排。</b>
card-report-administrators = 管理员
digest-heading = 📋 <b>一下子来了很多，这 { $count } 条合在一起：</b>
digest-line = { $heading }
    　{ $area } · { $standing }
digest-moved = { $heading }
    　↪️ 转走了
digest-take = ✋ #{ $number }
report-unknown = 没有 #{ $number } 这条。
report-taken = #{ $number } 已经是 { $who } 在办。
report-state = #{ $number } { $state ->
        [submitted] 还没人接，要先接下来。
        [resolved] 已经处理好了，在等报告人确认。
        [closed] 已经办完了。
        [rejected] 已经定了不受理。
        [merged] 已经并到别的里面了。
        [withdrawn] 报告人已经撤回了。
       *[other] 现在不能这样。
    }
report-in-other-hands = 这条在 { $who } 手里，要 { $who } 自己或上级来。
report-not-yours = 这不是你报的。
report-not-open = 那条已经办完了，请单独报。
report-no-target = 不能并到 #{ $number }：没有、已经办完，或者就是它自己。
report-objected-before = 已经提过一次不同意，上一级看过了。
reject-conduct = 说的是人的行为，这里只收东西和地方的问题
reject-duplicate = 已经有人报过，正在办
reject-private = 是私人地方的事，管不了
reject-unclear = 照片和位置看不清是什么
reject-not_there = 到现场没看到
reject-elsewhere = 不在本区

### 照片

photo-none = 这不是照片。请拍一张，或从相册里选一张发来。
photo-heic = 这种格式的图片这里打不开。请把它当“照片”发送（不要选“文件”），Telegram 会自动转换。
photo-too-big = 这张照片太大了，最多 { $megabytes } MB。请把它当“照片”发送（不要选“文件”），就会变小。
photo-too-many-pixels = 这张照片的像素太多了，最多 { $megapixels }00 万。请把它当“照片”发送（不要选“文件”），就会变小。
photo-broken = 这张照片没传完整，打不开。请再发一次。
photo-lost = 没取到这张照片。请再发一次。
photo-hidden = 这张照片拍到了人，已经隐去
photo-erased = 这张照片已经删除
photo-away = 这张照片一时取不到，过会儿再看

### 群里

group-anonymous = 你在这里是匿名发言，我认不出是谁。请关掉“匿名管理员”，用自己的名字再来一次。
group-elsewhere = 在群里我只管隐患的事。别的请私下找我。
group-private = 💬 私下找我

### Reporting a hazard

key-hazard = 📸 随手拍
typed-hazard = 随手拍 | 报隐患 | 上报 | 举报隐患 | 我要上报
form-hazard = 随手拍
menu-hazard = 随手拍：报路上的隐患
hazard-consent = 📸 <b>随手拍</b>：路上看到隐患，拍一张，点两下，发个位置，处理好了告诉你。

    你发的照片、位置和说的话会给管这一片的干部看。他们只看到“报告人1”和你的行业，看不到你是谁。照片办完后留 { $days } 天。
    解决并确认后给你记积分，账上只有编号，改不了也删不掉。
    只拍东西和地方，<b>不拍人脸、车牌、门牌</b>。
hazard-agree = 👍 同意，继续
hazard-later = 不用了
hazard-left = 好的，不报了。想报的时候点 <b>📸 随手拍</b>。
hazard-photo = 📷 拍一张发给我（最多 { $most } 张）。
    只拍东西和地方，不拍人脸、车牌、门牌。
hazard-photo-hint = 先发一张照片，拍清楚是什么东西就行。
hazard-photos-full = 已经有 { $most } 张了，够了。
hazard-photos-lost = 照片放太久，已经删了。请再拍一张发给我。
hazard-place = 📍 它在哪儿？点下面的 <b>📍 就在这里</b>。
    不在旁边？点回形针 📎，在地图上放个点。
hazard-place-key = 📍 就在这里
hazard-place-hint = 发个位置给我，才找得到它。
hazard-place-forwarded = 转发来的位置不能用，我不知道是谁在哪儿发的。请自己发一个。
hazard-place-vague = 这个位置差着 { $metres } 米，找不到。走到开阔处再发一次，或者点回形针 📎 在地图上放个点。
hazard-place-outside = 这里不归本区管，我送不到。请打当地 12345，或者发个本区的位置。
hazard-category = 这是什么？
hazard-danger = ⚠️ <b>先顾人：离远一点，别碰。</b>
    有危险马上打：<code>110</code> 报警　<code>119</code> 火警　<code>120</code> 急救　<code>122</code> 交通事故
    这条我会加急送。
hazard-same = 🔎 是不是这个？{ $category }，离你 { $metres } 米，{ $at } 有人报过。
hazard-same-yes = ✅ 就是它，算我一个
hazard-same-no = 不是
hazard-same-gone = 附近那条刚办完。接着报？
hazard-summary = <b>看一眼就发：</b>
    { $category }
    📍 { $area }
    📷 { $count } 张{ $more }

    想补一句，直接打字就行。
hazard-summary-same = 🔗 和 #{ $number } 是同一个
hazard-summary-words = 💬 { $words }
hazard-send = 📨 发送
hazard-not-here = 不是这一片
hazard-move = 重发位置
hazard-recategorize = 换一类
hazard-send-hint = 点“发送”就好；想补一句，直接打字。
hazard-category-gone = 这一类现在不收了，请换一类。
hazard-enough = 今天你已经报了 { $most } 条，谢谢！明天再接着报，急事请打 12345。
hazard-sent = 📨 收到，编号 <b>#{ $number }</b>。
hazard-thanks = 谢谢！照片和位置都存好了，你放心走。有消息我告诉你，进展就写在 📄 那一条里。
hazard-yours-already = 这条 #{ $number } 你报过了，照片和话都加进去了。
hazard-stale = 上次的随手拍还没发。这张照片是接着那次的，还是新的？
hazard-anew = 报新的
hazard-none = 这里还没开随手拍。急事请打 12345。

### 我的随手拍

key-myreports = 📄 我的随手拍
form-still = 还在的情况
mine-heading = 📄 <b>#{ $number } { $category }</b>
mine-place = 📍 { $area }
mine-submitted = 🕐 送到了{ $office }，还没人接{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
mine-taken = 👷 { $office }有人接手了{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
mine-on_site = 🚧 { $office }的人到现场了{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
mine-resolved = ✅ { $office }说处理好了
mine-closed = { $silent ->
        [yes] 🏁 一直没有回音，先办结了
       *[other] 🏁 办结了，谢谢你
    }
mine-rejected = 🚫 没有受理：{ $why }
mine-merged = 🔗 和 #{ $target } 是同一件事，并到那一条一起办，进展看那一条
mine-withdrawn = ↩️ 撤回了
mine-due = { $late ->
        [yes] { $phase ->
            [take] ⏰ 本来 { $at } 前该有人接，晚了，已经在催
           *[resolve] ⏰ 本来 { $at } 前该处理好，晚了，已经在催
        }
       *[no] { $phase ->
            [take] ⏳ 最晚 { $at } 前有人接
           *[resolve] ⏳ 最晚 { $at } 前处理好
        }
    }
mine-asked = ⏸ 有个问题在等你回答，答了就接着办
mine-done = ✅ { $office }说处理好了。
mine-no-photo = 没有照片，因为：{ $why }
mine-look = 👀 没了，还是还在？{ $until } 前说一声，也可以先去看一眼。
mine-look-again = 要是还在，{ $until } 前都可以说。
mine-rated-ask = 👍 你说没了，谢谢！这次处理得满意吗？
mine-rated-good = 😊 你说满意，谢谢你。
mine-rated-bad = 📝 你说不满意，记下了，会算进评价里。
mine-begun-anew = 🔁 还在，已经重新处理。
mine-refused = 🚫 没有受理：{ $why }
mine-refused-unsaid = 没有写原因
mine-object-how = 不同意就点下面，会请上一级再看一次（只能一次）。
mine-refused-twice = 上一级也看过了。情况有变化的话，可以重新报。
mine-reminder = { $heading }
    👀 说是处理好了。没了，还是还在？到 { $until } 还没有回音，就先办结了。
mine-at = { $month }月{ $day }日 { $time }
mine-step = · { $at }　{ $what }
mine-step-file = 报上来了
mine-step-take = 有人接手
mine-step-release = 退回，等别人接
mine-step-transfer = 转到该管的地方
mine-step-on_site = 到了现场
mine-step-resolve = 说处理好了
mine-step-reject = 没有受理
mine-step-merge = 并到另一条
mine-step-withdraw = 撤回了
mine-step-reopen = 有人说还在，重新处理
mine-step-object = 有人不同意，请上一级再看
mine-step-close = 办结
mine-short-submitted = 等人接
mine-short-taken = 有人接了
mine-short-on_site = 到现场了
mine-short-resolved = 等你确认
mine-short-closed = 办结
mine-short-rejected = 没受理
mine-short-merged = 并到另一条
mine-short-withdrawn = 撤回了
mine-button-about = 怎么样了？
mine-button-drop = 撤回
mine-button-object = 不同意
mine-button-gone = ✅ 没了
mine-button-still = ❗ 还在
mine-button-ok = 😊 满意
mine-button-bad = 🙁 不满意
mine-list = 📄 <b>你报过 { $count } 条</b>，点开看进展：
mine-none = 你还没有报过。路上看到隐患，拍一张发来就行。
mine-new = 📷 报一个
mine-label = #{ $number } { $category } · { $standing }
mine-newer = ‹ 新一点的
mine-older = 早一点的 ›
mine-back = ‹ 我的随手拍
mine-about-done = 帮你问了，他们马上能看到。
mine-about-again = 今天已经问过了，他们看到了。明天可以再问。
mine-drop-ask = { $others ->
        [0] 要撤回 #{ $number } 吗？撤回后就不会有人去了。
       *[other] 要撤回 #{ $number } 吗？别人也报了，会接着办，只是不再告诉你。
    }
mine-drop-yes = 撤回
mine-drop-no = 不撤回
mine-dropped = 撤回了。
mine-left = ↩️ #{ $number } 你撤回了；别人也报了，会接着办。
mine-object-done = 好，已经请{ $office }再看一次。
mine-gone-done = 太好了，谢谢你！
mine-thanks = 记下了，谢谢你。
mine-still-ask = #{ $number } 还在？点一个原因，或者写几个字，拍一张发来也行。
mine-still-untouched = 根本没动
mine-still-partly = 只弄了一部分
mine-still-again = 弄好了又有了
mine-still-photo = （见照片）
mine-still-hint = 点一个原因，写几个字，或者发一张照片。
mine-still-done = 收到。#{ $number } 重新处理，已经告诉{ $office }和上一级。
mine-too-late = 过了 { $days } 天，#{ $number } 不能重新打开了。还在的话请重新报一次，很快的。
mine-reopened-already = 已经有人说还在，正在重新处理。
mine-not-resolved = 这条现在不用你确认。
mine-rated-before = 已经评过了，谢谢你。
mine-back-cadre = 🔁 <b>#{ $number } { $category }</b>（{ $area }）回来了：报告人说还在，{ $why }。
    这是第 { $round } 次，请你再去处理一下。
mine-back-superior = 🔁 <b>#{ $number } { $category }</b>（{ $area }）说处理好了，报告人说还在：{ $why }。
    已经重新处理（第 { $round } 次），请你留意。
menu-myreports = 我的随手拍

### 到时间了

chase-late = { $phase ->
        [take] ⏰ <b>#{ $number } { $category }</b>（{ $area }）还没人接，{ $at } 前就该接了。谁现在有空？
       *[resolve] ⏰ <b>#{ $number } { $category }</b>（{ $area }）还没处理好，{ $at } 前就该好了。{ $who }，需要帮忙就在这里说。
    }
chase-superior = { $phase ->
        [take] ⏰ <b>#{ $number } { $category }</b>（{ $area }）一直没人接，{ $at } 前就该接了。请你安排一个人。
       *[resolve] ⏰ <b>#{ $number } { $category }</b>（{ $area }）在 { $who } 手里，一直没处理好，{ $at } 前就该好了。请你过问一下。
    }
chase-administrators = { $phase ->
        [take] 🚨 <b>#{ $number } { $category }</b>（{ $area }）拖了一倍时间还没人接，{ $at } 前就该接了。请管理员处理。
       *[resolve] 🚨 <b>#{ $number } { $category }</b>（{ $area }）拖了一倍时间还没处理好，{ $at } 前就该好了，在 { $who } 手里。请管理员处理。
    }
chase-asked = 💬 <b>#{ $number } { $category }</b>：报告人{ $reporter } 问，怎么样了？
chase-open = 📄 打开 #{ $number }

### 上报的数据

key-stats = 📊 数据
menu-stats = 上报的数据
stats-all-time = 全部时间
stats-month = { $year }年{ $month }月
stats-heading = 📊 <b>{ $heading }</b>
stats-filed = 上报 <b>{ $count }</b> 件（上月 { $before }）
stats-rate = { $name } <b>{ $rate }</b>（上月 { $before }）：{ $whole } 件里 { $part } 件
stats-response = 响应率
stats-resolution = 解决率
stats-satisfaction = 满意率
stats-take-hours = 接单用时中位数 { $hours }（上月 { $before }）
stats-resolve-hours = 办结用时中位数 { $hours }（上月 { $before }）
stats-hours = { $hours } 小时
stats-apart = 不受理 { $rejected } 件；另有并案 { $merged } 件、撤回 { $withdrawn } 件，不计在内
stats-open = 现在待办 { $count } 件，其中加急 { $urgent } 件（不论哪个月报的）
stats-table = <b>{ $heading }</b>（件数 · 响应 · 解决 · 满意）
stats-line = { $name }：{ $count } · { $response } · { $resolution } · { $satisfaction }
stats-rest = 其余：{ $count }
stats-rates = 三率
stats-before = 上月
stats-by-category = 按类别
stats-by-area = 按片区
stats-by-month = 按月
stats-area-itself = 本级
stats-subtitle = 上报 { $count } 件，截至 { $date }
stats-map = 现在待办 { $count } 件
stats-urgent = 加急 { $count }
stats-usual = 其他 { $count }
stats-beyond = 图上没画 { $count }
stats-earlier = ⬅️ { $month }
stats-later = { $month } ➡️
stats-areas = 🗺 换片区
stats-categories = 🏷 选类别
stats-every-category = 全部类别
stats-picture = 🖼 看图
stats-export = 📄 导出
stats-how = ❓ 怎么算的
stats-exports = 🗂 导出记录
stats-back = ⬅️ 回数据
stats-method =
    <b>怎么算的</b>
    一件事归它上报的那个月，归现在负责的片区或部门。撤回的、并到别处的不计，同一处隐患只算一件。

    <b>响应率</b>：接单时限内有人接单、答复不受理、或者向报告人问情况的，除以时限已到或已经响应的。还没人管、但没到时限的，先不算。
    <b>解决率</b>：现在是“已解决”或“已办结”的，除以这些加上没解决的。没解决的是：过了办结时限还没办完的，或者报告人说“还在”、还没再办好的。没到时限的先不算，不受理的不算。
    <b>满意率</b>：报告人点了“满意”、没有人点“不满意”的，除以全部已办结的。{ $days } 天没回音自动办结的，和没有点满意的，都不算满意。

    时限按工作时间算，加急的昼夜都算。接单用时、办结用时是从上报算起、钟表上走过的小时（夜里和休息日也在内），取中位数；重新办过的算到最后一次办好。
stats-week = 📊 <b>{ $name }上周小结</b>（{ $first }–{ $last }）
stats-week-done = 新上报 { $filed } 件，首次接单 { $taken } 件，解决 { $resolved } 件，办结 { $closed } 件
stats-week-open = 现在待办 { $count } 件
stats-week-late = ⏰ 其中超时 { $count } 件，拖得最久的：{ $numbers }
stats-week-in-time = 都没有超时，辛苦大家了。
stats-day = { $month }月{ $day }日
aside-sent = 已经私下发给你了。没收到就点下面，先跟我打个招呼。
export-offer =
    📄 导出 <b>{ $heading }</b>
    要哪种文件？里面没有任何人的信息，坐标是 WGS-84。谁导出了什么会记下来。
export-as-xlsx = Excel（XLSX）
export-as-csv = CSV
export-as-geojson = 地图（GeoJSON）
export-all-time = 改成全部时间
export-this-month = 改成只要这个月
export-nothing = 这段时间没有上报，没有什么可导出。
export-caption =
    { $heading }，{ $count } 件。坐标是 WGS-84，放到高德、百度地图上要先换算。
    导出已经记下。
export-file-name = 上报-{ $date }.{ $kind }
export-records = <b>最近的导出</b>
export-records-none = 还没有人导出过。
export-record = { $date } { $who }：{ $heading }，{ $kind }，{ $count } 件
export-by-command = 命令行
export-done = { $count } 件，写到了 { $file }
export-yes = 是
export-no = 否
export-no-trade = 不详
export-state = { $state ->
    [submitted] 待接单
    [taken] 已接单
    [on_site] 到现场
    [resolved] 已解决
    [closed] 已办结
    [rejected] 不受理
    [merged] 已并案
   *[withdrawn] 已撤回
}
export-column = { $column ->
    [number] 编号
    [category] 类别
    [urgent] 加急
    [state] 状态
    [area] 所在片区
    [care] 负责片区
    [department] 负责部门
    [longitude] 经度
    [latitude] 纬度
    [datum] 坐标系
    [reporters] 报告人数
    [trades] 报告人行业
    [round] 第几次办
    [filed] 上报时间
    [answered] 响应时间
    [taken] 接单时间
    [resolved] 解决时间
    [ended] 结束时间
    [counted] 计入
    [in_time] 按时响应
    [solved] 解决
    [satisfied] 满意
    [take_hours] 接单用时（小时）
   *[resolve_hours] 办结用时（小时）
}

### Work on a report: words and choices

work-named = <b>#{ $number } { $category }</b> · { $area }
work-leave = 先不办
work-sure-hint = 请点上面的按钮；想改就直接再发一次。
work-resolve = { $report }
    拍一张处理后的照片发给我，就能办结。
    没法拍，点一个原因，或者直接打字说明。
work-resolve-photo = { $report }
    照片收到了。办结后，报告人会看到这张照片，并说一声是不是真的没了。
work-resolve-reason = { $report }
    没有照片的原因：{ $why }
    办结后，报告人会看到这个原因，并说一声是不是真的没了。
work-resolve-yes = ✅ 办结
work-resolve-hint = 请发一张处理后的照片，或者点一个原因、打字说明。
work-resolved = ✅ #{ $number } 办结了，已经告诉报告人。
resolve-nothing_left = 已清走，现场没什么可拍
resolve-by_others = 已由责任单位处理，没去现场
resolve-unsafe = 现场不方便拍照
work-photos-gone = 照片已经不在了，请再发一次。
work-reject = { $report }
    为什么不受理？点一个原因，或者直接打字。报告人会看到。
work-reject-sure = { $report }
    不受理的原因：{ $why }
    报告人会看到，不同意可以请上一级再看一次。{ $conduct ->
        [True] 照片马上隐去并销毁，找不回来。
       *[other] {""}
    }
work-reject-yes = 🚫 不受理
work-reject-hint = 请点一个原因，或者打字说明。
work-rejected = 🚫 #{ $number } 定了不受理，已经告诉报告人。
work-transfer = { $report }
    转给谁？点一个；没看到就打几个字找，比如“大学路”。
work-transfer-desk = 💬 { $name }
work-transfer-no-desk = { $name }（还没有群）
work-transfer-sure = { $report }
    转给 <b>{ $to }</b>，这里就不再显示。{ $desk ->
        [True] {""}
       *[other] 那边还没有群，先由管理员安排。
    }{ $state ->
        [submitted] 还没人接，会先记在你名下再转。
       *[other] {""}
    }
work-transfer-yes = ↪️ 转过去
work-transfer-take = ✋↪️ 接下并转过去
work-transfer-hint = 请点一个，或者打几个字找区域、部门。
work-transfer-there = 已经归那里了。
work-transferred = ↪️ #{ $number } 转给了 { $to }。
work-merge = { $report }
    和哪一条是同一件事？附近同类的在下面，也可以直接打编号。
work-merge-none = { $report }
    附近没有同类的。知道编号的话，直接打给我，比如 123。
work-merge-offer = #{ $number } · { $metres } 米
work-merge-sure = { $report }
    并到 { $target }，相距 { $metres } 米。{ $same ->
        [True] {""}
       *[other] ⚠️ 两条的类别不一样。
    }
    报告人会一起过去，以后只办那一条。
work-merge-yes = 🔗 并过去
work-merge-hint = 请点一条，或者打它的编号，比如 123。
work-merged = 🔗 #{ $number } 并到 #{ $target } 了。
work-ask = { $report }
    想问什么？打给我，我转给报告人（{ $count } 人）。等回话时不计时。
work-ask-sure = { $report }
    这样问：<blockquote>{ $words }</blockquote>
work-ask-yes = ✉️ 发给报告人
work-asked = ✉️ #{ $number } 问了报告人（{ $count } 人），回话会跟在卡片后面。
work-only-words = 请打字。
work-words-too-long = 有 { $length } 个字，太长了，最多 { $longest } 个。
work-asked-before = 这句话已经问过了，在等报告人回话。
work-nobody-to-ask = 报告人都已经不在了，问不到。
work-answer-late = #{ $number } 已经办完了，不用再回了。谢谢你！
work-hidden = 隐去了，大家都看不到了；{ $days } 天后销毁。
work-hidden-before = 没有还在显示的照片，都已经隐去了。
work-hide-one = 隐去第 { $place } 张
work-hide-all = 全部隐去
work-assign = { $report }
    指派给谁？数字是手上在办的。
work-assign-nobody = { $report }
    这里还没有干部，先请管理员添加，或者转给别处。
work-assign-to = { $who }（{ $count }）
work-assign-gone = 这个人已经不在了，请另选一位。
work-assigned = 👤 #{ $number } 指派给 { $who } 了，已经告诉本人。
work-assigned-you = 👤 { $by } 指派给你：<b>#{ $number } { $category }</b> · { $area }
work-link-unknown = 这个链接不对。请回群里再点一次按钮。
work-link-not-yours = 这个链接是别人的。请你自己在群里点按钮。
work-link-late = 这个链接过了十分钟，失效了。请在群里再点一次 #{ $number } 的按钮，或者发 /report { $number }。
work-reply-which = 这里有好几条，不知道说的是哪一条。请发 /report 加编号，比如 /report 123，在那里办。
work-reply-hint = 回复照片可以办结，回复文字可以问报告人。
work-offer-photo = 用这张照片办结 #{ $number } 吗？
work-offer-use = ✅ 用它办结
work-offer-no = 取消
work-offer-words = 拿这句话问 #{ $number } 的报告人吗？
work-offer-ask = ✉️ 问报告人
work-offer-gone = 原来的消息不在了，请再回复一次。
work-offer-not-yours = 这是别人发的，由本人来点。
work-offer-dropped = 好的，没有办。

question-asked = ❓ 关于你报的 { $report }，工作人员想问：<blockquote>{ $words }</blockquote>直接回复这条消息，或者点下面的按钮。
question-answer = ✍️ 回答
question-leave = 先不回答
question-again = 关于 #{ $number }：<blockquote>{ $words }</blockquote>请打字回答：
question-answered = 谢谢！已经转给在办 #{ $number } 的工作人员。
question-told = 💬 #{ $number } 报告人{ $reporter }（{ $trade }）回话：<blockquote>{ $words }</blockquote>
question-hint = 请打字回答。
question-gone = 这个问题已经不在了。

report-open = 打开
report-voices = <b>报告人</b>
report-voice = · 报告人{ $number }（{ $trade }）：{ $words }
report-voice-silent = · 报告人{ $number }（{ $trade }）
report-question = ❓ { $words }
report-answer = 💬 报告人{ $number }：{ $words }
report-unreadable = （已经看不到了）
report-history = <b>经过</b>
report-step = · { $at } { $told } { $why }
report-step-given = （{ $who } 指派）
report-step-file = { $who }上报
report-step-take = { $who } 接了
report-step-release = { $who } 退回，等人接
report-step-transfer = { $who } 转给
report-step-on-site = { $who } 到了现场
report-step-resolve = { $who } 办结
report-step-reject = { $who } 不受理
report-step-merge = { $who } 并到别的一条
report-step-withdraw = { $who }撤回
report-step-reopen = { $who }说还在
report-step-object = { $who }不同意
report-step-close = { $who }确认，办完
report-by-itself = 没人回话，自动
report-reporter = 报告人{ $number }
report-assign = 👤 指派
report-photos = 📷 全部照片
report-photos-none = 没有可以看的照片。
report-which = 请带上编号，比如 /report 123。

queue-heading = 📋 <b>{ $tab ->
        [untaken] 没人接的
        [mine] 我在办的
       *[all] 全部没办完的
    }（{ $count }）</b>
queue-none = { $tab ->
        [untaken] 没有等人接的，都接走了 👍
        [mine] 你手上没有在办的。
       *[all] 没有没办完的 👍
    }
queue-line = { $urgent ->
        [True] 🔴
       *[other] ·
    } <b>#{ $number }</b> { $category } · { $area } · { $state }{ $late ->
        [late] ，⏰ <b>过了 { $due }</b>
        [due] ，限 { $due }
        [asked] ，⏸ 等报告人回话
       *[none] {""}
    }
queue-state = { $state ->
        [submitted] 没人接
        [taken] 在办
        [on_site] 在现场
        [resolved] 已处理
        [closed] 已办完
        [rejected] 没受理
        [merged] 已并走
       *[withdrawn] 已撤回
    }
queue-take = ✋ 接下这一页的 { $count } 条
queue-back = ‹ 上一页
queue-open = #{ $number }
queue-tab = { $chosen ->
        [True] ●{" "}
       *[other] {""}
    }{ $tab ->
        [untaken] 没人接
        [mine] 我的
       *[all] 全部
    } { $count }
queue-taken = { $count ->
        [0] 一条也没接到：
       *[other] ✋ 接了 { $count } 条：{ $numbers }
    }
find-found = 🔎 “{ $words }”找到 { $count } 条（看了最近的 { $most } 条）：
find-none = 🔎 最近的 { $most } 条里没有“{ $words }”。换个词试试：类别、地名、编号、状态或报告人写的话。
find-what = 找什么？在 /find 后面写上词，比如 /find 大学路 垃圾。

key-queue = 📋 待办
menu-queue = 待办的隐患
menu-report = 看一条，后面写编号
menu-find = 找隐患，后面写词
form-resolve = 办结
form-reject = 不受理
form-transfer = 转办
form-merge = 并案
form-ask = 问报告人
form-answer = 回答

### 处置群

menu-bind = 绑定处置群
form-desk = 绑定处置群
desk-menu = 📌 处置群
desk-administrators = 管理员
desk-some-categories = { $name }（只管：{ $categories }）
desk-list = { $count ->
    [0] <b>📌 处置群</b>：还没有。没有处置群的地方，隐患会发给管理员。
   *[other] <b>📌 处置群</b>：{ $count } 个
}
desk-entry = { $number }. { $name } { $state ->
    [topic] · 一个话题里
   *[open] · 正常
}
desk-entry-lost = { $number }. ⚠️ { $name } · { $state ->
    [silenced] 我不能在里面发言
    [topic] 话题被删了
   *[removed] 我不在群里了
}，请重新绑定
desk-new = ➕ 绑定一个群
desk-unbind = 解绑 { $number }. { $name }
desk-unbind-ask = 解绑 <b>{ $name }</b> 的处置群吗？里面没办完的 { $count } 条会转到上一级的处置群，没有就发给管理员。
desk-unbind-yes = 解绑
desk-unbind-no = 不了
desk-unbound = 解绑了。没办完的马上转走。
desk-over = 这个处置群已经不在了。点“📌 处置群”看现在有哪些。
desk-ask-care = 这个群处理哪里的隐患：一片区域、一个部门，还是某片区域里的一个部门？
desk-ask-which = 处理哪些类别？全部就点第一个；一个话题只管几类，就把它们点上。
desk-which-all = 全部类别
desk-which-these = ✔️ 就这些
desk-code = <b>{ $name }</b> 的绑定码好了，{ $minutes } 分钟内有效，只能用一次。
    1. 把我拉进那个群（最好设成管理员）。
    2. 用自己的名字，在群里发下面这一行；要绑定一个话题，就在那个话题里发（点一下就能复制）：

    <code>/bind { $code }</code>
desk-code-elsewhere = 绑定码要发到那个群里，不是发给我：把我拉进群，再在群里发一遍。
desk-how = 管理员先私下给我发 /bind 领一个绑定码，再到这里发“/bind 绑定码”，这里就成了处置群。
desk-bound = 好了，这个群现在处理 <b>{ $name }</b> 的隐患。来了新的，我会在这里发卡片。
desk-bound-topic = 好了，这个话题现在处理 <b>{ $name }</b> 的隐患。来了新的，我会在这里发卡片。
desk-bound-before = 这里原来处理 { $name } 的隐患，那些没办完的马上转走。
desk-code-wrong = 没有这个绑定码。请照着私聊里的那一行再发一次。
desk-code-used = 这个绑定码已经用过了。请私下给我发 /bind 再领一个。
desk-code-expired = 这个绑定码过期了。请私下给我发 /bind 再领一个。
desk-code-pause = 试错的次数太多了，请过 { $minutes } 分钟再来。
desk-lost = ⚠️ <b>{ $name }</b> 的处置群联系不上了：{ $why ->
    [silenced] 我不能在里面发言了
    [topic] 它的话题被删了
   *[removed] 我不在群里了
}。{ $count ->
    [0] 里面没有没办完的隐患。
   *[other] 里面没办完的 { $count } 条转到：
}
desk-lost-home = · { $name }：{ $count } 条
desk-lost-next = 处理好以后，请用 /bind 重新绑定。
desk-topic-gone = <b>{ $name }</b> 的话题被删了，以后的卡片发到那个群的主话题里，没办完的也在那里重发。要换地方，请用 /bind 重新绑定。

### Points

points-came = ⭐ <b>+{ $points } 分</b>：{ $what }。现在一共 { $balance } 分。
points-went = ⭐ <b>−{ $points } 分</b>：{ $what }。现在还有 { $balance } 分。
points-same = ⭐ { $what }：积分没有变，还是 { $balance } 分。
points-waived = 本来是 { $asked } 分，余额不够，只收了 { $taken } 分，剩下 { $waived } 分免了。
points-why = 原因：{ $words }
points-open = ⭐ 看我的积分
points-what-report = { $what } #{ $number }
points-what-at = { $what } · { $where }
points-what-redemption = 兑换
points-what-redemption-of = 兑换 { $thing }
points-what-refund = 退回兑换的积分
points-what-refund-of = 退回：{ $thing }
points-what-reversal = 更正第 { $number } 笔（{ $what }）

key-points = ⭐ 我的积分
menu-points = 我的积分
typed-points = 积分 | 我的积分 | 查积分 | 看积分 | 我有多少积分 | points | my points

points-title = ⭐ <b>我的积分：{ $balance } 分</b>
points-score = { $year } 年第 { $number } 季度得分 <b>{ $total }</b> ＝ 基础 { $base } ＋ 贡献 { $contribution } － 扣除 { $deduction }{ $below ->
        [yes] （最低算 0）
       *[no] {""}
    }
points-badge = 🏅 达人徽章，一季度满 { $badge } 分：
    { $bar } { $missing ->
        [0] 够了！季度结束发给你
       *[other] 还差 { $missing } 分
    }
points-unconfirmed = 报到通过以后，积分就能换东西。
points-waiting = 报到在等书记确认，通过以后积分就能换东西。
points-last = <b>最近的：</b>
points-none = 还没有积分记录。
points-list = <b>⭐ 积分记录</b>
points-entry = { $day } <b>{ $amount }</b> { $what }　<i>第 { $number } 笔</i>
points-day = { $month }月{ $day }日
points-next = <b>接下来可以：</b>
points-next-checkin = · 去报到：{ $points ->
        [0] 一分钟就好
       *[other] 通过了 +{ $points } 分
    }
points-next-recheck = · 说一声还是不是这样：+{ $points } 分
points-next-reward = · { $missing ->
        [0] 够换“{ $reward }”了（{ $price } 分）
       *[other] 再有 { $missing } 分，就能换“{ $reward }”（{ $price } 分）
    }
points-next-report = · 看到隐患拍一张，解决了 +{ $points } 分{ $times ->
        [0] {""}
       *[other] ，再有 { $times } 件就够徽章
    }
points-next-problem = · 到驿站发现没热水、插座坏了，点“有问题”，属实 +{ $points } 分
points-next-service-day = · 新新服务日来现场扫码：+{ $points } 分
points-next-hours = · 做志愿服务，跟书记说一声：每小时 +{ $points } 分
points-do-checkin = 🪪 报到
points-do-recheck = 👌 都没变
points-do-report = 📸 随手拍
points-rewards = 🎁 兑换
points-ranking = 🏆 排行榜
points-certificate = 📜 证书
points-rules-button = 📖 规则
points-older = 更早的 ›
points-newer = ‹ 更新的
points-file = 📄 全部，存成表格

points-rules = <b>📖 积分规则</b>
points-no-rules = 还没有公布积分规则。
points-rule = <b>{ $label }</b>　{ $way ->
        [hours] 每小时 +{ $points } 分
        [award] 最多 +{ $points } 分
        [deduct] −{ $points } 分
       *[once] +{ $points } 分
    }　{ $kind ->
        [base] 基础分
        [deduction] 扣除分
       *[contribution] 贡献分
    }
points-rule-share = · 一起报的每人 +{ $share } 分
points-rule-day = · 一天最多 { $times } 次
points-rule-month = · 一个月最多 { $times } 次
points-counting = 确认了才给分，看错、报错不扣分。
    季度得分 ＝ 基础分 ＋ 贡献分 － 扣除分，满 { $badge } 分有达人徽章。换东西不影响得分。
    扣分要两个人都同意，会告诉你原因；{ $days } 天内你可以申诉，由别人来定。余额扣到 0 为止。
points-file-caption = 你的全部积分记录。
points-file-name = 积分-{ $date }.xlsx
points-column = { $column ->
        [number] 第几笔
        [date] 时间
        [points] 积分
        [balance] 余额
        [what] 事由
        [kind] 类别
        [score] 计入季度得分
        [waived] 免收
       *[reverses] 更正第几笔
    }
points-kind = { $kind ->
        [base] 基础分
        [contribution] 贡献分
        [deduction] 扣除分
        [redemption] 兑换
        [refund] 退回
       *[reversal] 更正
    }

kept-points = · <b>积分</b>：每一笔记到编号上，写明为哪件事（比如哪条上报），谁也改不了、删不掉，账才对得上；删除个人信息后，编号找不到你
mydata-part-points = 积分
mydata-balance = 余额
mydata-month = 月份
mydata-base = 基础分
mydata-contribution = 贡献分
mydata-deducted = 扣除分
mydata-entry = 积分记录
mydata-entry-base = 基础分
mydata-entry-contribution = 贡献分
mydata-entry-deduction = 扣除分
mydata-entry-redemption = 兑换
mydata-entry-refund = 退回
mydata-entry-reversal = 更正
mydata-entry-number = 第几笔
mydata-about = 事情的编号
mydata-counted = 计入得分
mydata-waived = 免收
mydata-reverses = 更正第几笔
mydata-entered-by = 谁确认的
mydata-entered-by-scope = 确认人的范围

### Handing out

code-wrong = 没有这个兑换码。请对着骑手手机上的码再看一遍，一共 8 位；也可以用手机相机直接扫。
code-unlike = 这不像兑换码：一共 { $length } 位，没有 0、1、2、5、8，也没有 B、G、I、L、O、Q、S、U、V、Z。请对着骑手的手机再看一遍，或者用手机相机直接扫。
code-pause = 试错的次数太多了，请过 { $minutes } 分钟再打一次，或者再扫一次。
code-elsewhere = 这个码要在“{ $station }”领。请骑手去那里，或者在“🎟 我的预约”里取消后换个驿站。
code-for-keepers = 兑换码是给驿站管理员看的。到驿站领东西时，把码给他们扫就行。
code-own = 这是你自己的预约。请让驿站的另一位管理员发给你。
code-spent = { $state ->
    [handed] 已经发过了，不用再发。
    [lapsed] 这个码过期了，先别发。分会退给骑手，可以重新预约。
    [cancelled] 骑手已经取消了，先别发。要的话请骑手重新预约。
   *[undone] 这次发放已经撤回了，分退给了骑手。要的话请骑手重新预约。
}
code-undo-late = 发放超过 { $minutes } 分钟，不能撤回了。真发错了，请告诉管理员。
code-guessed-keeper = ⚠️ <b>{ $name }</b>（{ $stations } 的驿站管理员）{ $minutes } 分钟里输错了 { $tries } 次兑换码。
    这个账号接下来 { $minutes } 分钟不能查码。问一下是不是本人；要是手机丢了，到 👤 人员 里结束这个角色。
code-guessed-administrator = ⚠️ 管理员账号 <code>{ $id }</code> { $minutes } 分钟里输错了 { $tries } 次兑换码。
    这个账号接下来 { $minutes } 分钟不能查码。问一下是不是本人；要是手机丢了，请用 nuanyi lockout 停掉这个账号。
code-guessed-other = ⚠️ 有人不是驿站管理员，{ $minutes } 分钟里打开了 { $tries } 次兑换码链接。
    他什么也没看到，接下来 { $minutes } 分钟也不再查。不用做什么；要是常有这样的提醒，请驿站提醒骑手别把码发给别人。

redeem-held = 🎁 <b>{ $reward }</b>
    { $name }　报到号尾数 <b>{ $number }</b>
    在 { $station } 领，{ $until } 前有效
    对一下人，东西交到手里再点“已发放”。
redeem-hand-out = ✅ 已发放
redeem-done = 好的，记下了。
redeem-handed = ✅ 已发放：<b>{ $reward }</b>
    { $name }　报到号尾数 <b>{ $number }</b>
    { $station } · { $time } · { $by }
redeem-before = 已经发过了：{ $time }，{ $by }。不用再发。
redeem-by-you = 你
redeem-by-staff = 同事
redeem-lapsed = ⌛ 这个码过期了：<b>{ $reward }</b>，{ $station }，有效期到 { $until }。
    先别发。分会退给骑手，想要可以重新预约。
redeem-cancelled = ✖️ 骑手已经取消了：<b>{ $reward }</b>，{ $station }，{ $time }。
    先别发。想要可以重新预约。
redeem-undone = ↩️ 已撤回：<b>{ $reward }</b>
    { $name }　报到号尾数 <b>{ $number }</b>
    { $station } · { $time }
    分退给骑手了，库存也加回来了。这个码不能再用，想要可以重新预约。
redeem-undo = ↩️ 发错了，撤回
redeem-undo-one = ↩️ { $time } { $reward }
redeem-undo-until = 发错了可以撤回，{ $until } 前有效。
redeem-undo-ask = 撤回 <b>{ $reward }</b>（{ $name }，尾数 { $number }）？
    撤回后分退给骑手，库存加回来，这个码不能再用。
redeem-undo-yes = ↩️ 对，没发出去
redeem-undo-no = 不撤了
redeem-undo-done = 撤回了，分和库存都退回去了。
redeem-button = 🎁 兑换
redeem-today = 🎁 <b>{ $station }</b> · 今天发了 { $count } 件
redeem-today-none = 🎁 <b>{ $station }</b> · 今天还没有发东西
redeem-line = { $time } { $reward } · { $name } · { $state ->
    [handed] 已发放
   *[undone] 已撤回
}
redeem-how = 有人来领：把他手机上的 8 位码打给我，或者用手机相机扫一下。
redeem-today-button = 🎁 今天发的
redeem-stock-button = 📦 库存
redeem-stock = 📦 <b>{ $station }</b> · 库存
redeem-stock-none = 📦 <b>{ $station }</b> 没有可以兑换的东西。
redeem-stock-line = <b>{ $reward }</b>：还能兑 { $left }，留着等人领 { $held }，已发放 { $handed }
redeem-told-handed = 🎁 领到了：<b>{ $reward }</b>，在 { $station }。要是你没拿到，马上跟驿站说，他们可以撤回。
redeem-told-undone = ↩️ { $station } 撤回了“{ $reward }”的发放，{ $points } 分已经退给你，现在有 <b>{ $balance }</b> 分。想要可以重新预约。

### Awards

form-award = 加分
award-button = ⭐ 加分
award-ask-rule = 给 <b>{ $name }</b> 加分，为了什么？
award-rule-hours = { $rule } · 每小时 { $points } 分
award-rule-points = { $rule } · 最多 { $points } 分
award-ask-hours = <b>{ $name }</b> · { $rule }
    做了几个小时？每小时 { $points } 分，一次最多登记 { $most } 小时。
award-ask-points = <b>{ $name }</b> · { $rule }
    加多少分？点一个，或者打一个 1 到 { $points } 的数。
award-count-hint = 请点一个数，或者打一个整数。
award-too-much = 要在 1 到 { $most } 之间。
award-ask-words = 为什么给 <b>{ $name }</b> 加分？用自己的话写，{ $most } 个字以内，他会看到。
award-words-hint = 请打字写事由。
award-words-long = 事由要写，{ $most } 个字以内。请写短一点再发。
award-words-again = ✏️ 改事由
award-never-mind = 不加了
award-look = 看一眼，对就发：

    ⭐ <b>{ $name }</b>　+{ $points } 分
    { $rule }{ $hours ->
        [0] {""}
       *[other] （{ $hours } 小时）
    }
    事由：{ $words }
    { $waits ->
        [yes] ⚠️ 加上这次，你今天超过 { $limit } 分了，要另一位同意才算。
       *[no] 发出以后，他马上会收到。
    }
award-send = ✅ 发出
award-done = ⭐ 加好了：<b>{ $name }</b> +{ $points } 分，{ $rule }{ $hours ->
        [0] {""}
       *[other] （{ $hours } 小时）
    }。已经告诉他了。
award-waits = ⏳ <b>{ $name }</b> +{ $points } 分，{ $rule }：加上这次，你今天超过 { $limit } 分了，已经请另一位来看。同意了他才会收到，有结果我告诉你。
award-nobody = 你今天加的分要超过 { $limit } 分了，再加要另一位同意，可现在没有别人能同意。明天再加，或者少加一点。
award-no-rules = 本区还没有定好由书记加分的规则，请找管理员。
award-rule-gone = 这条加分规则已经不用了。可以按别的规则重新加。
award-used-up = 这位骑手按这条规则能得的次数已经满了（今天或这个月）。请换一条，或者过些时候再加。
award-own = 自己的分不能自己加，也不能自己改。请另一位书记或管理员来办。
award-unconfirmed = 这位还没有确认报到，确认以后才能加分。
award-gone = 这次加分已经不在了：骑手的报到不在了，或者删掉了自己的信息。
award-second-self = 这是你自己提的，要别人来同意。
award-settled = { $state ->
        [given] 已经有人同意过了。
        [declined] 已经有人退回了。
        [withdrawn] 提的人自己收回了。
        [lapsed] 放得太久，已经作废了。
       *[other] 这次加分已经不在了。
    }
award-taken-back-before = 这次加的分已经收回过了。
award-card = ⭐ <b>有一笔加分请你看看</b>
    { $who }想给 <b>{ $name }</b> 加 <b>{ $points }</b> 分
    { $rule }{ $hours ->
        [0] {""}
       *[other] （{ $hours } 小时）
    }
    事由：{ $words }
    加上这笔，{ $who }今天加的分超过 { $limit }，要另一位同意才算。
award-agree = ✅ 同意
award-decline = ✖️ 不同意
award-given = ✅ 已同意 · { $who } · { $at }
award-declined = ✖️ 没同意 · { $who } · { $at }
award-withdrawn = ↩️ 提的人收回了，不用看了 · { $at }
award-lapsed = ⌛ 没人处理，作废了 · { $at }
award-unreadable = （看不到了）
award-toast = { $state ->
        [given] 同意了：{ $name } +{ $points } 分，{ $rule }{ $hours ->
            [0] {""}
           *[other] （{ $hours } 小时）
        }。
       *[declined] 没同意，也告诉提的人了。
    }
award-heard = { $state ->
        [given] ✅ { $who }同意了：<b>{ $name }</b> +{ $points } 分，{ $rule }{ $hours ->
            [0] {""}
           *[other] （{ $hours } 小时）
        }。已经告诉他了。
        [declined] ✖️ { $who }没有同意给 <b>{ $name }</b> 加 { $points } 分（{ $rule }）。骑手不知道这件事。
       *[lapsed] ⌛ 给 <b>{ $name }</b> 加 { $points } 分（{ $rule }）的事，{ $days } 天没有人处理，作废了。还要加的话，请重新提。
    }
award-why = { $words }（{ $who }）
award-back-why = { $who }收回了这次加的分
award-back = ↩️ 加错了，收回
award-back-yes = ↩️ 对，收回
award-back-no = 不收了
award-back-done = ↩️ 收回了：<b>{ $name }</b>，{ $rule }{ $hours ->
        [0] {""}
       *[other] （{ $hours } 小时）
    }，{ $points } 分里收回 { $taken } 分。{ $waived ->
        [0] {""}
       *[other] 他已经花掉一些，剩下 { $waived } 分免了。
    }已经告诉他了。
award-withdrawn-done = ↩️ 收回了：给 <b>{ $name }</b> 加 { $points } 分（{ $rule }）的事不用别人看了。
menu-entry = 查一笔积分，后面写编号
entry-which = 查哪一笔？在 /entry 后面写编号，比如 /entry 123。
entry-unknown = 没有第 { $number } 笔。请看看编号对不对。
entry-is-reversal = 第 { $number } 笔本身就是更正，不能再更正。
entry-is-reward = 兑换的分在这里不能更正：发错了由驿站管理员撤回，没领的由骑手自己取消。
entry-reversed = 已经更正过了，是第 { $number } 笔。
entry-own = 这是你自己的分，请另一位管理员来更正。
entry-page = 🧾 <b>第 { $number } 笔</b>　<b>{ $amount } 分</b>
    { $whose }
    { $kind } · { $rule }
    经手：{ $by }
    片区：{ $area }
    时间：{ $at }
    业务号：<code>{ $business }</code>
entry-kind = { $kind ->
        [base] 基础分
        [contribution] 贡献分
        [deduction] 扣除分
        [redemption] 兑换
        [refund] 退回
       *[reversal] 更正
    }
entry-rider = { $name } · 报到编号 { $number }
entry-reporter = 不显示是谁：这一笔是因为一条上报，谁报的只有本人知道
entry-nobody = 已经找不到是谁了（报到收回或信息删掉了）
entry-by-house = 系统
entry-waived = 余额不够，免了 { $waived } 分
entry-reverses = 更正的是第 { $number } 笔
entry-was-reversed = ↩️ 已更正：第 { $number } 笔，{ $amount } 分，{ $by }，{ $at }
entry-reverse = ↩️ 更正这一笔
entry-reverse-yes = ↩️ 对，更正
entry-reverse-no = 不更正了
kept-awards = · <b>书记给你加的分和事由</b>：好说清分从哪里来；事由到你删除为止，没算数的 { $days } 天
mydata-part-awards = 书记给你加的分
mydata-part-awards-given = 你给别人加的分
mydata-part-points-work = 你经手的积分
mydata-did = 做了什么
mydata-did-proposed = 提议扣分
mydata-did-agreed = 同意扣分
mydata-did-declined = 没同意扣分
mydata-did-upheld = 看了申诉，维持扣分
mydata-did-dropped = 看了申诉，不扣分
mydata-did-nominated = 提名
mydata-did-handed = 发放礼品
mydata-did-confirmed = 确认，因此记了分
mydata-did-corrected = 更正一笔积分
mydata-did-hid = 隐去排行榜上的一个名字
mydata-did-took_settlement = 取了结算文件
mydata-did-took_companies = 取了企业报告
mydata-did-took_nominations = 取了提名名单
mydata-period = 哪段时间
mydata-award-given = 已加
mydata-award-waiting = 等另一位同意
mydata-award-declined = 没同意
mydata-award-withdrawn = 收回了
mydata-award-lapsed = 作废了
mydata-award-ended = 作废了
mydata-award = 加分
mydata-points = 分数
mydata-rule = 规则
mydata-hours = 小时
mydata-awarded-by = 谁加的
mydata-awarded-by-scope = 加分人的范围
mydata-seen-points = 经手了你的积分

### Deductions

deduct-button = ⚖️ 扣分
deduct-ask-rule = { $report }
    按哪条公示的规则扣？看错、报错不扣分。
deduct-ask-reporter = { $report }
    是哪一位报告人？
deduct-ask-words = { $report } · 报告人{ $reporter }
    理由是什么？打字告诉我，最多 { $longest } 个字。骑手会看到。
deduct-hint = 请点上面的一个按钮。
deduct-sure = { $report } · 报告人{ $reporter }
    { $rule }
    理由：{ $words }

    要另一个人同意，骑手才会知道；骑手有 { $days } 天可以申诉，由第三个人来定。看错、报错不扣分。
deduct-sure-yes = ⚖️ 提议扣分
deduct-proposed = ⚖️ #{ $number } 报告人{ $reporter }：提议记下了，请了 { $count } 个人看。定了我就告诉你。
deduct-rule = <b>{ $name }</b>（{ $points } 分）
    <blockquote>{ $words }</blockquote>
deduct-rule-gone = 这条规则已经不再公示，不能按它扣分。
deduct-reason = 理由：{ $words }
deduct-forgotten = （已经删了）
deduct-card = ⚖️ <b>有人提议扣分</b>
    { $report } · 报告人{ $reporter }
deduct-card-by = 提议人：{ $who }
deduct-objection = 骑手的申诉：<blockquote>{ $words }</blockquote>
deduct-standing = { $state ->
    [proposed] 你同意吗？同意了骑手才会知道，而且可以申诉。看错、报错不扣分，拿不准就点“不同意”。到 { $until } 没人决定，就不扣。
    [declined] ❌ { $second } 不同意，不扣分。
    [declined-silent] 到时候了没人决定，不扣分。
    [agreed] ✅ { $second } 同意了。骑手到 { $until } 为止都可以申诉。
    [objected] 骑手不同意，由没参与过的人来定。{ $second } 同意过。到 { $until } 没人决定，就不扣。
    [upheld] ⚖️ { $third } 看过申诉，维持。
    [dropped] ✅ { $third } 看过申诉，撤销，不扣分。
    [dropped-silent] 到时候了没人决定申诉，撤销，不扣分。
    [dropped-no_rule] 规则不再公示了，撤销，不扣分。
    [dropped-unheard] 没能告诉骑手，撤销，不扣分。
   *[counted] ⚖️ 已经计入。
}
deduct-agree = ✅ 同意
deduct-decline = ❌ 不同意
deduct-uphold = ⚖️ 维持
deduct-drop = ✅ 撤销，不扣
deduct-agreed-done = 记下了，已经告诉骑手。
deduct-declined-done = 记下了，不扣分。
deduct-upheld-done = 记下了，马上告诉骑手。
deduct-dropped-done = 记下了，不扣分，已经告诉骑手。
deduct-told = ⚖️ #{ $number } 报告人{ $reporter } 的扣分：{ $how ->
    [agreed] 另一位同意了。骑手到 { $until } 为止都可以申诉。
    [declined] 另一位不同意，不扣分。
    [lapsed] 到时候了没人决定，不扣分。还需要的话可以再提。
    [upheld] 骑手的申诉看过了，维持，马上计入。
    [dropped] 骑手的申诉看过了，撤销，不扣分。
    [silent] 骑手申诉了，到时候没人决定，撤销，不扣分。
    [no-rule] 规则不再公示了，撤销，不扣分。
   *[unheard] 没能告诉骑手，撤销，不扣分。
}
deduct-rider = { $state ->
    [agreed] ⚖️ <b>现在一分也没扣。不同意可以申诉，到 { $until } 为止（含当天）。</b>
        申诉由没参与过的人来看。看错、报错不扣分。
        没有申诉的话，过了那天扣 { $points } 分，扣到 0 为止。
    [objected] ⚖️ <b>现在一分也没扣。你的申诉收到了</b>，由没参与过的人来看。
        到 { $until } 还没人决定，就不扣了。
    [upheld] ⚖️ <b>你的申诉看过了</b>，看的人维持原来的决定，马上计入。
    [dropped] ✅ <b>一分也不扣</b>，这件事结束了。
   *[counted] ⚖️ 这件事结束了，已经计入。觉得不对就写信，管理员可以更正。
}
deduct-rider-report = { $report }
    一位工作人员提议、另一位同意，你报的这条按公示的规则扣分：
deduct-rider-objection = 你的申诉：<blockquote>{ $words }</blockquote>
deduct-object = ✋ 我要申诉（#{ $number }）
deduct-ask-objection = #{ $number }：哪里不对？打字告诉我，最多 { $longest } 个字，我转给没参与过的人来看。
deduct-object-leave = 先不写
deduct-objected = 收到了。#{ $number } 的申诉已经转给没参与过的人，到 { $until } 为止给你答复；到时候没人决定，就不扣分。
deduct-because = { $state ->
    [upheld] 你的申诉由没参与过的人看过，维持。觉得还是不对，用 /write 写信，管理员可以更正。
   *[agreed] 两位工作人员看过，可以申诉的日子过了。觉得不对，用 /write 写信，管理员可以更正。
}
deduct-dropped = ✅ #{ $number } 那条上报<b>一分也不扣</b>：{ $why ->
    [third] 你的申诉看过了，撤销。
    [silent] 你申诉了，到时候没人决定，撤销。
    [no_rule] 那条规则不再公示了，撤销。
   *[unheard] 没能及时告诉你，撤销。
}
deduct-running = ⚖️ #{ $number } 那条上报有一件扣分没定，现在一分也没扣。{ $state ->
    [agreed] 到 { $until } 为止都可以申诉。
    [objected] 你的申诉在看，到 { $until } 没人决定就不扣。
   *[upheld] 你的申诉看过了，维持，马上计入。
}
deduct-twice = #{ $number } 的这位报告人，按这条规则已经提议过了。
deduct-no-second = 除了你，现在没有别人能看这件事。请管理员先请一位干部。
deduct-nobody = 这位报告人已经不在了，没有可以扣分的人。
deduct-no-rules = 这里没有公示扣分的规则，所以不扣分。
deduct-own = 你自己也报了这条，请别人来看。
deduct-not-alone = 提议过、同意过的人不能再定，请别人来看。
deduct-gone = 这件事已经结束了。
deduct-decided = 已经有人决定了。
deduct-late-objected = 你的申诉已经收到了，在等没参与过的人看。
deduct-late-upheld = 你的申诉已经看过了，维持。觉得还是不对，可以给书记写信。
deduct-late-dropped = 这件事已经撤销了，一分也不扣。
deduct-late-counted = 已经计入了。觉得不对，可以给书记写信，管理员能更正。
form-deduct = 提议扣分
form-objection = 申诉
kept-deductions = · <b>扣分的提议、理由和你的申诉</b>：好让你看到、能申诉；结束 { $days } 天后，写的话都删
mydata-part-deductions = 扣分的提议和申诉
mydata-deduction = 结果
mydata-deduction-proposed = 有人提议，还没人同意，没扣
mydata-deduction-declined = 没人同意，没扣
mydata-deduction-agreed = 可以申诉，还没扣
mydata-deduction-objected = 在看申诉，还没扣
mydata-deduction-upheld = 申诉后维持
mydata-deduction-dropped = 撤销了，没扣
mydata-deduction-counted = 已计入
mydata-objection = 你的申诉
mydata-agreed-at = 同意时间
mydata-objected-at = 申诉时间

### Quarter

quarter-hint = 💡 { $quarter }你有 { $score } 分，离达人（{ $standard } 分）差 { $missing } 分。下面这些最管用：
quarter-hint-line = · <b>{ $rule }</b>（+{ $points }）：{ $words }
quarter-hint-private = 这条只有你看得到。
badge-picture-title = 达人
badge-picture-score = 本季积分 { $score } 分
badge-picture-thanks = 路上辛苦了，谢谢你
badge-caption = 🏅 <b>{ $name }，恭喜！</b>{ $quarter }你得了 { $score } 分，这是你的达人徽章。
    发给谁看，由你定。
badge-certificate = 📜 要一张证书
menu-certificate = 积分证书和达人徽章
certificate-choose = 📜 <b>积分证书</b>
    选一个季度或半年，我做一张带二维码的图给你。发给谁由你定；对方一扫，就知道是真的。
certificate-none = 📜 有了积分，就能在这里拿证书。怎么得分，点“⭐ 我的积分”看规则。
certificate-badges = 🏅 达人：{ $quarters }
certificate-checkin = 报到通过后才有证书。还没报到的话，点“🪪 报到”，一分钟就好；报过了的，等书记确认。
certificate-hint = 💡 没到达人时，私下告诉我怎么办
certificate-hint-stop = 🔕 不用再告诉我怎么办
certificate-hint-on = 好。哪个季度没到达人，我私下告诉你怎么做最管用，只有你看得到。
certificate-hint-off = 好，不再提了。
certificate-caption = 📜 { $period }的证书。发给谁由你定；只要你的报到还在，二维码就一直有效。
certificate-so-far = { $period }（截至 { $date }）
certificate-picture-title = 积分证书
certificate-picture-score = { $score } 分
certificate-picture-trade = 行业
certificate-picture-area = 片区
certificate-picture-hazards = 随手拍解决
certificate-picture-count = { $count } 处
certificate-picture-badge = 达人徽章
certificate-picture-yes = 有
certificate-picture-no = 没有
certificate-picture-proof = 扫码验真
certificate-picture-why = 扫出来的，是账上现在的分数。
certificate-picture-own = 由本人出示，发给谁由本人定。
certificate-valid = ✅ <b>证书有效</b>
    { $name }，{ $trade }
    { $period }：<b>{ $score }</b> 分
    这是账上现在的分数。
certificate-invalid = 这张证书无效，或者已经失效。要看有效的，请本人再出示一张。
menu-nominate = 提名上季度的骑手
nominate-told = 🏅 { $quarter }结束了。你负责的骑手里有 <b>{ $count }</b> 位高于平均分（{ $average } 分），可以提名：{ $titles }。
nominate-open = 看名单
nominate-list = 🏅 <b>{ $quarter }</b>：高于平均分（{ $average } 分）的有 { $count } 位。点名字提名。
nominate-list-none = 🏅 { $quarter }：你这边没有高于平均分（{ $average } 分）的骑手。
nominate-entry = { $name } · { $trade } · { $score } 分
nominate-person = <b>{ $name }</b>
    { $trade } · { $quarter } <b>{ $score }</b> 分
nominate-has = 🏅 { $title }，{ $who }提名
nominate-somebody = 另一位
nominate-for = 🏅 提名“{ $title }”
nominate-undo = 撤回“{ $title }”
nominate-no-title = 这一行没有可以提名的称号。
nominate-to-list = ‹ 名单
nominate-done = 提名好了，已经告诉本人。
nominate-already = 这个称号已经有人提名了。
nominate-undone = 撤回了，已经告诉本人。
nominate-rider = 🏅 <b>{ $name }，好消息！</b>书记提名你为{ $quarter }的“<b>{ $title }</b>”。
    谢谢你，路上平安。
nominate-rider-back = 说明一下：{ $quarter }“{ $title }”的提名撤回了。你的积分和徽章都不变。
nominate-gone = 这位骑手现在不在名单上。
nominate-oneself = 自己不能提名自己，请另一位书记来。
nominate-early = 上个季度的排名还没定好，过几分钟再来。
nominate-over = 这个季度的提名已经截止。点 /nominate 看现在的。
nominate-others = 这是别人提名的，只有那位书记或管理员能撤回。
nominate-taken-back = 这个提名已经撤回了。
nominate-all = 🏅 <b>{ $quarter }的提名</b>：{ $count } 位
nominate-all-none = 🏅 { $quarter }还没有提名。
nominate-all-line = { $name } · { $trade } · { $score } 分：{ $titles }
nominate-all-more = 其余 { $count } 位在文件里。
nominate-column = { $column ->
    [name] 姓名
    [number] 报到号
    [trade] 行业
    [area] 片区
    [score] 积分
    [title] 称号
    [who] 提名人
   *[date] 日期
}
nominate-caption = { $quarter }的提名，{ $count } 条。里面有姓名，用完请删掉。
nominate-file-name = 提名-{ $period }.xlsx
nominate-file-none = 还没有提名，没有文件。
menu-settlement = 积分结算、企业报告、提名
settle-menu = 💠 积分：结算、企业、提名
settle-home = 💠 <b>积分</b>
    📒 每月结算：各街道发放、兑换、差额
    🏢 半年企业报告：只有合计，不到 { $smallest } 人的不给
    🏅 季度提名：全部名单
    谁取过文件，都有记录。
settle-to-month = 📒 { $month }结算
settle-to-companies = 🏢 { $half }企业报告
settle-to-nominations = 🏅 { $quarter }提名
settle-to-files = 🗂 谁取过文件
settle-text = 📒 <b>{ $month }结算</b>
    发放 <b>{ $issued }</b> · 兑换 <b>{ $redeemed }</b> · 差额 <b>{ $difference }</b>
settle-running = 这个月还没过完，数字还会变。
settle-line = · { $area }：{ $issued } · { $redeemed } · { $difference }
settle-none = 这个月没有积分进出。
settle-more = 其余 { $count } 行在文件里。
settle-method = 发放：基础分加贡献分，减扣除分，冲正的已减去，按发放的街道算。兑换：预留和领取的，减退回的，按驿站所在的街道算。每行依次是发放、兑换、差额。
settle-no-area = 没有片区
settle-file = ⬇️ 取文件（XLSX）
settle-caption = { $month }结算，{ $count } 行。
settle-file-name = 积分结算-{ $period }.xlsx
settle-column = { $column ->
    [area] 街道
    [issued] 发放
    [redeemed] 兑换
   *[difference] 差额
}
settle-total = 合计
settle-back = ‹ 返回
settle-files = 🗂 <b>谁取过文件</b>
settle-files-none = 🗂 还没有人取过文件。
settle-files-line = · { $date } { $who }：{ $kind ->
    [settlement] 结算
    [companies] 企业报告
   *[nominations] 提名
} { $period }，{ $count } 条
settle-by-command = 命令行
settle-written = 写好了：{ $file }，{ $count } 条。
settle-period-wrong = { $given } 我看不懂。月份写 2026-11，半年写 2026H1。
company-early = { $half }还没过完，过完才有报告。
company-none = { $half }没有一家企业有 { $smallest } 位以上的骑手，没有报告。
company-caption = { $half }企业报告，{ $count } 家，每家一张表。只有合计，看不出任何一个人。
company-file-name = 企业报告-{ $period }.xlsx
company-title = { $company }：{ $half }积分报告
company-note = 只有合计：涉及不到 { $smallest } 人的数字不给（—），太小的组并入“其他”。
company-measure = { $measure ->
    [riders] 已报到骑手
    [active] 有积分记录的
    [points] 获得积分
    [hazards] 解决的隐患
    [badges] 达人徽章
    [hours] 志愿小时
   *[rewards] 领取的奖励
}
company-all = 全部
company-trade = 按行业
company-street = 按街道
company-others = 其他
mydata-part-badges = 达人徽章
mydata-part-nominations = 提名
mydata-part-hint = 私下提醒
mydata-quarter = 季度
mydata-score = 积分
mydata-title = 称号
mydata-nominated-by = 提名人
mydata-nominated-by-scope = 提名人负责
mydata-told = 上次提醒
mydata-seen-certificate = 扫了你的证书
kept-badges = · <b>达人徽章、提名</b>：哪个季度、多少分、什么称号、谁提名。直到你抹掉
kept-hint = · <b>是否要私下提醒</b>：直到你关掉

### Ranking

menu-ranking = 小哥积分排行榜
typed-ranking = 排行榜 | 排行 | 排名 | 积分排行 | 小哥积分排行榜
rank-open = 🏆 小哥积分排行榜在这里：
rank-open-button = 打开排行榜
rank-riders-only = 排行榜给报到确认过的小哥看。还没报到的话，点“🪪 报到”，一分钟就好；报过了的，等书记确认。
rank-period-month = { $year }年{ $number }月
rank-period-quarter = { $year }年第{ $number }季度
rank-period-half = { $year }年{ $number ->
    [1] 上半年
   *[other] 下半年
}
rank-heading = 🏆 <b>小哥积分排行榜</b>
    <b>{ $scope }</b> · { $period }{ $state ->
        [running] ，算到现在
        [ending] ，马上定榜
       *[frozen] ，已定榜
    }
    { $count ->
        [0] 这里还没有人得分。
       *[other] 有积分的小哥 { $count } 位。名次按所有人算，名字只显示愿意公开的。
    }
rank-line = { $rank ->
    [1] 🥇
    [2] 🥈
    [3] 🥉
   *[other] { $rank }.
} <b>{ $name }</b>：{ $points } 分
rank-nobody-named = 还没有人公开名字。
rank-own = 👤 你排第 <b>{ $rank }</b> 名，{ $points } 分。{ $next }
rank-own-next = 离第 { $next } 名差 { $missing } 分。
rank-own-first = 前面没有人了！
rank-own-none = 👤 你在这个榜上还没有积分，有了就有名次。
rank-own-outside = 👤 你不在这个榜里。
rank-own-unnamed = 别人看不到你，你的名次只有自己看得到。
rank-own-named = 别人看到的名字：{ $name }
rank-own-hidden = 别人现在看不到你：“{ $name }”这个名字被管理员隐藏了，换一个就好。
rank-kind-month = 月榜
rank-kind-quarter = 季榜
rank-kind-half = 半年榜
rank-earlier = ◀ { $period }
rank-later = { $period } ▶
rank-page-before = ‹ 上一页
rank-scopes = 🗺 换个范围
rank-picture = 🖼 存成图片
rank-join = 🙋 显示我的名字
rank-rename = ✏️ 我的名字
rank-hide = 🙈 隐藏名字
rank-back = ‹ 回排行榜
rank-consent = 要在<b>小哥积分排行榜</b>上显示名字吗？

    同意以后，区里报到的小哥和工作人员会看到：你取的名字、你的名次和积分。看某个片区、行业或公司的榜时，也就看得出你在里面。真名和电话都不显示。
    看的人可以把榜单存成图片发给别人。
    随时可以改名或收回。收回以后，过去的榜上也不再有你的名字；已经发出去的图片收不回来。
    不同意也没关系：名次照算，只有你自己看得到。
rank-agree = 同意，取个名字
rank-not-now = 先不显示
rank-left = 好的，不显示。你的名次还是只有自己看得到。
rank-name-now = 你在排行榜上的名字：<b>{ $name }</b>
rank-name-now-hidden = 你取的名字“{ $name }”被管理员隐藏了，别人看不到。换一个就能再上榜。
rank-name-change = ✏️ 换个名字
rank-name-withdraw = 🙅 不再显示
form-alias = 排行榜上的名字
rank-ask-name = 想用什么名字？2–12 个字，可以用汉字、字母和数字。点一个，或者打一个给我：
rank-ask-hint = 请打一个名字给我，2–12 个字。
rank-name-master = { $first }师傅
rank-name-small = 小{ $first }
rank-name-wrong = 名字要 { $shortest }–{ $longest } 个字，只用汉字、字母和数字，中间不空格。
rank-name-digits = 名字里的数字最多 { $most } 个，不要写电话和号码。
rank-name-taken = “{ $name }”已经有人用了，请换一个。
rank-name-hidden = “{ $name }”被管理员隐藏过，请换一个。
rank-name-done = 好了，排行榜上显示“<b>{ $name }</b>”。
rank-name-hide-ask = 隐藏“<b>{ $name }</b>”吗？现在和过去的榜上都不再显示，我会请这位小哥换一个名字。
rank-name-hide-sure = 隐藏
rank-name-hid = 隐藏了，我请这位小哥换一个名字。
rank-name-gone = 这个名字已经不显示了。
rank-name-was-hidden = 你在排行榜上的名字“{ $name }”可能会让别人不舒服，管理员先隐藏了。名次和积分都不变，换一个名字就能再显示。
rank-picture-title = 小哥积分排行榜
rank-picture-count = 有积分的小哥 { $count } 位，{ $state ->
    [frozen] 已定榜
   *[other] 算到 { $date }
}
rank-picture-points = { $points } 分
rank-picture-foot = 名次按所有人算，名字只显示愿意公开的。
rank-picture-none = 还没有人公开名字
mydata-purpose-ranking = 排行榜上显示名字
mydata-part-ranking = 排行榜
mydata-alias = 排行榜上的名字
mydata-chosen-at = 取名时间
mydata-ranked-in = 排行榜
kept-ranking = · <b>排行榜</b>：你取的名字，到你收回为止；定了榜的名次、积分、片区、行业和公司，为了名次不变，到你收回报到为止，以后留下的没有人名
privacy-withdraw-ranking = 收回以后，你的名字马上从排行榜上拿掉，过去的榜上也不再有。名次和积分不变，只有你自己看得到。
privacy-withdrawn-ranking = 收回了，排行榜上不再显示你的名字。

### Ledger

ledger-finding = { $check ->
    [balance] 余额和分录合计对不上：成员 { $of }
    [below_zero] 余额曾经低于零：成员 { $of }
    [tally] 月度合计和分录对不上：成员 { $of }
    [total] 排行用的合计和分录对不上：成员 { $of }
    [kind] 分录和它的类别矛盾：{ $of }
    [reversal] 冲正和原分录对不上：分录 { $of }
    [reservation] 兑换单缺分录，或多了分录：{ $of }
    [unreserved] 没有兑换单却扣了或退了分：分录 { $of }
    [award] 加分单和分录对不上：{ $of }
    [unawarded] 没有加分单却加了分：分录 { $of }
    [deducted] 扣分单和分录对不上：{ $of }
    [shelf] 库存和兑换单对不上：礼品 { $of }
   *[guards] 数据库不再拒绝改动，缺少 { $of }
}{ $more ->
    [more] …… 可能还有
   *[all] 。
}
ledger-broken = 有 { $count } 处对不上。请不要再手工改数据库，先留一份副本，再和备份比对。
ledger-well = 都对得上：{ $people } 人，{ $entries } 条分录。
ledger-alert = ❗️ 夜间核对积分，发现对不上：

    { $findings }

    没有改动任何数据。请在机器上运行 <code>nuanyi ledger check</code>，再和备份比对。

### Rewards

import-count-wrong = “{ $value }”不对：请填写 { $least } 到 { $most } 的整数。
import-day-wrong = “{ $value }”不是日期：请写成 2026-12-01 或 2026年12月1日，不限就留空。
import-days-swapped = 结束日期 { $until } 在开始日期 { $since } 之前：请对调，或改正其中一个。
import-picture-elsewhere = 图片“{ $name }”不在表格旁边：请把图片和表格放在同一个文件夹，这里只写文件名。
import-picture-missing = 没有找到图片“{ $name }”：请把它和表格放在同一个文件夹，文件名要一样。
import-picture-broken = 图片“{ $name }”打不开：请另存为 JPEG 或 PNG，不超过 { $megabytes } MB。
import-reward-nowhere = 没有写驿站：哪儿也没有，骑手看不到它。
import-reward-no-stock = 没有写“{ $station }”有多少件：请填写库存，或者在这一列写“{ $code }=5”。
import-reward-station-twice = “{ $station }”写了两次：请只留一次。
import-reward-station-unknown = 没有驿站“{ $value }”：请写驿站的编号或名称；单独的件数写成“编号=5”。
import-reward-taken = “{ $station }”已经有 { $least } 件留给骑手或领走了，不能只有 { $pieces } 件：最少填 { $least }。

menu-rewards = 积分能兑换什么
typed-rewards = 兑换 | 礼品 | 兑换礼品 | 积分兑换 | 我要兑换
form-rewards = 按远近排礼品

reward-heading = 🎁 <b>能兑换的</b>（你有 { $balance } 分）
reward-heading-stranger = 🎁 <b>积分能兑换的</b>。报到通过以后就能换。
reward-none = 🎁 现在没有可以兑换的，过几天再来看看。
reward-gone = 另外 { $count } 样领完了，补货后会再出现。
reward-item = <b>{ $number }. { $name }</b> · { $price } 分{ $state ->
    [short] （还差 { $missing } 分）
    [had] （这个季度兑满了）
   *[fine] {" "}✅
}
reward-item-at = 📍 { $station } · { $left } 件{ $others ->
    [0] {""}
   *[other] ，另有 { $others } 个驿站
}
reward-item-near = 📍 { $station } · { $distance } · { $left } 件{ $others ->
    [0] {""}
   *[other] ，另有 { $others } 个驿站
}
reward-open = { $number }. { $name } · { $price } 分
reward-near = 📍 按我的位置排
reward-mine = 🎟 我的预约（{ $count }）
reward-all = 🎁 全部礼品
reward-others = 🎁 看看礼品
reward-place-ask = 点下面的 <b>📍 找驿站</b>，或者用 📎 发一个位置，我就把礼品按远近排好。位置用完就忘，不会存下来。
reward-place-hint = 我还在等你的位置。不排了就发 /cancel，再说别的。
reward-title = 🎁 <b>{ $name }</b> · { $price } 分
reward-purse = ⭐ 你有 { $balance } 分{ $missing ->
    [0] ，够了。
   *[other] ，还差 { $missing } 分。
}
reward-a-quarter = 每人每季度 { $most } 件，你已经有 { $had } 件。
reward-until = 兑换到 { $day } 为止。
reward-where-list = 哪儿有（点下面的驿站预约）：
reward-nowhere = 现在哪儿都没有了，补货后再来。
reward-place = 📍 { $station } · { $left } 件 · { $standing }
reward-place-near = 📍 { $station } · { $distance } · { $left } 件 · { $standing }
reward-choose = 在 { $station } 领
reward-more = 还有 { $count } 个驿站 ›
reward-sure = 用 <b>{ $price } 分</b>换<b>{ $name }</b>，在 <b>{ $station }</b> 领？

    📍 { $where }
    { $standing }

    预约后 { $days } 天内来领，还剩 { $rest } 分。没来领的话，积分自动退回。
reward-yes = ✅ 预约，用 { $price } 分
reward-reserved = ✅ 留好了，码在下面这条消息里。

reward-checkin = 报到通过后才能兑换。还没报到的话，点“🪪 报到”，一分钟就好；报过了的，等书记确认。
reward-not-offered = 这个现在不能兑换了。点 /rewards 看看还有什么。
reward-none-left = 这个驿站刚刚领完了。返回看看别的驿站。
reward-had-enough = 这个季度每人最多 { $most } 件，你已经有了。下个季度再来。
points-too-few = 要 { $price } 分，你有 { $balance } 分，还不够。点 /points 看看怎么攒。

reservation-held = 🎟 <b>{ $name }</b> 给你留好了（{ $price } 分）
    码：<code>{ $code }</code>

    <b>{ $station }</b>
reservation-until = ⏰ <b>{ $until }</b> 前来领：给管理员扫码，或者报这 8 个字符。
reservation-handed = ✅ <b>{ $name }</b> 领到了，在 { $station }。
reservation-lapsed = ⌛️ <b>{ $name }</b> 没来得及领，{ $price } 分已经退回。
reservation-cancelled = <b>{ $name }</b> 的预约取消了，{ $price } 分已经退回。
reservation-undone = <b>{ $name }</b> 的领取撤销了，{ $price } 分已经退回。
reservation-way = 🧭 怎么走
reservation-cancel = 取消预约
reservation-cancel-yes = 确定取消，退回 { $price } 分
reservation-cancel-no = 不取消
reservation-cancel-done = 取消了，退回 { $points } 分，现在有 { $balance } 分。
reservation-over = 这个预约已经结束了。
reservation-told-lapsed = ⌛️ <b>{ $name }</b> 的预约过期了，{ $points } 分已经退回，现在有 { $balance } 分。还想要的话，可以再约。
reservations = 🎟 <b>我的预约</b>{ $count ->
    [0] ：现在没有在等你领的。
   *[other] ：{ $count } 件在等你
}
reservations-none = 🎟 你还没有预约过。看看积分能换什么：
reservations-line = { $state ->
    [held] ⏰ <b>{ $name }</b> · { $station } · { $when } 前
    [handed] ✅ { $name } · { $station } · { $when } 领到
    [lapsed] ⌛️ { $name } · { $when } 过期，退回了
    [cancelled] ✖️ { $name } · { $when } 取消，退回了
   *[undone] ↩️ { $name } · { $when } 撤销，退回了
}
reservations-open = 🎟 { $name }：看码
ticket-title = 兑换码
ticket-until = { $until } 前领取
ticket-handed = 已领取
ticket-lapsed = 已过期
ticket-cancelled = 已取消
ticket-undone = 已撤销
ticket-foot-held = 请管理员扫码，或报出 8 个字符
ticket-foot-handed = 这个码已经用过了
ticket-foot-lapsed = 这个码不能用了，积分已退回
ticket-foot-cancelled = 这个码不能用了，积分已退回
ticket-foot-undone = 这个码不能用了，积分已退回

kept-reservations = · <b>兑换过什么</b>：好把账算清；删除时退回没领的，以后只剩编号
mydata-part-reservations = 兑换
mydata-reward = 礼品
mydata-price = 积分
mydata-until = 有效到
mydata-made-at = 预约时间
mydata-code = 兑换码
mydata-reservation = 结果
mydata-reservation-held = 等你领
mydata-reservation-handed = 领到了
mydata-reservation-lapsed = 过期
mydata-reservation-cancelled = 取消
mydata-reservation-undone = 撤销

### notices: topics and hours
notices-stop = 🔕 不再收“{ $topic }”
notices-again = ↩️ 已不再收“{ $topic }”，点这里恢复
notices-as-member = 按党员身份通知我
notices-page =
    { $state }

    { $when }
notices-all-off =
    🔔 <b>通知都关着</b>，什么都不会发给你。
    想收哪个，点一下就开。
notices-some-on =
    🔔 <b>开着 { $count } 种通知</b>
    点一下就开，再点就关。
notices-paused =
    ⏸ <b>全部暂停，到 { $day } 自己恢复</b>
    这期间只有紧急的会发。
notices-when =
    🕐 闲时：{ $slack }
    🌙 免打扰：{ $quiet }
    通知在闲时发，紧急的随时发。
notices-when-hidden =
    🕐 闲时：{ $slack }
    🌙 免打扰：{ $quiet }
    你的闲时全在免打扰里，所以通知等免打扰一过就发；紧急的随时发。
notices-offer =
    🔔 区里有这些通知可以发给你，现在都关着。
    想收哪个，点一下就开；都不要就不用管，不会再问。

    { $when }
notices-slack = 🕐 改闲时
notices-quiet = 🌙 改免打扰
notices-slack-ask =
    🕐 <b>什么时候有空看通知？</b>
    就在这段时间发给你。
notices-quiet-ask =
    🌙 <b>什么时候别打扰？</b>
    这段时间不发通知，只有紧急的照发；你自己的事（上报、积分）照常到，但不响。
notices-slack-trade = 按我的行业（{ $hours }）
notices-quiet-trade = 按区里定的（{ $hours }）
notices-slack-any = 随时
notices-quiet-any = 不设
notices-own = ✏️ 自己写
notices-own-ask = ✏️ 写几点到几点就行，比如 <b>14:00-17:00</b>；两段中间加逗号：<b>12-14，20-22</b>。“下午2点到5点”这样也行。
notices-own-hint = 请用文字写。
notices-hours-set = 好，记住了。
notices-pause = ⏸ 全部暂停一周
notices-go-on = ▶️ 现在就恢复
notices-pause-done = 好，一周内不发，到时自己恢复。
notices-go-on-done = 好，恢复了。
notices-on = 开了：{ $topic }
notices-off = 关了：{ $topic }
notices-stopped = 好，不再发“{ $topic }”给你。要改，随时发 /notices。
notices-stopped-coming = 好，以后的“{ $topic }”不再通知你。这次说了要来，有事还会告诉你；不来就点“不来了”。
notices-resumed = 好，又会收到“{ $topic }”。
notices-stranger = 通知只发给报到过的人。报到一分钟，书记确认后就能收。
notices-back = 你之前停用过我，所以通知都关了，不会自己打开。想收哪个，点这里。
notices-open = 🔔 选通知
hours-span-unclear = “{ $given }”我没看懂。
hours-all-quiet = 这样一整天都收不到。要歇一阵，用“全部暂停一周”；哪个不要，关掉就行。
hours-too-many = 最多写 { $most } 段。
key-notices = 🔔 通知
typed-notices = 通知 | 关闭通知 | 我的通知 | 订阅 | 退订 | 取消通知 | 关通知 | 不要再发 | 别发了 | td | t | notices | notifications | unsubscribe
menu-notices = 通知：收哪些，什么时候收
form-times = 通知的时间

### What is kept of notices

kept-notices = · <b>收过哪些通知、点没点知道了</b>：免得重复发给你，{ $days } 天
kept-broadcasts = · <b>书记群发的内容</b>：好更正、撤回，发完 { $days } 天后删
mydata-part-preferences = 什么时候收通知
mydata-part-notices = 发给你的通知
mydata-part-broadcasts = 你写的或同意的群发
mydata-quiet = 免打扰时间
mydata-slack = 闲时
mydata-hours-none = 没有
mydata-paused-until = 暂停到
mydata-offered-at = 告诉过你有哪些通知
mydata-left-at = 屏蔽后全部关闭
mydata-notice = 通知
mydata-notice-broadcast = 群发
mydata-notice-service_day = 新新服务日
mydata-received = 结果
mydata-received-waiting = 还没到时间
mydata-received-queued = 正在发
mydata-received-sent = 发到了
mydata-received-unreachable = 没能发到
mydata-received-opted_out = 按你的意思没有发
mydata-received-cancelled = 没有发，已停下
mydata-received-expired = 没有发，过了时间
mydata-received-refused = 没有发，Telegram 不收
mydata-received-uncertain = 可能发到了，说不准
mydata-read-at = 点了知道了
mydata-broadcast = 群发
mydata-broadcast-composing = 没写完
mydata-broadcast-waiting = 等另一个人同意
mydata-broadcast-begun = 已发出
mydata-broadcast-dropped = 放弃了
mydata-broadcast-seconded = 同意了别人的群发
mydata-changed-to = 想改成
mydata-files = 照片、视频和文件

### attendance: the code on the day, and how it was
attend-open = 📲 今天服务日：出示签到码
attend-today = 🧡 今天是服务日，地点就在 <b>{ $station }</b>。有人来，点下面出示签到码，扫一下就算到了，积分自动加。
attend-open-at = 📲 签到码：{ $station }
attend-title = { $month }月{ $day }日服务日 签到
attend-until = { $until } 前有效
attend-shown =
    📲 <b>{ $station } 签到码</b>
    来的人扫这个码就行。扫不了的，请他把这 6 个数字发给暖驿：<code>{ $digits }</code>
    { $until } 前有效，到点换一张。
    这里已签到 { $count } 人。
attend-new = 🔄 换一张新的
attend-renewed = 换好了，5 分钟内有效
attend-done =
    ✅ <b>签到好了</b>：{ $month }月{ $day }日服务日，{ $station }，{ $time }。
    给工作人员看一眼就行，慢慢享受服务。
attend-before = ✅ { $month }月{ $day }日服务日你已经签过到了（{ $station }，{ $time }），不用再签。
attend-checkin = 签到要先报到，一两分钟就好。点下面报到；书记确认以后，下次服务日就能签到、得积分了。
attend-waiting = 你的报到还在等书记确认，确认以后就能签到。今天的服务照样可以用。
attend-none = 这个签到码认不出来。请管理员出示新的，再扫一次。
attend-late = 这个码过时了。请管理员点“换一张新的”，再扫一次。
attend-wrong = 今天没有这个签到码。请看看管理员手机上的 6 个数字，再发一次。
attend-own = 这是你自己出示的码，给自己签到不算。请另一位管理员出示一张。
attend-other-day = 这是 { $month }月{ $day }日服务日的签到码，只在那天有用。
attend-cancelled = { $month }月{ $day }日的服务日取消了，不用签到。
rating-question =
    { $month }月{ $day }日的服务日，<b>你觉得怎么样？</b>
    点几颗星就行。别人只看到合起来的分数，看不到是谁给的。
rating-thanks =
    谢谢！{ $month }月{ $day }日的服务日，你给了 { $stars }
    想改就再点一次；有话想说，点下面。
rating-noted = 记下了，谢谢
rating-say = ✍️ 说一句
rating-words = 想说什么？好的、不好的都行，{ $longest } 字以内。组织者看得到话，看不到是谁说的，请别写名字。
rating-stars-first = 先点几颗星，再回复一遍这句话，就一起记下了。
rating-skip = 不写了
rating-skipped = 好的，星星已经记下了。谢谢！
rating-said = 收到，谢谢！我们会看的。
rating-hint = 用文字写就行。
rating-only-came = 这个只问那天签过到的人。
rating-late = 服务日过去很久了，评价已经收好了。谢谢你！
form-rating = 服务日评价

### broadcasts on their way: progress, report, correcting, taking back
run-title = 📣 <b>群发</b>：{ $words }
run-title-wordless = 📣 <b>群发</b>
run-scheduled = 🕒 { $when } 开始发。
run-state = { $state ->
    [fixing] ⏳ 正在定名单……
    [running] 📤 正在发……
    [resting] 🕒 等对方空闲的时候发。
    [paused] ⏸ 停着。按“接着发”就继续。
    [stopping] ✋ 正在停下来……
    [cancelled] ✋ 停了，没发的不发了。
   *[done] ✅ 发完了，结果看报告。
}
run-bar = { $bar } { $percent }%
run-left = ⏳ 还没发：{ $count } 人
run-on-their-way = ⏳ 还没发：{ $count } 人
run-figure = { $state ->
    [sent] ✅ 收到：{ $count } 人
    [unreachable] 📵 联系不上（屏蔽或销号）：{ $count } 人
    [opted_out] 🔕 不想收（关了或退出）：{ $count } 人
    [cancelled] ✋ 停发时还没发到：{ $count } 人
    [expired] ⌛ 过了时间，没再发：{ $count } 人
    [refused] ⚠️ Telegram 不让发：{ $count } 人
   *[uncertain] ❔ 发了，但不确定收没收到：{ $count } 人
}
run-minutes = ⏱ { $minutes ->
    [0] 不到一分钟就发完这一批
   *[other] 大约 { $minutes } 分钟发完这一批
}
run-next = ⏱ 下一批：{ $when }
run-total = 一共 <b>{ $count }</b> 人
run-acks = 👌 点了“知道了”：{ $count } 人
run-never = ✋ 还没开始就停了，一个人也没发。
run-changing = { $what ->
    [taken-back] ↩️ 正在撤回……已处理 { $done } 份
   *[corrected] ✏️ 正在更正……已处理 { $done } 份
}
run-were-changed = { $what ->
    [taken-back] ↩️ 撤回了 { $changed } 份{ $unchanged ->
        [0] {""}
       *[other] ，{ $unchanged } 份没撤成
    }
   *[corrected] ✏️ 更正了 { $changed } 份{ $unchanged ->
        [0] {""}
       *[other] ，{ $unchanged } 份没改成
    }
}
run-corrected = ✏️ 更正好了，{ $count } 份已经改过来。
run-corrected-not = { $count } 份没改成：对方删了那条消息，或屏蔽了机器人。
run-taken-back = ↩️ 撤回好了，{ $count } 份已经处理。
run-taken-back-not = { $count } 份没撤成：对方屏蔽了机器人，或 Telegram 不让改。
run-changed-uncertain = 另有 { $count } 份不确定收没收到，找不到那条消息，动不了。
run-pause = ⏸ 暂停
run-go-on = ▶️ 接着发
run-cancel = ✋ 不发了
run-correct = ✏️ 更正
run-take-back = ↩️ 撤回
run-refresh = 🔄 刷新
run-file = 📄 名单
run-again = 📤 再发给没收到的
run-look = 📊 看报告
run-ask-cancel = 剩下的不发了？已经收到的 { $sent } 人那里不变，还没发的 { $left } 人就不发了。
run-cancel-yes = ✋ 不发了
run-leave-it = 算了
run-ask-take-back = 撤回这条群发？{ $sent } 份会从对方那里删掉；超过两天的删不掉，改成“已撤回”。还没发的也不发了。撤回后不能再改。
run-take-back-yes = ↩️ 撤回
run-not-running = 它已经不在发了，结果看报告。
run-already-taken-back = 已经撤回了。
run-correct-waits = ✏️ 这条通知当初要另一位同意，改动也一样。已经去问了，有结果告诉你；在那之前，大家看到的还是原来的。
run-correct-no-second = 这条通知当初要另一位同意，改动也一样，可现在没有别人能同意。实在要改，可以先撤回。
run-correct-asked = ✏️ <b>{ $name }</b>想把这条发给 { $count } 位骑手的通知改成上面这样。当初是另一位同意才发的，改动也要你同意。
run-correct-asked-before = ✏️ { $name }的这次改动不用再看了：已经定了，或者又换了新的。
run-correct-agree = ✅ 同意，改吧
run-correct-decline = ✖️ 先不改
run-correct-answer = { $agreed ->
    [True] ✅ 另一位同意了，正在更正，好了告诉你。
   *[False] ✖️ 另一位说先不改，大家看到的还是原来的。
}
run-correct-decided = 这次改动已经定了，不用再点。
run-correct-newer = 又有新的改动了，请看最新的那一条。
run-correct-author-gone = 想改它的人现在不能群发了，所以没有改。
run-correct-author-only = 这条通知当初是两个人定的，只有写它的人能提出改动，再由另一位同意。要停下或撤回，你可以。
run-corrected-none = ✏️ 更正好了。还没人收到旧的，之后发的都是新的。
run-taken-back-none = ↩️ 撤回好了，谁也没收到。
run-being-taken-back = ↩️ 正在撤回，好了告诉你。
run-ask-correct = { $kind ->
    [text] ✏️ 把改好的整段文字发给我。
    [album] ✏️ 把改好的说明文字发给我（相册里的图改不了）。
   *[media] ✏️ 把改好的说明文字，或者换用的图片、视频、文件发给我。
}
    每个人收到的那份都会改过来。
run-correct-hint = 这样的改不了。
run-correct-kind = { $kind ->
    [text] 这条群发是文字，只能改成文字。
   *[album] 相册只能改说明文字。
}
run-caption-too-long = 说明最多 1024 个字，请短一点。
run-correct-sure = ☝️ 改成这样？已经收到的会直接改过来，不会再响一次；还没发的就按新的发。
run-correct-yes = ✏️ 改成这样
run-being-corrected = ✏️ 正在更正，好了告诉你。
run-correct-dropped = 好，什么也没动。
run-ok-toast = 👌 收到，谢谢！
run-ok-before = 👌 早就记下了，谢谢！
run-author-gone = 写这条通知的人已经不在这儿了，话带不到。有事找书记，就打“写给书记”。
run-withdrawn = 这条通知已撤回。
run-file-sent = 📄 名单在这里。谁看过名单，本人在“隐私”里查得到。
run-file-name = 群发名单-{ $date }.xlsx
run-column = { $column ->
    [number] 编号
    [name] 姓名
    [area] 片区
    [trade] 行业
    [state] 结果
    [at] 时间
    [read] 知道了
   *[change] 更正或撤回
}
run-file-state = { $state ->
    [sent] 收到
    [waiting] 还没发
    [queued] 正在发
    [unreachable] 联系不上
    [opted_out] 不想收
    [cancelled] 停发
    [expired] 过了时间
    [refused] Telegram 不让发
   *[uncertain] 不确定
}
run-file-change = { $change ->
    [changed] 已处理
    [unchanged] 没成
   *[going] 处理中
}
run-file-gone = （不在你的名册里）
form-run-correct = 更正群发

### service days: who comes, seats, the calendar
menu-service = 下一次服务日
typed-service = 服务日 | 我来 | 我要来 | 新新服务日 | 下次服务日 | 下一次服务日 | 服务日什么时候
coming-name = 服务日
coming-title =
    📅 <b>{ $name }</b>
    🕘 { $day } { $hours }
coming-place = 📍 <b>{ $station }</b>
coming-place-open = 📍 地点还没定，定了就告诉你
coming-within = 就在你的片区（{ $area }）
coming-far = 离你的片区（{ $area }）约 { $distance }
coming-services = 现场有：{ $services }
coming-counted = ✅ 你来过了，已经记上。
coming-noted = ✅ 记下了，你来。
coming-tomorrow = ⏰ 明天就是服务日，等你来：
coming-today = ☀️ 今天就是服务日，等你来：
coming-changed = 🔔 服务日有变化，以这条为准：
coming-called-off = ✖️ <b>{ $day }的{ $name }取消了</b>，不用跑这一趟。下一次定了再告诉你。
coming-come = ✋ 我来
coming-leave = ✖️ 不来了
coming-calendar = 🗓 加到日历
coming-calendar-strike = 🗓 日历里也标成取消
coming-way = 🧭 { $station }
coming-done = 记下了，到时候见！
coming-left = 好的，记下你不来了。又想来的话，再点一下就行。
coming-calendar-caption = 🗓 点开文件，就能加到手机日历。有变化时再点一次“加到日历”，日历会跟着改。
coming-calendar-off = 🗓 点开文件，日历里的这一条就会标成已取消。
coming-none = 📅 下一次服务日还没定。点 /notices 打开“{ $name }”，定了会提前几天告诉你。
coming-checkin = 先报到、等支部确认，就能报名服务日了。点 /checkin 开始，几分钟就好。
coming-over = 这次服务日已经结束了。下一次：/service
coming-cancelled = 这次服务日取消了，不用跑这一趟。下一次：/service
seat-count = { $service }（{ $count } 个名额）
seat-mine = 🎟 { $service }：给你留了名额
seat-mine-waiting = ⏳ { $service }：名额满了，你排在第 { $place } 位，轮到你马上告诉你
seat-take = { $service }：要一个名额
seat-take-left = { $service }：还有 { $count } 个名额
seat-take-full = { $service }：满了，排队{ $count ->
    [0] {""}
   *[other] （{ $count } 人在等）
}
seat-give = ↩️ { $service }：不要名额了
seat-give-waiting = ↩️ { $service }：不排队了
seat-got = 给你留了名额：{ $service }
seat-queued = { $service }名额满了，已经帮你排上队。轮到你马上告诉你。
seat-given = 好的，{ $service }让给后面的人了。
seat-none-here = 这一项不用留名额了，到现场问一下就行。
seat-off = 这一项这次没有了，别的照常。现在有什么：/service
seat-lost = ✖️ { $services }：临时取消了，这次没有，抱歉
seat-moved-up = 🎉 <b>轮到你了</b>：{ $service }有你的名额了。
seat-see = 📅 看看安排
seat-give-up = 让给别人

### turnouts: how a service day went
turnout-open = 📊 { $month }月{ $day }日服务日小结
turnout-title =
    📊 <b>{ $month }月{ $day }日服务日小结</b>
    通知到 { $announced } 人，说要来 { $coming } 人，来了 <b>{ $came }</b> 人
turnout-trades = <b>按行业</b>（通知到 → 说要来 → 来了）
turnout-areas = <b>按街道</b>（通知到 → 说要来 → 来了）
turnout-line = { $label }：{ $announced } → { $coming } → <b>{ $came }</b>
turnout-rest = 其余 { $count } 项
turnout-others = 没有行业或片区
turnout-rated = <b>评价</b>：平均 { $mean } 颗星，{ $count } 人
turnout-unrated = 还没有人评价。
turnout-file = 📥 下载表格
turnout-day = 📅 看这一天
turnout-file-name = 服务日小结-{ $date }.xlsx
turnout-announced = 通知到
turnout-coming = 说要来
turnout-came = 来了
turnout-sum = 合计
turnout-stars = 星级
turnout-people = 人数
turnout-words = 大家写的话（不记名，按拼写排序，不分先后）
turnout-sheet-trades = 按行业
turnout-sheet-areas = 按片区
turnout-sheet-stations = 按驿站
turnout-sheet-opinions = 评价

### serviceday: administrators plan service days

menu-serviceday = 服务日安排
form-serviceday = 服务日安排
serviceday-list-menu = 🗓 服务日安排
servicedays-title = 🗓 <b>接下来的服务日</b>
servicedays-none = 接下来没有服务日。每月几号、在哪里，写在配置文件的 [service_day] 里。
servicedays-line = · { $state ->
    [cancelled] <s>{ $day } { $hours }</s> 已取消
   *[planned] { $day } { $hours } · { $count } 人说来
}
serviceday-title = 🗓 { $state ->
    [cancelled] <s><b>{ $day }</b> { $hours }</s> 已取消
   *[planned] <b>{ $day }</b> { $hours }
}
serviceday-moved = 原定 { $day }
serviceday-place = 📍 { $name }
serviceday-no-place = 📍 还没有地点：定了地点才会通知大家
serviceday-service = · { $name }：{ $taken }/{ $seats } 个名额{ $waiting ->
    [0] { "" }
   *[other] ，{ $waiting } 人排队
}
serviceday-service-open = · { $name }：不限名额
serviceday-words = 💬 { $words }
serviceday-picture = 🖼 有图片
serviceday-count = 🙋 { $count } 人说来
serviceday-announced = 📣 已通知 { $sent } 人{ $waiting ->
    [0] { "" }
   *[other] ，{ $waiting } 人等他们的闲时
}
serviceday-not-announced = 📣 错过了通知的时间，没有通知
serviceday-to-announce = 📣 { $day } { $time } 起通知大家
serviceday-change-date = 📅 日期
serviceday-change-hours = 🕘 时间
serviceday-change-place = 📍 地点
serviceday-change-services = 🧰 服务
serviceday-change-words = 💬 说明
serviceday-change-picture = 🖼 图片
serviceday-cancel = ❌ 取消这次
serviceday-list = ◀️ 所有服务日
serviceday-back = ◀️ 返回
serviceday-open = 🗓 打开这次服务日
serviceday-places = { $count ->
    [0] 还没有地点，现在就加一个：
   *[other] 在这 { $count } 个地方。点一下就去掉：
}
serviceday-place-add = ➕ 加一个地点
serviceday-services = { $count ->
    [0] 还没有服务。
   *[other] 有 { $count } 项服务。点开可以改：
}
serviceday-service-add = ➕ 加一项服务
serviceday-seats = 🪑 名额
serviceday-drop = 🗑 去掉这项
serviceday-drop-ask = 去掉“{ $name }”？有 { $count } 人约了名额或在排队，他们会收到消息。去掉了不能恢复。
serviceday-drop-yes = 🗑 去掉这项
serviceday-which = 是哪一个？都不是就换个名字再发。
serviceday-ask-date = 改到哪天？例如“12月8日”“下周三”。
serviceday-ask-hours = 几点到几点？例如“9:00-16:00”。
serviceday-ask-place = 在哪个驿站？发名称或编号。
serviceday-ask-words = 要对大家说什么？最多 300 个字。
serviceday-ask-picture = 发一张图片，会放在通知里。
serviceday-ask-service = 加什么服务？名额写在后面，例如“理发 15”；不限名额就不写。
serviceday-ask-seats = 改成几个名额？已经约上的人都还在。
serviceday-no-words = 不写说明
serviceday-no-picture = 不放图片
serviceday-no-seats = 不限名额
serviceday-hint = 这个没看懂。照下面的例子再发一次，或者 /cancel。
serviceday-date-unclear = 没看懂是哪天。请写成“12月8日”或“下周三”。
serviceday-changed = ✅ 改好了。{ $told ->
    [yes] 发出去的通知会跟着改；说来的人两分钟后收到一条消息，还要改就接着改。
   *[no] 还没有通知过谁。
}
serviceday-cancel-ask = 取消{ $day }的服务日？发出去的通知会改成“已取消”，说来的 { $count } 人会收到消息。取消了不能恢复；只是换一天，请改日期。
serviceday-cancel-yes = ❌ 取消这次
serviceday-cancelled = ✅ 取消了。{ $told ->
    [yes] 正在告诉大家。
   *[no] 还没有通知过谁。
}
serviceday-gone = 没有这个服务日了。发 /serviceday 看看有哪些。
serviceday-is-cancelled = 这次服务日已经取消，不能再改。
serviceday-over = 这次服务日已经结束，不能再改。
serviceday-date-over = 这个时间已经过了。请写今天以后的日期。
serviceday-hours-over = 那天的这个时间已经过了。下午两点到五点，请写成“14:00-17:00”。
serviceday-date-far = 太远了。请写 { $days } 天以内的日期。
serviceday-places-many = 最多 { $most } 个地点。先去掉一个再加。
serviceday-services-many = 最多 { $most } 项服务。先去掉一项再加。
serviceday-service-gone = 这项服务已经去掉了。
occasion-announcement = 给大家的通知
occasion-day_before = 前一天的提醒
occasion-morning = 当天早上的提醒
occasion-question = 第二天的“怎么样”
occasion-changed = 有变化的消息
occasion-cancelled = 取消的消息
serviceday-expired = ⌛ { $day }的服务日有消息没发出去：{ $occasions }。到点时没能发（机器人没在运行，或者日期改得晚），现在发已经没有用了。
serviceday-missed = ⌛ { $day }的服务日，{ $occasion }没能及时发给 { $total } 人里的 { $count } 人：他们方便看的时候机器人没在运行，或者已经来不及了。现在发已经没有用了；要紧的话，请换个办法告诉他们。
serviceday-placeless = 📍 { $day }的服务日该通知大家了，可是还没有地点。定了地点，通知马上开始。
serviceday-undecreed = 🗓 { $year } 年的放假安排还没收到，{ $day }的服务日可能要换一天。安排公布后，请管程序的同事更新一下，或写进配置文件的 days；通知大家之前，日期会自己跟着改。

### broadcasts: writing to many
key-broadcast = 📣 群发通知
typed-broadcast = 群发 | 群发通知 | 发通知 | 写通知 | 我要群发
menu-broadcast = 给骑手群发通知
form-broadcast = 群发通知
broadcast-ask = { $again ->
    [True] 📣 <b>要换成什么？</b> 再发一遍给我就行。
   *[False] 📣 <b>想对骑手说什么？</b> 直接发给我：文字、一张或一组照片、视频、文件都可以。
}

    发来后我先给你看样子和人数，你点“发送”才会发出去。
broadcast-kinds = 这一种没法群发。文字、照片、视频、动图、文件都可以。
broadcast-caption-long = 图片或文件下面的文字太长了，最多 { $most } 个字。可以写短一点，或者把文字单独发。
broadcast-unfinished = 📣 这是你还没发完的通知。要换内容，直接再发一遍给我。
broadcast-moved = 👇 改过了，请看下面。
broadcast-album-below = 👆 请看上面
broadcast-ok = ✅ 知道了
broadcast-preview-only = 骑手收到后点这里才有用，你看到的是样子。

broadcast-to = 👥 发给 <b>{ $count } 位骑手</b>：{ $who }
broadcast-who = { $who }
broadcast-off = 符合条件的有 { $all } 位，其中 { $count } 位开着“{ $topic }”通知，只发给他们。
broadcast-at = 🕒 { $at }
broadcast-at-trades = 🕒 { $at }：{ $trades }
broadcast-trade = { $trade } { $count } 位
broadcast-at-once = 马上
broadcast-from = { $at } 起
broadcast-moment = { $when ->
    [today] 今天 { $time }
    [tomorrow] 明天 { $time }
   *[later] { $month }月{ $day }日{ $weekday } { $time }
}
broadcast-topic-line = 🏷 话题：{ $topic }
broadcast-acks-line = ✅ 请他们点“知道了”
broadcast-urgent-line = 🔔 紧急：休息时间也会响
broadcast-as-above = 上面就是他们收到的样子。要改内容，再发一遍给我。
broadcast-above-only = 上面就是他们收到的样子。超过 { $most } 位，要另一位同意后才会发出。
broadcast-send = { $second ->
    [True] 📤 请另一位同意（{ $count } 位）
   *[False] 📤 发送给 { $count } 位
}
broadcast-whom = 👥 发给谁
broadcast-when = 🕒 什么时候
broadcast-test = 👀 先发给我看
broadcast-more = ⋯ 更多
broadcast-tested = 发给你了，在最下面。

broadcast-whom-ask = 👥 <b>发给谁？</b>
    现在是 { $who }：<b>{ $count } 位</b>
    可以选几样，几样都符合的才会收到。
broadcast-part-b = 支部
broadcast-part-a = 区域
broadcast-part-t = 行业
broadcast-part-c = 平台公司
broadcast-party = 党员（同意这样收通知的）
broadcast-missed = 上次没收到的
broadcast-everybody = ↩️ 不挑，发给全部
broadcast-list = 👥 <b>{ $part }</b>：点一下选上，再点一下去掉
    现在是 { $who }：<b>{ $count } 位</b>
broadcast-list-none = 👥 <b>{ $part }</b>：现在没有可选的。
    现在是 { $who }：<b>{ $count } 位</b>
broadcast-district = { $district }的骑手
broadcast-and = { " + " }
broadcast-and-more = { $names }等 { $count } 个

broadcast-when-ask = 🕒 <b>什么时候发？</b>
    点一个，或者直接写给我，比如“明天15:00”“11-25 09:30”。
broadcast-slack = 🌤 骑手有空的时候
broadcast-now = ⚡ 现在就发
broadcast-type-hint = 现在在选时间。要换内容，先点“返回”。
broadcast-type-time = 请写什么时候发，比如“明天15:00”“周五下午3点”“11-25 09:30”。
appointment-unclear = “{ $given }”这个时间我没看懂。
appointment-over = 这个时间已经过去了。
appointment-too-far = 这个时间太远了，三个月以内的可以。

broadcast-more-ask = ⋯ <b>还可以</b>
    请他们点“知道了”：报告里有多少人点了。{ $urgent ->
    [True] { "" }
        紧急：休息时间也会响，只给要紧的事。
   *[False] { "" }
}
broadcast-acks = 请他们点“知道了”
broadcast-urgent = 🔔 紧急
broadcast-topic = 🏷 话题：{ $topic }
broadcast-topics-ask = 🏷 <b>这条属于哪个话题？</b> 只有开着这个话题的骑手会收到，后面是人数。
broadcast-drop = 🗑 不发了
broadcast-dropped = 好，不发了。
broadcast-undrop = ↩️ 还是要发

broadcast-waiting = ⏳ <b>在等另一位同意。</b> 超过 { $most } 位的通知要两个人都同意，同意后就发。
broadcast-back = ↩️ 收回来再改
broadcast-sent = { $planned ->
    [True] ✅ <b>好了，{ $at } 发。</b>
   *[False] ✅ <b>好了，开始发了。</b>进度看下面。
}
broadcast-second = 📣 <b>{ $name }</b>想发上面这条通知。超过 { $most } 位，要你也同意才会发出。
broadcast-second-over = { $sent ->
    [True] ✅ { $name }的通知已经同意了，开始发。
   *[False] { $name }的通知没有发，不用再看了。
}
broadcast-agree = ✅ 同意，发吧
broadcast-decline = ✖️ 先不发
broadcast-decided = { $agreed ->
    [True] ✅ 另一位同意了，你的通知开始发了。
   *[False] ✖️ 另一位说先不发。可以问问原因，改好后再点发送。
}

broadcast-mend = ✏️ 改一改再发
broadcast-stopped = { $begun ->
    [True] 📣 你的通知剩下的没有再发：现在你不能给这些骑手群发了。要问的话，请找管理员。
   *[False] 📣 你的通知没有发：现在你不能给这些骑手群发了。要问的话，请找管理员。
}
broadcast-stopped-others = ✋ { $name }的群发停下了：这个人现在不能群发了，剩下的没有再发。已经发到的还在大家手机上，要撤回就看报告。
broadcast-not-yours = 这不是你的通知。
broadcast-gone = 内容已经不在了，请再发一遍给我。
broadcast-nobody = 现在没有人能收到。请换一换“发给谁”或话题，或者请骑手发 /notices 打开这个话题。
broadcast-time-over = 🕒 选好的时间已经过去了，要在“什么时候”里重新选。
broadcast-no-second = 超过 { $most } 位要另一位同意，可是现在没有别人能同意。请少选一些人，或者请人再加一位管理员。
broadcast-changed = 刚刚有改动，请再看一眼，没问题再点发送。
broadcast-begun = 已经发出去了，不会再发一遍。
broadcast-waits = 在等另一位同意。要改的话，先点“收回来再改”。
broadcast-not-waiting = 写的人收回去改了，现在不用同意。
broadcast-dropped-before = 这条已经不发了。
broadcast-author-gone = 写这条通知的人现在不能群发了，所以没有发。
broadcast-another = 你正在写另一条，先发完或者不发那一条。
broadcast-no-topic = 还没有设置通知话题，请找管理员。

### service days: what is kept, and one's own
kept-service-days = · <b>服务日</b>（说要来、约了什么、签到、评价）：好安排座位、给积分、办得更好；组织者只看到人数，写的话不带名字。{ $days } 天
mydata-part-service-days = 服务日
mydata-service-day = 服务日
mydata-coming = 说过
mydata-coming-coming = 要来
mydata-coming-left = 不来了
mydata-service = 服务项目
mydata-seat = 名额
mydata-seat-seated = 约上了
mydata-seat-waiting = 排着队
mydata-attended-at = 签到时间
mydata-counted-by = 谁给签的到
mydata-counted-by-scope = 哪里的
mydata-stars = 几颗星
