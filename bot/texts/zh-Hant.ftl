# Made from zh-Hans.ftl by `make zh-hant`; changes belong there.

### Everybody

language-name = 繁體中文
language-ask = 用哪種語言？
language-chosen = 好的，以後說繁體中文。

welcome-stranger = { $name }，你好！我是暖驛。
    點下面的 <b>📍 找驛站</b>，馬上告訴你最近的驛站在哪兒、開沒開門、有什麼。
    也可以直接打字搜，比如路名或驛站名。

    跑外賣、送快遞、開車的朋友，點 <b>🪪 報到</b>，一分鐘就好。
welcome-rider = { $name }，你好！路上辛苦了。
    歇腳點 <b>📍 找驛站</b>，看自己的資訊和報到證點 <b>🪪 我的</b>。
welcome-keeper = { $name }，你好！
    驛站今天不開、哪樣東西壞了，點 <b>🏠 我的驛站</b> 說一聲，騎手馬上就能看到。
welcome-secretary = { $name }，你好！
    有人報到，我會發卡片給你，點「確認」就行。想看都有誰，點 <b>👥 名冊</b>。
welcome-cadre = { $name }，你好！
    有人上報隱患，卡片會發到你們的處置群，誰先點「我來」就歸誰。要看還有什麼沒辦，點 <b>📋 待辦</b>。
welcome-administrator = { $name }，你好！你是管理員。
    <b>👥 名冊</b> 看人和數字，<b>👤 人員</b> 請人、管角色。
help = <b>我能幫你：</b>
    📍 <b>找驛站</b>：點一下按鈕，或者發個位置給我
    🔎 <b>搜驛站</b>：直接打字，路名、驛站名都行，打幾個字就夠
    🔖 <b>收藏的驛站</b>：你常去的
    ⚠️ 驛站關了、沒熱水了？開啟那個驛站，點「有問題」
    🪪 <b>報到</b>：一分鐘，以後有事找得到人
    🆘 <b>一鍵求助</b>：急用的電話

    /language 換語言　/myid 我的數字編號　/cancel 不填了
my-id = 你的數字編號是 <code>{ $id }</code>
my-id-hidden = 你在這裡是匿名發言，我看不到是誰。請私下給我發 /myid。
cancelled = 好的，不填了。
nothing-to-cancel = 現在沒有要取消的。
something-new = 好的，先不填了。想做什麼？
edited = 改過的訊息我不會再讀，請重新發一條。
old-button = 這個按鈕已經失效了，點下面的按鈕重新開始。
unknown-command = 這個命令我不認識。點下面的按鈕，或者發 /help 看看我能做什麼。
unknown-kind = 這個我看不懂。發個位置給我找驛站，或者打字搜驛站名、路名。
failed = 對不起，剛才沒辦成，是我們的問題。請再試一次；還是不行，就把編號 <code>{ $incident }</code> 告訴管理員。
draft-stale = 你之前的「{ $form }」還沒填完。接著填，還是辦別的？
draft-go-on = 接著填
draft-new = 辦別的
form-problem = 驛站有問題

help-rider = 🪪 <b>我的</b>：報到證、改資訊、寫給書記、我的隱私
    ⭐ <b>我的積分</b>：有多少、哪來的、能換什麼
    🔔 <b>通知</b>：收哪些、什麼時候收、暫停一週
help-keeper = 🏠 <b>我的驛站</b>：今天不開、壞了、修好了、改時間、今天發的東西和庫存。有人來兌換，把他的 8 位碼直接打給我
help-secretary = 👥 <b>名冊</b>：誰報到了、誰在等、流動黨員
    有人報到我會發卡片，點「確認」就行；直接回復卡片，可以問一句或寫明退回的原因
help-cadre = 📋 <b>待辦</b>：沒人接的、我在辦的、全部；可以一次接下一頁
    群裡的卡片：點「我來」接下；回覆一張照片就能辦結，回覆一句話就能問報告人
    /report 123 看一條　/find 大學路 垃圾 找隱患
help-administrator = 👥 <b>名冊</b>：全區的人和數字
    👤 <b>人員</b>：請書記、幹部、驛站管理員，停掉角色

key-near = 📍 找驛站
key-favourites = 🔖 收藏的驛站
key-help = ❓ 幫助
key-checkin = 🪪 報到
key-me = 🪪 我的
key-sos = 🆘 一鍵求助
key-staff = 👤 人員
key-mystation = 🏠 我的驛站
key-roster = 👥 名冊
page-more = 下一頁 ›
page-back = ‹ 返回
list-separator = 、
form-checkin = 報到
form-change = 修改
form-verdict = 回覆報到

typed-near = 找驛站 | 附近 | 附近驛站 | 附近的驛站 | 最近 | 最近的驛站 | 最近的驛站在哪 | 最近的驛站在哪兒 | 最近的驛站在哪裡
typed-checkin = 報到 | 我要報到 | 登記 | 註冊
typed-favourites = 收藏 | 我的收藏 | 收藏的驛站 | ⭐ 收藏的驛站
typed-help = 幫助 | 你好 | 您好 | 怎麼用 | 你能做什麼

menu-start = 開始
menu-checkin = 報到
menu-me = 我的資訊和報到證
menu-near = 找最近的驛站
menu-favourites = 收藏的驛站
menu-language = 換語言
menu-myid = 我的數字編號
menu-help = 我能做什麼
menu-cancel = 不填了

### Stations

as-it-is = { $text }
metres = { $count } 米
kilometres = { $count } 公里
direction-n = 北邊
direction-ne = 東北邊
direction-e = 東邊
direction-se = 東南邊
direction-s = 南邊
direction-sw = 西南邊
direction-w = 西邊
direction-nw = 西北邊

day = { $month }月{ $day }日{ $weekday }
weekday-1 = 週一
weekday-2 = 週二
weekday-3 = 週三
weekday-4 = 週四
weekday-5 = 週五
weekday-6 = 週六
weekday-7 = 週日
tomorrow-at = 明天 { $time }
day-at = { $day } { $time }

near-ask = 點下面的 <b>📍 找驛站</b>，或者用 📎 發一個位置給我，馬上告訴你最近的驛站。
near-no-place = 你的手機沒有把位置發過來。用 📎 發一個位置給我，或者直接打路名、驛站名。
near-heading = 📍 <b>離你最近的驛站</b>
near-heading-filtered = 📍 <b>符合條件、離你最近的驛站</b>
near-far = 📍 你附近 5 公里內沒有驛站。最近的在 <b>{ $distance }</b>外：
near-far-filtered = 📍 你附近 5 公里內沒有符合條件的驛站。最近的在 <b>{ $distance }</b>外：
near-outside = 📍 這裡不在{ $district }範圍內。最近的驛站在 <b>{ $distance }</b>外：
near-none = 還沒有登記任何驛站，請稍後再來。
near-none-filtered = 沒有符合這些條件的驛站。點下面去掉一個條件試試。
near-first = ⏰ 這幾個現在都沒開門，最早開的是 <b>{ $name }</b>，{ $time }。
near-first-certain = ⏰ 能確定最早開門的是 <b>{ $name }</b>，{ $time }。
near-go = 騎行去
near-marked = ⚠️ { $problems }
near-more = 再看 5 個 ›
near-back = ‹ 前 5 個
filter-open = 🟢 現在開門

state-open = 🟢 24 小時開放
state-open-until = 🟢 開到 { $time }
state-closed = 🔴 現在關門
state-closed-until = 🔴 現在關門，{ $time } 開
state-unknown = ⚪️ 開放時間未核實
state-paused = 🔴 暫停開放
unconfirmed-hours = （時間未核實）
amenities-unconfirmed = 未核實：{ $amenities }

found = 🔎 找到 { $count } 個：
found-more = 還有 { $count } 個，多打幾個字會更準。
found-none = 沒找到「{ $words }」。換個路名或驛站名試試，或者點 <b>📍 找驛站</b>。
station-gone = 這個驛站已經不在了。點「📍 找驛站」看看附近的。

page-where = 📍 { $address }
page-hours = 🕗 今天 { $spans }
page-hours-closed = 🕗 今天不開
page-hours-unknown = 🕗 平時 { $hours }，今天開不開未核實
page-hours-text = 🕗 { $hours }
page-phone = ☎️ { $phone }
page-capacity = 🪑 能坐 { $count } 人
page-discount = 🎁 { $discount }
page-marked = ⚠️ 有騎手反映：{ $problems }
page-keep = 🔖 收藏
page-unkeep = 取消收藏
page-share = ↗️ 分享
page-problem = ⚠️ 有問題
ride-amap = 🚴 高德
ride-baidu = 🚴 百度
ride-tencent = 🚴 騰訊
kept = 已收藏 { $name }
unkept = 已取消收藏 { $name }
favourites = 🔖 你收藏了 { $count } 個驛站：
favourites-more = 下一頁 ›
favourites-back = ‹ 上一頁
favourites-none = 你還沒有收藏驛站。開啟一個驛站，點「🔖 收藏」就行。

problem-ask = <b>{ $name }</b> 怎麼了？
problem-closed = 關門了
problem-no_hot_water = 沒熱水
problem-charger_broken = 充電壞了
problem-moved = 搬走了
problem-other = 別的問題
problem-ask-moved = <b>{ $name }</b> 搬到哪兒了？打幾個字告訴我，不知道就點「跳過」。
problem-ask-words = <b>{ $name }</b> 有什麼問題？打幾個字告訴我。
problem-words-hint = 請打字告訴我，或者點「跳過」。
problem-skip = 跳過
problem-noted = 謝謝，記下了：{ $name } · { $problem }。再有一位騎手這麼說，我就提醒大家。
problem-counted = 謝謝！已經有兩位騎手這麼說，接下來一天我會提醒大家：{ $name } · { $problem }。

### Places

place-not-a-number = 這個位置不是有效的經緯度，請填寫數字，例如 34.75 和 113.62。
place-out-of-range = 沒有這樣的位置：緯度 { $latitude }，經度 { $longitude }。緯度在 -90 到 90 之間，經度在 -180 到 180 之間，看看是不是寫反了。
place-in-the-atlantic = 這個位置（0，0）在大西洋裡，多半是手機還沒定位好。請開啟定位，稍等片刻再發一次。
place-unknown-datum = 不認識座標系「{ $datum }」，請用 wgs84、gcj02 或 bd09。

### Import

import-written = 完成：新增 { $added }，更新 { $changed }，沒變 { $unchanged }，有錯沒匯入 { $refused }。
import-nothing-written = 什麼都沒寫入。可以匯入的：新增 { $added }，更新 { $changed }，沒變 { $unchanged }；有錯的 { $refused } 行。
import-line-row = 第 { $row } 行，{ $column }：{ $sentence }
import-line-row-only = 第 { $row } 行：{ $sentence }
import-line-feature = 第 { $row } 個要素，{ $column }：{ $sentence }
import-line-feature-only = 第 { $row } 個要素：{ $sentence }
import-line-column = 列「{ $column }」：{ $sentence }

import-file-empty = 檔案是空的：請確認選對了檔案，並且第一行寫著各列的名稱。
import-file-too-big = 檔案有 { $size } MB，最多 { $limit } MB：請拆成幾個檔案，依次匯入。
import-file-unpacks-too-big = 檔案解壓後有 { $size } MB，最多 { $limit } MB：請只保留需要的行，另存為 CSV 或新的 XLSX 檔案。
import-file-unknown = 這不是 CSV、XLSX 或 GeoJSON 檔案：請把表格另存為其中一種格式。
import-file-old-excel = 這是舊版 Excel 檔案（.xls）或加了密碼的檔案：請另存為不帶密碼的 .xlsx 檔案。
import-xlsx-broken = 這個 XLSX 檔案打不開：請用表格軟體開啟後重新儲存。
import-xlsx-other-sheets = 只讀取了工作表「{ $sheet }」，沒有讀取：{ $others }。如需匯入其他工作表，請分別另存為檔案。
import-encoding-unknown = 無法識別檔案的文字編碼：請另存為「CSV UTF-8」。
import-encoding-broken = 檔案按 { $encoding } 讀取時，第 { $line } 行出錯：請重新另存為「CSV UTF-8」。
import-csv-broken = 第 { $row } 行讀不出來：引號缺少或多餘，或者某個單元格過長。請修改這一行。
import-json-broken = 檔案不是有效的 JSON（第 { $line } 行，第 { $column } 列）：請重新匯出。
import-geojson-wrong = 檔案是 JSON，但不是 GeoJSON：請匯出為 FeatureCollection。
import-geojson-crs = GeoJSON 檔案使用的座標系不是 WGS-84：請按 EPSG:4326 匯出。
import-geojson-no-feature = 這不是一個 Feature：請刪除它，或重新匯出檔案。
import-too-many-rows = 檔案超過 { $limit } 行：請拆成幾個檔案，依次匯入。
import-too-many-columns = 表格太寬，最多讀取 { $limit } 列：請刪除右側的空列。
import-rows-missing = 只有表頭，沒有資料：請確認選對了檔案。
import-header-missing = 第一行必須寫明各列的名稱，缺少：{ $missing }。現有：{ $present }。請新增表頭或修改列名。
import-header-twice = 表頭「{ $header }」出現了不止一次（{ $columns } 列）：請刪除或改名其中一列。
import-column-unnamed = 這一列沒有表頭，未讀取。如有需要，請寫上列名。
import-column-unknown = 不認識這個列名，未讀取。如有需要，請改列名。
import-column-twice = 與列「{ $other }」意思相同：請只保留其中一列。
import-row-too-long = 這一行有 { $cells } 個單元格，表頭只有 { $headers } 個：內容裡有逗號時，請用引號括起來。
import-cell-empty = 這裡是空的：請填寫。
import-cell-formula = 這裡是公式，採用了上次的計算結果：{ $value }。如不正確，請改為數值。
import-cell-no-result = 這裡的公式沒有結果或出錯：請改為數值。
import-text-too-long = 文字有 { $length } 個字，最多 { $limit } 個：請縮短。
import-number-wrong = 「{ $value }」不是數字：請用阿拉伯數字和小數點填寫，例如 34.75。
import-capacity-wrong = 「{ $value }」不是人數：請填寫整數，例如 12，或留空。
import-truth-wrong = 「{ $value }」既不是「是」也不是「否」：請填寫 1 或 0。
import-word-unknown = 不認識「{ $value }」：請填寫 { $choices } 之一。
import-code-twice = 編號「{ $code }」在第 { $other } 行已經用過：每一行都需要自己的編號。
import-point-wrong = 這裡沒有由兩個數字組成的點：請用 Point 表示驛站，先經度，後緯度。
import-position-zero = 座標是 0, 0，那裡是大西洋：請填寫真實座標。
import-position-swapped = 緯度 { $latitude }、經度 { $longitude } 好像寫反了：請對調。
import-position-range = 沒有這樣的地方：緯度 { $latitude }，經度 { $longitude }。緯度在 -90 到 90 之間，經度在 -180 到 180 之間。
import-source-differs = 座標改過了，旁邊的原始座標不再對應，已捨去。
import-datums-differ = 這一列與「{ $other }」的座標系不同：請用同一座標系填寫緯度和經度。
import-datum-contradicts = 表頭寫的是 { $told }，命令指定的是 { $option }：請去掉 --datum 選項，或修改列名。
import-datum-assumed = 沒有說明座標系，按 WGS-84 處理。如果座標來自國內地圖，會偏差約 500 米：請加上 --datum gcj02（高德、騰訊）或 bd09（百度）重新匯入。
import-no-outline = 既沒有本地邊界，也沒有帶邊界的區域，因此把中國大陸範圍內的 { $datum } 座標都作了轉換。請先匯入區域，或在配置檔案裡寫明邊界。
import-not-converted = 位置在邊界以外，沒有從 { $datum } 轉換，按原樣採用：請核對。
import-outside-outline = 位置在本地邊界以外：請核對。
import-outside-area = 位置在{ $area }以外 { $metres } 米：請核對座標和所屬區域。
import-area-unknown = 沒有名為「{ $area }」的區域，按座標確定所屬區域：請核對名稱，或先匯入區域。
import-neighbour = 距離「{ $name }」只有 { $metres } 米：請確認不是同一個驛站寫了兩遍。
import-hours-unclear = 開放時間「{ $value }」沒有看懂：會按原文顯示，但不會說「開放中」。請寫成「{ "周一至周五 9:00-17:00" }」或「Mo-Fr 09:00-17:00」。
import-amenity-unknown = 不認識這些設施，已略過：{ $names }。請改名稱，或加入配置檔案。
import-area-kind-unknown = 「{ $value }」不是區域類型，未採用。請填寫 district（區縣）、street（街道）、community（社區）或 grid（網格）。
import-parent-unknown = 不認識上級區域「{ $parent }」：請先匯入它，或加入這個檔案。
import-parent-ambiguous = 名為「{ $parent }」的區域不止一個：請填寫它的編碼。
import-parent-circle = 區域 { $code } 會成為自己的上級：請核對上級區域一列。
import-parent-refused = 上級區域 { $parent } 那一行有錯，沒有匯入：請先修改那一行。
import-district-made = 原來沒有區縣「{ $name }」，已用編碼 { $code } 新建，暫無邊界。
import-shape-broken = 邊界讀不出來：請重新匯出 GeoJSON。
import-shape-kind = 邊界是 { $kind }：區域需要 Polygon 或 MultiPolygon。
import-shape-range = 邊界超出了地圖：請先寫經度，後寫緯度，以度為單位。
import-shape-empty = 邊界沒有面積，什麼也沒剩下：請重新繪製。
import-shape-mended = 邊界自己相交，已修復，現面積 { $size } 平方米。請在地圖上核對。
import-overlap = 「{ $one }」與「{ $other }」重疊 { $size } 平方米，重疊處歸較小的一個。如有影響，請重新繪製邊界。
import-gap = { $between } 之間有 { $size } 平方米空隙，不屬於其中任何一個。如有影響，請重新繪製邊界。

config-missing = 讀不到配置檔案 { $path }：請檢查 NUANYI_CONFIG。
config-broken = 配置檔案 { $path } 不是有效的 TOML：{ $problem }。
config-unknown = 配置檔案 { $path } 裡有不認識的設定：{ $setting }。這裡可以寫：{ $known }。
config-lacks = 配置檔案 { $path } 缺少設定 { $setting }：請補上。
config-wrong = 配置檔案 { $path } 裡，{ $setting } 不能是 { $given }：{ $field ->
    [name] 請寫名稱，或按語言（zh-Hans、zh-Hant、en）分別寫名稱。
    [zone] 請寫時區，例如 Asia/Shanghai。
    [languages] 請寫由 zh-Hans、zh-Hant、en 組成的列表。
    [outline] 請寫 GeoJSON 檔名，或直接寫 GeoJSON。
    [amenities] 請寫 [[amenities]]，最多 32 個。
    [key] 請用小寫字母、數字和 _，例如 hot_water。
    [emoji] 請寫一個表情符號。
    [also] 請寫詞語列表。
    [trades] 請寫 [[trades]]，最多 20 個；在公司裡寫行業 key 的列表。
    [companies] 請寫 [[companies]]，最多 60 個。
    [topics] 請寫 [[topics]]，最多 12 個。
    [numbers] 請寫 [[numbers]]，最多 30 個。
    [number] 請寫帶引號的電話號碼，例如 "110"。
    [days] 請寫日期和 "off" 或 "work"，例如 2027-02-08 = "off"。
    [version] 請寫帶引號的文字，最多 40 個字元，例如 "2"。
    [controller] 請寫名稱，或按語言（zh-Hans、zh-Hant、en）分別寫名稱。
    [contact] 請寫帶引號的文字，例如 "12345"。
    [pledge] 請按語言（zh-Hans、zh-Hant、en）分別寫。
    [reminder_workdays] 請寫天數，1 到 30。
    [escalation_workdays] 請寫天數，1 到 60。
    [recheck_days] 請寫天數，7 到 3650。
    [silent_days] 請寫天數，1 到 365。
    [departments] 請寫 [[departments]]，最多 20 個。
    [categories] 請寫 [[categories]]，最多 12 個。
    [urgent] 請寫 true 或 false。
    [danger] 請寫 true 或 false。
    [take_hours] 請寫小時數，大於 0，最多 1000。
    [resolve_hours] 請寫小時數，大於 0，最多 10000。
    [reach] 請寫米數，1 到 1000。
    [department] 請寫 [[departments]] 裡一個部門的 key，帶引號。
    [hours] 請按先後寫時間，例如 "08:30-12:00,14:00-18:00"。
    [reports_a_day] 請寫數字，1 到 1000。
    [on] 請寫 checkin、recheck、report、problem、service_day、hours、award 或 deduct。
    [kind] 請寫 base、contribution 或 deduction。
    [points] 請寫 1 到 10000 的數；或者 [points] 這一段。
    [share] 請寫 0 到 10000 的數。
    [a_day] 請寫 1 到 1000 的數。
    [a_month] 請寫 1 到 10000 的數。
    [words] 請寫一句話，或者按語言分別寫。
    [badge] 請寫 1 到 100000 的數。
    [award_a_day] 請寫 1 到 100000 的數。
    [object_days] 請寫天數，7 到 60。
    [decide_days] 請寫天數，1 到 60。
    [reserve_days] 請寫天數，1 到 60。
    [undo_minutes] 請寫分鐘數，1 到 1440。
    [smallest_group] 請寫 10 到 1000 的數：人數太少就看得出是誰了。
    [rules] 請寫最多 40 段 [[rules]]。
    [titles] 請寫最多 12 段 [[titles]]。
    [same_place_metres] 請寫米數，1 到 1000。
    [same_place_days] 請寫天數，1 到 3650。
    [confirm_days] 請寫天數，1 到 60。
    [remind_days] 請寫天數，1 到 60。
    [hidden_days] 請寫天數，1 到 60。
    [code_minutes] 請寫分鐘數，1 到 1440。
    [warn_percent] 請寫數字，1 到 99。
    [retention] 請寫天數，至少 1。
    [quiet] 請寫時間段，例如 "22:00-07:00"。
    [slack] 請寫時間段，例如 "14:00-17:00,20:00-22:00"；什麼時候都行就寫 ""。
    [second_above] 請寫人數，1 到 1000000。
    [notices] 請寫 [notices] 這一段。
    [service_day] 請寫 [service_day]。
    [day] 請寫每月幾號，1 到 31。
    [if_no_workday] 請寫 "next"（順延到下一個工作日）或 "keep"（不變）。
    [announce_days] 請寫提前幾天通知，1 到 28。
    [announce_at] 請寫時間，例如 "08:00"。
    [remind_at] 請寫時間，例如 "10:00"。
    [morning_at] 請寫時間，例如 "07:30"。
    [question_at] 請寫時間，例如 "12:00"。
    [topic] 請寫 [[topics]] 裡一個的 key，帶引號。
    [stations] 請寫驛站編號的列表，最多 5 個，例如 ["A001"]。
    [services] 請寫 [[service_day.services]]，最多 12 個。
    [seats] 請寫名額，1 到 10000；不限就不寫。
   *[other] 請參照演示的配置檔案。
}
config-key-twice = 配置檔案裡 { $setting } 出現了兩次：請刪除一個。
config-rule-kind = 配置檔案裡的積分規則 { $rule }：on = "deduct" 的 kind 必須是 deduction，別的不能是。
config-rule-twice = 配置檔案裡有兩條積分規則都是 { $occasion }：只能有一條。
config-trade-unknown = 配置檔案裡有公司寫了不認識的行業 { $trade }：請先寫 [[trades]]。
config-topic-taken = 通知主題不能叫 { $topic }：這個名字程式自己要用，請換一個。
config-topic-unknown = [service_day] 寫了不認識的通知主題 { $topic }：請先寫 [[topics]]。
config-department-unknown = 配置檔案裡有隱患類別寫了不認識的部門 { $department }：請先寫 [[departments]]。
config-category-people = 配置檔案裡的隱患類別「{ $category }」說的是人或人的行為（「{ $word }」）。隨手拍只報物和地點，不報人：請改成東西的名稱，或者去掉這一類。
config-taken-late = 配置檔案裡的隱患類別 { $category }，解決限 { $resolve } 小時，接單限 { $take } 小時，都從上報算起：resolve_hours 要大於 take_hours。
config-reminded-late = 配置檔案裡 remind_days（{ $remind }）要小於 confirm_days（{ $confirm }）：先提醒報的人，再結束。
config-passed-on-early = 配置檔案裡 escalation_workdays（{ $escalation }）不能小於 reminder_workdays（{ $reminder }）：先提醒書記，再告訴管理員。
config-outline-missing = 讀不到配置檔案 { $path } 指定的邊界檔案 { $file }：請檢查檔名，它應與配置檔案在同一資料夾。
config-outline-wrong = 配置檔案 { $path } 裡的邊界不是帶多邊形的 GeoJSON：請重新匯出。

### Posters

poster-kind = { $kind ->
    [service_centre] 黨群服務中心
    [service_area] 愛心服務區
    [merchant] 優惠商戶
   *[warm_station] 暖心驛站
}
poster-welcome = { $kind ->
    [merchant] 騎手、快遞員、司機師傅，這裡有優惠
   *[other] 騎手、快遞員、司機師傅，進來歇歇腳
}
poster-hours = 開放時間
poster-hours-unknown = 以現場為準
poster-holidays = 節假日
poster-amenities = 這裡有
poster-discount = 優惠
poster-unconfirmed = 未核實
poster-pale = 灰色的未核實
poster-done = { $count } 頁海報在 { $folder } 裡。
poster-scan = 掃一掃
poster-scan-why = 開沒開門、有沒有熱水，附近還有哪些驛站
poster-steps = 怎麼用
poster-step-scan = 用手機相機掃右邊的碼
poster-step-start = 在 Telegram 裡點「開始」
poster-step-use = 隨時找最近的驛站
poster-code = 編號 { $code }
poster-search = 或在 Telegram 裡搜

weekly-always = 24 小時
weekly-closed = 休息
weekly-day = { $day ->
    [Mo] 週一
    [Tu] 週二
    [We] 週三
    [Th] 週四
    [Fr] 週五
    [Sa] 週六
   *[Su] 週日
}
weekly-days = { $first }至{ $last }
weekly-span = { $start }–{ $end }
weekly-span-overnight = { $start }–次日{ $end }

link-code-too-long = 驛站代碼「{ $code }」太長，放不進連結：請改用 62 個以內的字母、數字，或 15 個以內的漢字。
poster-folder-wrong = 資料夾 { $folder } 不能寫入：{ $reason }。請換一個資料夾。
poster-no-stations = 還沒有驛站：請先用 nuanyi import stations 匯入。
poster-unknown-codes = 沒有這樣的驛站代碼：{ $codes }。
poster-no-token = 不知道機器人的使用者名稱：請用 --bot 寫明，或設定 NUANYI_TOKEN。
poster-token-refused = Telegram 不認 NUANYI_TOKEN：請向 @BotFather 核對，或用 --bot 寫明機器人的使用者名稱。
poster-no-answer = 向 { $address } 詢問機器人的使用者名稱，沒有得到回答（{ $reason }）：請檢查網路、NUANYI_API_URL 和 NUANYI_PROXY，或用 --bot 寫明。
poster-bot-wrong = 「{ $username }」不是機器人的使用者名稱：應為 5 到 32 個字母、數字或下劃線，例如 nuanyi_bot。
poster-progress = 正在畫海報

### Demo

demo-open = 開啟 { $url} ，就能看到幾部手機：騎手、幹部的處置群、支部書記、管理員。用王偉的手機點「📍 找驛站」「🪪 報到」，或者點 📎 發一張樣片試試。按 Ctrl-C 結束。
demo-ended = 程式自己停了（退出碼 { $code }），原因在演示資料夾的 log 裡。

### Doctor

doctor-healthy = 一切正常。
doctor-broken = 有 { $count } 處需要修復（✗）。
doctor-failed = 檢查「{ $check }」時出錯（{ $kind }）：請用 NUANYI_LOG=debug 啟動，檢視日誌。
doctor-admins = 管理員 { $count } 人
doctor-no-admins = 沒有管理員：請在 NUANYI_ADMINS 裡填管理員的數字編號（給機器人發 /myid 可以看到）。
doctor-no-pace = NUANYI_PACE=off 只用於測速：對著真的 Telegram 請刪去這項設定。
doctor-district = { $name }，配置檔案 { $path }
doctor-district-demo = 用的是演示區縣（{ $name }）：請寫好自己的 TOML 檔案，並在 NUANYI_CONFIG 裡指明。
doctor-folder = 資料資料夾 { $folder } 可以寫入
doctor-folder-later = 資料資料夾 { $folder } 還沒有，首次執行時會建好
doctor-folder-readonly = 資料夾 { $folder } 不能寫入（{ $reason }）：請更改許可權，或另設 NUANYI_DATA_DIR。
doctor-disk = 磁碟剩餘 { $megabytes } MB
doctor-disk-little = 磁碟只剩 { $megabytes } MB：請清理，或換到更大的磁碟。
doctor-key-set = 金鑰由 NUANYI_KEY 給定
doctor-key-file = 金鑰在 { $path }（請在別處也存一份，丟了就什麼也讀不出來）
doctor-key-open = 別人也能讀取金鑰檔案 { $path }：請執行 chmod 600 { $path }。
doctor-key-later = 還沒有金鑰：首次執行時會寫到 { $path }，之後請在別處也存一份。
doctor-key-wrong = { $path } 裡不是金鑰，或讀不了：請從備份恢復，或設定 NUANYI_KEY。
doctor-key-other = 金鑰打不開這個資料庫裡的內容：請換回原來的金鑰（NUANYI_KEY 或資料資料夾裡的 key 檔案）。
doctor-database = 資料庫 { $address } 可用，結構是最新的
doctor-database-missing = 還沒有資料庫 { $address }：請執行 nuanyi migrate。
doctor-photos = 照片存放處連得上：{ $address }
doctor-photos-folder = 照片存在這臺機器的 { $folder } 裡：多臺機器一起執行時，請設定 NUANYI_PHOTOS。
doctor-photos-unreachable = 照片存放處 { $address } 連不上（{ $kind }）：請檢查 AWS_ENDPOINT_URL、AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY、AWS_REGION。
doctor-database-old = 資料庫 { $address } 的結構與程式不符：請執行 nuanyi migrate。
doctor-database-unreachable = 連不上資料庫 { $address }（{ $reason }）：請檢查 NUANYI_DATABASE_URL，確認資料庫已啟動。
doctor-inbox = 待處理的訊息 { $count } 條
doctor-inbox-late = 有 { $count } 條訊息沒處理，最早的已等了 { $minutes } 分鐘：請確認 nuanyi run 在執行，並檢視日誌。
doctor-outbox = 待發送 { $pending } 條
doctor-outbox-failed = 待發送 { $pending } 條；被 Telegram 拒絕 { $refused } 條，不知送達與否 { $uncertain } 條：請檢視日誌。
doctor-stations = 驛站 { $stations } 個，區域 { $areas } 個
doctor-no-stations = 還沒有驛站：請用 nuanyi import stations 匯入。
doctor-hours = { $count } 個驛站的開放時間看不懂，不會顯示為開門：{ $codes }。請改寫，例如「週一至週五 9:00-17:00」，再重新匯入。
doctor-holidays = { $first } 年和 { $second } 年的放假安排已知
doctor-holidays-unknown = 不知道 { $years } 年的放假安排：國務院公佈後（通常在前一年 11 月），請寫進區縣 TOML 的 [days]，或升級程式。
doctor-no-token = 沒有 NUANYI_TOKEN，或它不像令牌：請向 @BotFather 索取；nuanyi demo 不需要令牌。
doctor-token-refused = Telegram 不認 NUANYI_TOKEN：請從 @BotFather 重新複製。
doctor-telegram = Telegram 連線正常，機器人是 @{ $username }
doctor-telegram-unreachable = 連不上 { $address }（{ $reason }）：請檢查網路、NUANYI_API_URL 和 NUANYI_PROXY。
doctor-webhook = 這個機器人設了 webhook，這樣就收不到訊息：請呼叫 deleteWebhook 取消，或換一個機器人。
doctor-pending = Telegram 那邊待取 { $count } 條
doctor-pending-many = Telegram 那邊積壓了 { $count } 條，只保留一天：請確認 nuanyi run 在執行。
doctor-clock = 本機時鐘準確
doctor-clock-wrong = 本機時鐘與 Telegram 相差 { $seconds } 秒：請開啟自動對時（NTP）。

### Cards and files

date-full = { $year }年{ $month }月{ $day }日
card-picture-title = 報到證
card-picture-trade = 行業
card-picture-area = 片區
card-picture-branch = 支部
card-picture-since = 報到
card-picture-number = 編號 { $number }
card-picture-seal = 已報到
card-picture-proof = 掃碼核驗
card-picture-proof-until = { $time } 前有效
card-picture-brand = 暖驛 Nuanyi

invitation-page-title = 暖驛工作人員邀請
invitation-page-until = 有效期至
invitation-page-scan = 用手機相機掃碼，或開啟下面的連結
invitation-page-start = 在 Telegram 裡點「開始」
invitation-page-wait = 等管理員確認，就可以用了
invitation-page-note = 掃碼後由管理員確認才生效。只能用一次，請別轉給別人。

privacy-file-title = 關於你的全部記錄
privacy-file-intro = 這裡是暖驛記下的關於你的全部內容。檔案在你手裡，轉發前請想一想誰會看到。
privacy-file-nothing = 沒有記錄。

### Check-in

notice-short = <b>報到之前，先說清楚</b>
    報到會記下你的稱呼、行業、公司、所在片區；手機號、是不是黨員，願意才填。
    只有你的支部或片區書記、管理員能看到，誰看過你隨時能查。不給公司，不影響接單；積分只用來鼓勵。
    隨時能改、能帶走、能全部刪掉。
notice-long = <b>你的資訊怎麼用</b>
    <b>誰負責：</b>{ $controller }。有問題請打 { $contact }。
    <b>記什麼：</b>稱呼、行業、公司、所在片區；願意才填的有手機號、黨員身份（敏感資訊，單獨問你）、想收的通知。
    <b>為什麼：</b>知道你是誰、在哪一片，才好辦活動、送服務、有事找得到人。
    <b>誰能看：</b>你的支部或片區書記、管理員。手機號平時遮住中間，看全號要點一下，會留記錄。每次檢視你都查得到。
    <b>不做什麼：</b>不給公司，不記你去過哪裡，不影響接單。報不報到，找驛站都一樣用。
    <b>存多久：</b>每 { $days } 天問一次是不是還這樣，一直不回就停用，到期刪除。積分的賬只有編號，改不了也刪不掉；你刪除以後，編號找不到你。
    <b>怎麼存：</b>用只屬於你的金鑰加密；你說刪除，金鑰銷燬，誰也讀不出來。
    <b>要知道：</b>訊息經過 Telegram，它的伺服器不在中國境內。
    <b>你的權利：</b>看、改、帶走、撤回同意、全部刪除，都在 /privacy。
notice-no-contact = 12345
notice-agree = ✅ 同意，開始報到
notice-more = 看完整說明
notice-later = 先不了
notice-changed = 說明改過了，想再問你一次：

    { $notice }
consent-again = 謝謝，記下了。
consent-keep = ✅ 同意
consent-withdraw = 收回同意
consent-party = 說明改過了，想再問你一次：你的黨員身份和支部是敏感資訊，還同意我記著嗎？
checkin-later = 好的，什麼時候想報到，點「🪪 報到」就行。找驛站不用報到。

ask-name = 怎麼稱呼你？打字告訴我。
ask-name-offered = 怎麼稱呼你？點一下，或者打字寫別的名字。
ask-name-take = 就叫「{ $name }」
ask-name-hint = 請打字告訴我怎麼稱呼你。
ask-name-wrong = 名字要有文字，最多 { $longest } 個字。
ask-phone = 留個手機號嗎？有急事書記能打給你。不留也行。
    點下面的 <b>📱 傳送我的手機號</b>。
ask-phone-send = 📱 傳送我的手機號
ask-phone-skip = 不留手機號
ask-phone-hint = 點「📱 傳送我的手機號」，或者點「不留手機號」。
ask-phone-typed = 打字的號碼我不收，怕打錯，也怕填成別人的。
ask-phone-foreign = 這不是你自己的號碼，我不收。
ask-phone-kept = 好的，記下了：{ $phone }
ask-phone-left = 好的，不留。
ask-phone-unknown = 這個號碼我看不懂，先不留也行。
ask-trade = 你是做哪一行的？
ask-company = 給哪家跑？沒有的話，直接打字。
ask-company-hint = 點一家公司，或者打字告訴我。
ask-area = 平時在哪一片跑？
    發個位置最快：點鍵盤上的 <b>📍 找驛站</b>，或用 📎 發位置。我只看是哪一片，位置不留。
    也可以點下面選。
ask-area-in = { $area }，再細一點：
ask-area-seen = 你在 <b>{ $area }</b>，對嗎？
ask-area-yes = ✅ 對
ask-area-not-here = 不是這裡
ask-area-whole = 就選{ $area }
ask-area-up = ‹ 上一級
ask-area-skip = 跳過
ask-area-outside = 這個位置不在我們這裡。發個平時跑的地方的位置，或者點下面選。
ask-area-hint = 發個位置，或者點下面的名字。
ask-party = 你是黨員嗎？
    這是敏感資訊，你同意我才記，只給支部和片區書記看，隨時能撤回。說「不是」或「不想說」，什麼都不記。
ask-party-yes = 是，同意記下來
ask-party-no = 不是
ask-party-silent = 不想說
ask-branch = 你在哪個支部？
ask-branch-none = 在外地，或這裡沒有
ask-pledge = <b>我承諾</b>
    { $pledge }
ask-pledge-yes = 🤝 我承諾
ask-pledge-no = 先不了
ask-topics = 想收哪些通知？點一下開啟，再點關掉。會挑你不忙的時候發。
ask-topics-done = ✅ 好了（{ $count }）
ask-topics-none = 都不要
ask-choose-hint = 點一個按鈕就行。
checkin-summary = <b>看看對不對</b>
    { $lines }

    哪一行不對，點下面的名字改。
checkin-told = <b>你發出的報到</b>
    { $lines }
checkin-send = ✅ 都對，傳送
checkin-send-hint = 點「都對，傳送」，或者點要改的那一行。
checkin-sent = 發出去了！{ $who }確認以後，我馬上告訴你。等的時候什麼都能照常用。
checkin-again = ✏️ 改一改再發
overseer-branch = 支部書記
overseer-area = 片區書記
overseer-administrator = 管理員
line-name = 稱呼：{ $value }
line-phone = 手機：{ $value }
line-trade = 行業：{ $value }
line-company = 公司：{ $value }
line-area = 片區：{ $value }
line-party = 黨員：{ $value }
line-topics = 通知：{ $value }
line-pledge = 承諾：{ $value }
rider-pledged = 我承諾
rider-not-pledged = 先不了
change-name = 稱呼
change-phone = 手機
change-trade = 行業
change-company = 公司
change-area = 片區
change-party = 黨員
change-topics = 通知
change-pledge = 承諾
rider-no-phone = 沒留
rider-no-area = 沒填
rider-no-party = 沒記
rider-no-topics = 都不要
rider-mobile = 流動黨員，組織關係不在這裡

### Applications

application-card = 🪪 <b>新的報到：{ $name }</b>
    { $trade } · { $company }
    片區：{ $area }
    黨員：{ $party }
    手機：{ $phone }
application-change-card = ✏️ <b>{ $name } 想改資訊</b>
    { $changes }
application-new-name = 稱呼：{ $old } → { $new }
application-new-branch = 支部：{ $branch }
application-reminder = ⏰ 還有人在等你確認：

    { $card }
application-alarm = ⚠️ 這位騎手等了好幾個工作日，書記還沒處理：

    { $card }
application-phone-twice = { $card }

    ⚠️ 這個手機號，另一位已報到的騎手也留過。
heard-reminder = 書記還沒來得及看，我又提醒了一次。
heard-alarm = 書記一直沒處理，我已經告訴管理員了。
application-confirm = ✅ 確認
application-ask = ❓ 問一句
application-decline = ✖️ 退回
application-confirmed = { $card }

    ✅ 已確認 · { $who } · { $at }
application-declined = { $card }

    ✖️ 已退回 · { $who } · { $at }
    原因：{ $reason }
application-withdrawn = { $card }

    ↩️ 騎手已收回或重發，不用處理了 · { $at }
application-done-confirmed = 已確認：{ $name }。也告訴本人了。
application-done-declined = 已退回：{ $name }。也告訴本人了。
application-declined-done = 好的，已退回，原因也告訴 { $name } 了。
application-asked = 好的，問過 { $name } 了，有回覆我馬上給你。
application-settled = { $who }已經處理過了：{ $what }。
application-own = 自己的報到要請別人確認。
application-gone = 這份報到已經不在了。
verdict-confirmed = 已確認
verdict-declined = 已退回
verdict-withdrawn = 騎手收回了
verdict-ask = 想問 <b>{ $name }</b> 什麼？打字告訴我，我轉過去。
verdict-why = 為什麼退回 <b>{ $name }</b>？打字寫原因，他會看到。
verdict-what = 這句話給 <b>{ $name }</b>：
    「{ $words }」
    是問他，還是退回的原因？
verdict-hint = 請打字。
verdict-cancel = 不寫了
decline-elsewhere = 不歸我們這裡管
decline-mismatch = 資訊對不上
decline-twice = 已經報到過了
decline-words = ✍️ 寫原因
decline-back = ‹ 返回
heard-checkin-confirmed = 🎉 報到成功！{ $who }確認了。
heard-checkin-declined = { $who }把你的報到退回來了。
    原因：{ $reason }
    改一改可以再發。
heard-change-confirmed = ✅ { $who }同意了，你的資訊改好了。
heard-change-declined = { $who }沒有同意這次修改，資訊沒變。
    原因：{ $reason }
role-administrator = 管理員
right-none = 這件事你現在沒有許可權。有疑問請找管理員。

### Me

me-unknown = 你還沒有報到。點下面的按鈕，一分鐘就好。
me-not-confirmed = 報到確認以後才能用。
me-waiting = 🪪 <b>我的</b> · 等書記確認
    { $lines }
me-confirmed = 🪪 <b>我的</b> · 編號 { $number }
    { $lines }
me-declined = 🪪 <b>我的</b> · 報到被退回了
    { $lines }
me-stale = 🪪 <b>我的</b> · 編號 { $number }（很久沒核對了）
    { $lines }
me-write = ✉️ 寫給書記
me-card = 🪪 報到證
me-change = ✏️ 改資訊
me-privacy = 🔒 我的隱私
change-sent = 已發給{ $who }，同意以後就改。
change-done = 改好了：{ $what }。
card-caption = 你的報到證。要給人核驗，點下面。
card-prove = 🔳 出示二維碼
card-none = 報到確認以後才有報到證。
proof-caption = 請對方掃碼。{ $until } 前有效。
proof-valid = ✅ 有效，已報到
    { $name } · { $trade }
    { $area }
    { $until } 前有效
proof-expired = 這個碼過期了，請對方重新出示。
proof-unknown = 這不是有效的報到碼。
proof-gone = ❌ 無效：這位騎手現在沒有報到。

### Recheck

recheck-ask = { $name }，你好！你還在 <b>{ $company }</b>，還在 <b>{ $area }</b> 跑嗎？
recheck-no-area = 這一片
recheck-same = 👌 都沒變
recheck-company = 換公司了
recheck-area = 換地方了
recheck-leaving = 不幹這行了
recheck-thanks = 謝謝，記下了。{ $days } 天以後再問你。
recheck-leave = 好的，一路辛苦了。
    想刪掉所有資訊，點「我的隱私」。想留著也行，點「都沒變」。

### Letters

letter-begin = ✉️ 寫給書記
letter-ask = 想對書記說什麼？打字發給我，我轉過去。書記看得到你報到的名字，看不到你的賬號。
letter-ask-back = 想對 { $name } 說什麼？打字發給我，我轉過去。對方看不到你的賬號。
letter-never-mind = 不寫了
letter-dropped = 好的，不寫了。
letter-only-text = 這裡只能轉文字，照片、語音和貼紙轉不了。請打字告訴我。
letter-too-long = 有 { $length } 個字，一次最多 { $longest } 個。請分成幾條發。
letter-needs-checkin = 先報到，才能給書記寫信：這樣書記才知道你是誰、歸誰管。報到用不了一分鐘。
letter-checkin = 📝 去報到
letter-nobody = 暫時沒有能收信的書記，信沒有發出去。著急的話點「🆘 一鍵求助」，上面有電話。
letter-sent = 已經轉給書記了，有回覆我就告訴你。
letter-again = ✉️ 再寫一條
letter-answer-sent = 已經轉給 { $name } 了。
letter-from = ✉️ 騎手 <b>{ $name }</b> 寫道：
    { $words }
letter-about = （回覆群發「{ $words }」）
letter-reply = ✉️ 問騎手 <b>{ $name }</b> 的事，有回答了：
    { $words }
letter-reminder = ⏰ 騎手 <b>{ $name }</b> 的信等了 { $days } 個工作日，還沒有人回：
    { $words }
letter-escalation = ⏰ 騎手 <b>{ $name }</b> 的信等了 { $days } 個工作日，負責的書記還沒回，請幫忙看看：
    { $words }
letter-more = 後面還有 { $count } 條，點「📜 往來」看。
letter-answer = ✉️ { $who }回覆：
    { $words }
letter-to-rider = ✉️ { $who }寫給你：
    { $words }
letter-question = ❓ { $who }想問你報到的事：
    { $words }

    點「↩️ 回信」，或者直接回復這條訊息。
letter-closed = ☑️ { $who }看過你的信了，這件事先辦到這兒。還有話，隨時寫。
letter-answered-by = ✅ { $who } 回覆了。
letter-done-by = ☑️ { $who } 標為已處理。
letter-done = ☑️ 已處理
letter-done-toast = 好的，也告訴騎手了。
letter-already = 已經沒有等著回的信了。
letter-write-back = ↩️ 回信
letter-look = 📜 往來
letter-history = 📜 騎手 <b>{ $name }</b> 的往來
letter-line = <b>{ $who }</b>　{ $at }
    { $words }
letter-at = { $month }月{ $day }日 { $time }
letter-unreadable = （這段話已經刪除）
letter-older = ‹ 更早的
letter-newer = 更新的 ›
letter-me = 我
letter-rider = 騎手
letter-secretary = 書記
letter-office = { $place }書記
letter-administrator = 管理員
letter-gone = 這位騎手的資料或者這次往來已經刪除，看不到也回不了了。
form-letter = 寫信
typed-letter = 寫給書記 | 找書記 | 聯絡書記 | 我的書記
menu-write = 寫給書記

### One-tap help

sos-heading = 🆘 <b>一鍵求助</b>
sos-urgent = <b>人命關天，馬上打：</b>
sos-other = <b>別的事可以打：</b>
sos-number = <code>{ $number }</code>　{ $name }
sos-number-abroad = { $number }　{ $name }
sos-how = 點一下號碼就複製好了，到手機撥號裡貼上。三位數的直接撥更快。
typed-sos = 求助 | 一鍵求助 | 救命 | 急救 | 報警 | sos
menu-sos = 一鍵求助

### Roster

form-roster = 在名冊裡找人
roster-heading =
    👥 <b>名冊</b>
    你負責的共 { $count } 人。點下面的按鈕看名單。
roster-empty =
    👥 <b>名冊</b>
    還沒有人報到。有人報到，會先給你發一張卡片。
roster-gone = 這個人已經不在名冊裡了。開啟 /roster 看看現在的名單。
roster-filter-confirmed = ✅ 已確認 { $count }
roster-filter-waiting = ⏳ 待確認 { $count }
roster-filter-mobile = 🚩 流動黨員 { $count }
roster-filter-stale = 💤 久未迴音 { $count }
roster-name-confirmed = 已確認
roster-name-waiting = 待確認
roster-name-mobile = 流動黨員
roster-name-stale = 久未迴音
roster-search = 🔍 按名字找
roster-search-again = 🔍 再找一個
roster-file = 📄 匯出表格
roster-figures = 📊 看數字
roster-home = 👥 回名冊
roster-to-list = ⬅️ 回名單
roster-back = ⬅️ 上一頁
roster-more = 下一頁 ➡️
roster-page = <b>{ $filter }</b>　第 { $first }–{ $last } 人，共 { $count } 人
roster-nobody = 「{ $filter }」裡現在沒有人。
roster-area = 📍 { $area }
roster-line = { $place }. <b>{ $name }</b> · { $trade } · { $tail }
roster-tail-confirmed = 編號 { $number }
roster-tail-waiting = { $date }報到
roster-tail-stale = { $date }以後沒有迴音
roster-ask-name = 想找誰？打名字裡的一兩個字，或者編號。
roster-name-hint = 請打字：名字裡的一兩個字，或者編號。
roster-found = 找到 { $count } 人，名字或編號裡有「{ $words }」：
roster-found-none = 沒找到「{ $words }」。換一個字試試，只打姓也行。
roster-found-more = 還有 { $count } 人沒列出來。多打一個字再找。
roster-person =
    <b>{ $name }</b>
    { $state }
roster-person-trade = 行業：{ $trade }
roster-person-company = 公司：{ $company }
roster-person-area = 片區：{ $area }
roster-person-branch = 支部：{ $branch }
roster-person-phone = 電話：{ $phone }
roster-person-checked = 上次核對：{ $date }
roster-state-confirmed = ✅ 已確認，編號 { $number }，{ $date }起
roster-state-waiting = ⏳ 待確認，{ $date }報到
roster-state-stale = 💤 問過還在不在，一直沒有迴音；{ $date }記下
roster-unknown = 沒填
roster-no-phone = 沒留
roster-write = ✍️ 給這位寫信
roster-phone = 📞 看完整號碼
roster-phone-none = 沒有留電話。
roster-phone-shown =
    { $name }的電話：{ $phone }
    點號碼就能打。你看過號碼這件事已經記下，本人在 /privacy 裡看得到。
roster-file-caption =
    名冊，{ $count } 人。電話只露出幾位，完整號碼請一個一個看。
    匯出已經記下，每個人在 /privacy 裡看得到。用完請刪掉檔案。
roster-file-empty = 名冊裡還沒有人，沒有什麼可匯出。
roster-file-name = 名冊-{ $date }.xlsx
roster-column = { $column ->
    [name] 姓名
    [number] 編號
    [state] 狀態
    [trade] 行業
    [company] 公司
    [area] 片區
    [branch] 支部
    [phone] 電話
    [sent] 報到日期
    [confirmed] 確認日期
   *[checked] 上次核對
}

figures-total =
    📊 <b>截至 { $date }</b>
    已確認 { $confirmed } 人，其中本月新增 { $new } 人，久未迴音 { $stale } 人
    待確認 { $waiting } 人
figures-heading = <b>{ $heading }</b>（已確認）
figures-line = { $name }：{ $count }
figures-by-trade = 按行業
figures-by-company = 按公司
figures-by-area = 按片區
figures-other-company = 其他公司
figures-rest = 其餘
figures-none = 還沒有
figures-sum = 合計
figures-title = { $district }報到人數
figures-subtitle = 截至 { $date }，已確認 { $confirmed } 人

### Menus

menu-roster = 名冊
menu-invite = 人員和邀請
menu-mystation = 我的驛站
menu-privacy = 我的資料

### Privacy

privacy = <b>你的資訊，你說了算</b>
    可以看我記了什麼、誰看過，可以整份拿走，可以收回同意，也可以全部刪掉。
privacy-stranger = 關於你，我什麼都沒有存；只有在回覆你時，才會用到你的數字編號。
privacy-see-kept = 📋 記了什麼
privacy-see-looks = 👀 誰看過
privacy-see-consents = ✅ 我的同意
privacy-see-files = 📥 拿走一份
privacy-see-erase = 🗑 全部刪除
privacy-no-contact = 支部書記

privacy-kept = <b>記什麼、為什麼、記多久</b>
    { $lines }

    姓名、電話、你寫的話，都用你一個人的金鑰加密。還有問題，找：{ $contact }
kept-place = · <b>找驛站的位置</b>：找完就銷燬，哪兒都不存
kept-update = · <b>你發來的話</b>：處理完就刪；沒處理成的，{ $days } 天后刪
kept-chatter = · <b>群裡的閒聊、即時位置</b>：不存
kept-times = · <b>什麼時候發過訊息</b>：防止重複處理，{ $days } 天
kept-member = · <b>數字編號、語言</b>：好回覆你，到你刪除為止
kept-checkin = · <b>報到資訊</b>（姓名、電話、行業、公司、片區）：好聯絡和照顧你；很久不回覆的，再過 { $days } 天刪除
kept-waiting = · <b>沒人確認的報到</b>：{ $days } 天
kept-declined = · <b>沒通過的報到</b>：{ $days } 天
kept-membership = · <b>黨員身份、支部</b>：為找到組織；你打開了，也發黨員通知；收回同意就刪
kept-applications = · <b>報到和修改的申請、退回的原因</b>：{ $days } 天
kept-consents = · <b>你的同意</b>：證明你同意過，到你刪除為止
kept-threads = · <b>你和書記的留言</b>：{ $days } 天
kept-looks = · <b>誰看過你的資訊</b>：給你自己看，{ $days } 天
kept-topics = · <b>想收的通知、什麼時候收</b>：到你關掉為止
kept-favourites = · <b>收藏的驛站</b>：到你取消為止
kept-problems = · <b>你反映的驛站問題</b>：好去修，{ $days } 天
kept-reports = · <b>你報的隱患</b>（是什麼、在哪兒、你寫的話）：好去處理；結束 { $days } 天后刪
kept-photos = · <b>隱患的照片</b>：好看清情況；結束 { $days } 天后刪，拍到人的很快就刪
kept-sayings = · <b>隱患的問和答</b>：{ $days } 天
kept-draft = · <b>沒填完的表</b>：{ $days } 天
kept-roles = · <b>工作人員的角色和稱呼</b>：記清是誰經辦的，停用後只剩編號
kept-invitations = · <b>工作人員的邀請</b>：{ $days } 天
kept-outgoing = · <b>還沒發給你的訊息</b>：發出就刪，發不出的 { $days } 天
kept-visits = · <b>驛站來訪人數</b>：只有數字，認不出是誰

privacy-looks = <b>誰看過你的資訊</b>
    { $lines }
privacy-looks-none = 還沒有人看過你的資訊。
privacy-look = · { $day } { $who } { $what } { $times } 次
privacy-newer = ‹ 較近的
viewer-of = { $who }（{ $scope }）
viewer-secretary = 書記
viewer-cadre = 幹部
viewer-keeper = 驛站管理員
viewer-administrator = 管理員
viewer-former = 以前的工作人員
viewer-stranger = 掃碼的人

privacy-consents = <b>你的同意</b>
    { $lines }
privacy-consents-none = 你還沒有同意過什麼，也就沒有要收回的。
privacy-consent = · { $purpose }：{ $day } 同意（說明第 { $version } 版）
privacy-consent-withdrawn = · { $purpose }：{ $day } 同意，後來收回了
privacy-withdraw = 收回：{ $purpose }
privacy-withdraw-sure = 確定收回
privacy-withdraw-checkin = 收回以後，你的報到資訊馬上刪除，書記的名冊上不再有你，報到證也用不了。
    沒領的禮品退回，積分留在賬上，排行榜上不再有你的名字。
    找驛站、收藏照常用。想回來，隨時可以重新報到，積分接著用。
privacy-withdraw-membership = 收回以後，你的黨員身份和支部馬上刪除，書記那邊也不再顯示。報到不受影響。
privacy-withdraw-reporting = 收回以後，你在隨手拍裡發的照片和說的話馬上刪除，處置群裡的卡片也換成空白。報過的東西還會有人處理，只是不再帶著你的照片和話，辦得怎麼樣也不再告訴你。
    得過的積分不變，賬上還寫著是為哪條上報（只有編號，改不了）；沒辦完的不再記分，沒定的扣分就此結束。
privacy-withdrawn-checkin = 收回了，你的報到資訊已經刪除。
privacy-withdrawn-membership = 收回了，你的黨員身份和支部已經刪除。
privacy-withdrawn-reporting = 收回了，你在隨手拍裡的照片和話已經刪除。
privacy-withdrawn-rest = 什麼時候想再來，點下面的按鈕就行。

privacy-files = 好的，這是我記下的關於你的全部內容：一份給你看，一份是資料格式（JSON）。

privacy-erase-ask = <b>全部刪除，想好了嗎？</b>
    🗑 姓名、電話、黨員身份、留言、收藏，全都馬上刪掉，誰也找不回來。
    🔕 還沒發給你的訊息停發；積分不能再用，沒領的禮品退回。
    📄 留下的只有認不出你的記錄，比如哪個驛站哪天沒熱水。{ $role }
privacy-erase-role =
    { "" }
    👤 你的工作角色也會馬上停掉。
privacy-erase-sure = 確定，永久刪除我的全部資訊
privacy-erased = 🗑 已經全部刪除。
privacy-goodbye = 關於你的一切都刪掉了。謝謝你來過，路上平安。
    想回來，隨時點下面的「🪪 報到」，從頭開始就行；找驛站不用報到。

backup-done = 備份好了。資料：{ $data }；金鑰：{ $keys }。兩個檔案請分開放。
backup-only-sqlite = 這個命令只用於 SQLite；PostgreSQL 怎麼備份，請看 README 的「備份」一節。
backup-no-database = 沒有資料庫 { $file }：請檢查 NUANYI_DATA_DIR。
backup-in-the-way = { $file } 已經有資料庫了：先把它挪開，再恢復。
backup-no-copy = { $file } 不是 nuanyi backup 做的備份。
backup-keys-missing = 還要給出金鑰的備份：nuanyi restore 資料檔案 金鑰檔案
backup-photos = 照片：新複製 { $copied } 張。
backup-photos-missing = 有 { $missing } 張照片的檔案找不到了。
backup-photos-elsewhere = 照片在 { $address }，沒有包含在內：請用那邊服務自帶的備份。
restore-done = 恢復好了。備份之後刪除過資訊的 { $erased } 人，已再次刪除；沒發的 { $messages } 條訊息不再發，沒處理的 { $updates } 條不再處理。

privacy-card-erased = 這個人已經刪除了自己的全部資訊。
privacy-card-withdrawn = 這個人收回了同意，這裡的內容已經刪除。
privacy-card-passed = 儲存期到了，這裡的內容已經刪除。
privacy-passed-waiting = 你的報到一直沒人確認，存得太久了，按約定已經刪除。
    想再試一次，點「🪪 報到」；找驛站照常用。
privacy-passed = 你很久沒有回覆，按約定，你的報到資訊已經刪除。
    還在跑的話，點「🪪 報到」，一分鐘就好；找驛站照常用。

mydata-yes = 是
mydata-no = 否
mydata-part-member = 你是誰
mydata-part-checkin = 報到
mydata-part-applications = 報到和修改的申請
mydata-part-consents = 你的同意
mydata-part-subscriptions = 想收的通知
mydata-part-threads = 和書記的留言
mydata-part-looks = 誰看過
mydata-part-favourites = 收藏的驛站
mydata-part-problems = 反映的驛站問題
mydata-part-roles = 工作角色
mydata-part-invitations = 工作人員邀請
mydata-part-reports = 上報的隱患
mydata-part-work = 經辦的隱患
mydata-part-photos = 拍的隱患照片
mydata-part-sayings = 隱患的問和答
mydata-part-draft = 沒填完的表
mydata-part-set-aside = 沒處理成的訊息
mydata-purpose-checkin = 報到
mydata-purpose-membership = 黨員身份
mydata-purpose-reporting = 隨手拍
mydata-application-checkin = 報到
mydata-application-change = 修改
mydata-state-waiting = 等待確認
mydata-state-confirmed = 已確認
mydata-state-declined = 沒通過
mydata-state-opened = 已開啟
mydata-state-refused = 沒通過
mydata-state-withdrawn = 已收回
mydata-seen-card = 看了報到卡片
mydata-seen-roster = 看了名冊
mydata-seen-page = 看了詳細資訊
mydata-seen-phone = 看了電話
mydata-seen-export = 匯出了名冊
mydata-seen-proof = 掃了報到證
mydata-seen-reward = 查了兌換碼
mydata-id = 編號
mydata-telegram-id = Telegram 數字編號
mydata-language = 語言
mydata-menu = 命令選單
mydata-spoken = 手機的語言
mydata-blocked-at = 遮蔽機器人的時間
mydata-known-at = 第一次來的時間
mydata-name = 姓名
mydata-called = Telegram 上的名字
mydata-phone = 電話
mydata-party = 黨員
mydata-company-words = 公司（自己填的）
mydata-area = 片區
mydata-branch = 支部
mydata-state = 狀態
mydata-number = 報到編號
mydata-trade = 行業
mydata-company = 公司
mydata-sent-at = 提交時間
mydata-confirmed-at = 確認時間
mydata-checked-at = 上次核對
mydata-asked-at = 上次詢問
mydata-stale-at = 標為失聯
mydata-application = 申請
mydata-due-from = 開始計時
mydata-reminded-at = 提醒時間
mydata-escalated-at = 上報時間
mydata-decided-at = 處理時間
mydata-wished-name = 想改成的姓名
mydata-wished-branch = 想改成的支部
mydata-wished-party = 想改成的黨員身份
mydata-reason = 原因
mydata-decided-by = 處理人
mydata-decided-by-scope = 處理人的範圍
mydata-member-id = 成員號
mydata-purpose = 同意的事
mydata-version = 說明的版本
mydata-given-at = 同意時間
mydata-withdrawn-at = 收回時間
mydata-topic = 通知
mydata-since = 開始時間
mydata-application-id = 申請編號
mydata-opened-at = 開始時間
mydata-waiting-since = 等回覆
mydata-closed-at = 結束時間
mydata-at = 時間
mydata-words = 內容
mydata-said-by = 誰寫的
mydata-said-by-scope = 寫的人的範圍
mydata-own = 你寫的
mydata-day = 日期
mydata-seen = 看了什麼
mydata-times = 次數
mydata-last-at = 最後一次
mydata-viewer = 誰
mydata-viewer-scope = 範圍
mydata-station = 驛站
mydata-problem = 問題
mydata-role = 角色
mydata-department = 部門
mydata-scope = 範圍
mydata-begun-at = 開始時間
mydata-ended-at = 結束時間
mydata-form = 表
mydata-photo-before = 隱患
mydata-photo-after = 處理結果
mydata-photo = 拍的是
mydata-category = 類別
mydata-verdict = 你說的
mydata-verdict-gone = 沒了
mydata-verdict-still = 還在
mydata-satisfied = 滿意
mydata-move-file = 上報
mydata-move-withdraw = 撤回
mydata-move-reopen = 說還在
mydata-move-object = 不同意
mydata-move-close = 說沒了
mydata-move-take = 接手
mydata-move-release = 退回
mydata-move-transfer = 轉走
mydata-move-on_site = 到現場
mydata-move-resolve = 辦好
mydata-move-reject = 不受理
mydata-move-merge = 併到另一條
mydata-standing = 辦到哪步
mydata-resolved-at = 說辦好的時間
mydata-move = 做了什麼
mydata-inquired-at = 問進展的時間
mydata-verdict-at = 說的時間
mydata-satisfied-at = 評的時間
mydata-report = 上報編號
mydata-hidden-at = 隱去時間
mydata-pixels = 畫素
mydata-bytes = 位元組數
mydata-answers = 已填的內容
mydata-touched-at = 上次填寫
mydata-incident = 編號
mydata-update = 內容

### Station keepers

form-hours = 開放時間
page-manage = ⚙️ 管理這個驛站
page-confirmed = ⚠️ 驛站說：{ $problems }
amenities-broken = 🔧 暫時不能用：{ $amenities }
state-shut-today = 🔴 驛站說：今天不開門
state-shut-days = 🔴 驛站說：這兩天不開門
state-shut-on = 🔴 驛站說：暫時不開門
state-shut-opens = ，{ $time } 開
problem-known = 謝謝，記下了：{ $name } · { $problem }。驛站也已經這麼說了。

keeper-none = 你現在沒有在管驛站。要是你在驛站值班，請管理員給你發一張邀請，點開就能用。
keeper-none-administrator = 你名下沒有驛站。管理員可以管所有的：開啟任何一個驛站，點「⚙️ 管理這個驛站」。
keeper-stations = 🏠 <b>你管著 { $count } 個驛站</b>，點一個：
keeper-all = ‹ 我的驛站
keeper-found = <b>騎手反映</b>
keeper-found-counting = ⚠️ { $problem }：{ $count } 位騎手，已經提醒大家
keeper-found-waiting = · { $problem }：{ $count } 位騎手，還沒提醒大家
keeper-found-none = 騎手沒有反映問題。
keeper-close = 🔴 今天不開門
keeper-close-tomorrow = 明天也不開
keeper-close-on = 先關著，等我說
keeper-open = 🟢 恢復開門
keeper-break = 🔧 有東西壞了
keeper-mend = ✅ { $what }修好了
keeper-resolve = ✅ { $what }：好了
keeper-confirm = ✔️ 屬實：{ $problem }
keeper-wave-off = ✖️ 不是：{ $problem }
keeper-hours = 🕗 開放時間
keeper-words = 💬 騎手怎麼說
keeper-visits = 📊 來了多少人
keeper-done = 好的，騎手馬上就能看到。
keeper-break-ask = <b>{ $name }</b> 什麼壞了？點一下，騎手馬上就能看到。
keeper-break-none = <b>{ $name }</b> 沒有可以選的設施了。

keeper-words-heading = 💬 <b>{ $name }</b> · 騎手怎麼說
keeper-words-none = 💬 <b>{ $name }</b>：最近沒有騎手反映問題。
keeper-words-kind = <b>{ $problem }</b> · { $time }
keeper-words-settled = （已處理）
keeper-words-said = 「{ $words }」

keeper-visits-counted = 📊 <b>{ $name }</b> · 掃過門口的碼的人
    今天 <b>{ $today }</b>　最近 7 天 <b>{ $week }</b>　最近 30 天 <b>{ $month }</b>
    <pre>{ $bars }</pre>
    同一個人一天只算一次，我們不記是誰。

keeper-hours-ask = 🕗 <b>{ $name }</b> 現在寫的是：{ $hours }
    請打字告訴我新的開放時間，例如「{ "每天 8:00-20:00" }」或「{ "周一至周五 9:00-17:00，节假日休息" }」。
keeper-hours-unknown = 還沒有寫
keeper-hours-leave = 不改了
keeper-hours-hint = 請打字告訴我開放時間。
keeper-hours-unclear = 這個時間我沒看懂，所以先沒改。換個寫法試試。
keeper-hours-week = 我是這樣理解的：
    <b>{ $hours }</b>
keeper-hours-daily = 每天 { $hours }
keeper-hours-others = 沒寫到的日子：休息
keeper-hours-holidays = 法定節假日：{ $hours }
keeper-hours-holidays-unknown = 法定節假日：沒有說，到時候會顯示「未核實」
keeper-hours-right = 對嗎？
keeper-hours-yes = ✅ 對，就這樣
keeper-hours-no = ✏️ 不對，重新寫
keeper-hours-right-hint = 請點「對，就這樣」，或者重新打字告訴我。
keeper-hours-taken = 好的，開放時間改好了，騎手馬上就能看到。

marked-by-riders = ⚠️ <b>{ $name }</b>：有兩位騎手說「{ $problem }」，我已經提醒大家了。是這樣嗎？
marked-yes = ✔️ 屬實
marked-no = ✖️ 沒有的事
marked-over = ✅ 已經好了
marked-confirmed = ⚠️ <b>{ $name }</b>：{ $problem }
    ✔️ 驛站說屬實，騎手都能看到。好了以後請點一下。
marked-waved-off = ⚠️ <b>{ $name }</b>：{ $problem }
    ✖️ 驛站說沒有的事，不再提醒騎手。
marked-mended = ⚠️ <b>{ $name }</b>：{ $problem }
    ✅ 已經好了，不再提醒騎手。

### Staff and invitations

form-invite = 邀請工作人員

staff-menu = 👤 <b>人員</b>
    有工作角色：{ $staff } 人
    等你確認：{ $waiting } 人
    還沒開啟的邀請：{ $unopened } 份
staff-invite = ➕ 邀請一個人
staff-waiting = ⏳ 等確認（{ $count }）
staff-list = 👥 看人員
staff-unopened = ✉️ 沒開啟的邀請（{ $count }）
staff-to-menu = ‹ 人員
staff-back = ‹ 人員名單
staff-back-waiting = ‹ 等確認的人

staff-role-secretary = 支部書記
staff-role-keeper = 驛站管理員
staff-role-cadre = 幹部
staff-role-administrator = 管理員
staff-role-stopped = 管理員（已停用）
staff-role-of = { $role } · { $scope }
staff-kind-all = 全部
staff-kind-secretary = 書記
staff-kind-keeper = 驛站管理員
staff-kind-cadre = 幹部
staff-can-secretary = 有人報到，我會發卡片給你，點「確認」就行。想看都有誰，點 <b>👥 名冊</b>。
staff-can-keeper = 驛站今天不開、哪樣東西壞了，點 <b>🏠 我的驛站</b> 說一聲，騎手馬上就能看到。有人來兌換東西，把他手機上的 8 位碼打給我，或者用手機相機掃一下。
staff-can-cadre = 能用的都在下面的按鈕裡，發 /help 看能做什麼。

staff-heading = 👥 有工作角色的 { $count } 人，點名字看詳情：
staff-none = 👥 這裡還沒有人。
staff-entry = { $name } · { $role } · { $scope }
staff-person = 👤 <b>{ $name }</b>
    數字 ID：<code>{ $id }</code>
staff-role-line = • { $role }（{ $since } 起）
staff-person-none = 這個人現在沒有工作角色。
staff-end = 停掉：{ $role }
staff-end-ask = 停掉 <b>{ $name }</b> 的角色「{ $role }」？點了馬上生效，我會告訴本人。
staff-end-yes = 停掉
staff-end-no = ‹ 不停
staff-end-done = 停掉了，已告訴本人。
staff-role-over = 這個角色已經停掉了。
staff-ended = 你在這裡的角色「{ $role }」停掉了，下面的按鈕已換好。有疑問請找管理員。

staff-waiting-heading = ⏳ 等確認 { $count } 人，下面是前 { $shown } 位。請核對姓名和數字 ID，是本人再確認：
staff-waiting-entry = { $number }. { $card }
staff-waiting-none = 現在沒有人等確認。
staff-confirm-all = ✅ 這 { $count } 位全部確認
staff-unopened-heading = ✉️ 還沒開啟的邀請 { $count } 份：
staff-unopened-entry = { $number }. <b>{ $name }</b>：{ $role } · { $scope }，{ $until } 前有效
staff-unopened-none = 沒有還沒開啟的邀請。
staff-withdraw = 收回 { $number }. { $name }

invite-ask-role = 邀請誰？先選角色：
invite-ask-reach = 這位書記管一個支部，還是一片區域？
invite-reach-branch = 一個支部
invite-reach-area = 一片區域
invite-ask-care = 這位幹部管一片區域、一個部門，還是某片區域裡的一個部門？
invite-care-area = 一片區域
invite-care-department = 一個部門
invite-care-both = 區域裡的一個部門
invite-ask-department = 哪個部門？
invite-ask-branch = 哪個支部？
invite-no-branches = 還沒有支部。請先用 nuanyi import branches 匯入，或選「一片區域」。
invite-ask-area = 哪片區域？
invite-ask-area-in = 在<b>{ $area }</b>裡選：
invite-area-seen = 是<b>{ $area }</b>嗎？
invite-ask-station = 哪個驛站？打幾個字找，比如街道、名稱，或驛站編號。
invite-station-found = 和「{ $words }」有關的驛站，點一個；不在裡面就再打幾個字：
invite-station-none = 沒找到「{ $words }」。
invite-station-hint = 請打字，再點一個驛站。
invite-ask-name = { $role } · { $scope }
    請打字：這個人的姓名是？
invite-name-hint = 請打字寫姓名。
invite-made = 好了。把下面這張邀請轉給 <b>{ $name }</b> 本人，也可以打印出來。開啟後我會告訴你，你確認了才生效。
invite-caption = <b>{ $name }</b>，請你來做：{ $role } · { $scope }
    開啟連結，點「開始」，等管理員確認：
    { $link }
    只能用一次，{ $until } 前有效，請別轉給別人。
invite-printed = 邀請在 { $file } 裡，請列印後剪開，交給本人；掃過的人在機器人的「👤 人員」裡等管理員確認。
invite-scope-wrong = { $role } 要寫清一個範圍：{ $options }（幹部可以同時寫區域和部門）。

invitation-opened = 收到，<b>{ $name }</b>：{ $role } · { $scope }。
    管理員確認後就能用，我會馬上告訴你。如果不是你，請告訴管理員。
invitation-card = <b>{ $name }</b>：{ $role } · { $scope }
    開啟的人：{ $called }
    數字 ID：<code>{ $id }</code>
invitation-confirm = ✅ 是本人，確認
invitation-refuse = 不是，拒絕
invitation-confirmed = { $card }

    ✅ { $who } { $at } 已確認
invitation-refused = { $card }

    🚫 { $who } { $at } 已拒絕
invitation-done-confirmed = 確認了：{ $name }。已告訴本人。
invitation-done-refused = 拒絕了：{ $name }。已告訴本人。
invitation-done-all = 確認了 { $count } 位，已告訴本人。
invitation-done-withdrawn = 收回了，這個連結不能用了。
invitation-settled = 這份邀請已經處理過了。
invitation-heard-confirmed = ✅ 管理員確認了：你現在是 <b>{ $role } · { $scope }</b>。
invitation-heard-refused = 管理員沒有確認這份邀請（{ $role } · { $scope }）。有疑問請找管理員。

invitation-unknown = 這個邀請連結不對，可能沒有複製完整。請向給你連結的人要一個新的。
invitation-used = 這個邀請連結已經用過了。每個連結只能用一次，請向管理員要一個新的。
invitation-waiting = 你已經開啟過了，正在等管理員確認，確認後我會馬上告訴你。
invitation-expired = 這個邀請連結過期了。請向管理員要一個新的。
invitation-withdrawn = 這個邀請已經收回了。有疑問請找管理員。
invitation-own = 這是你自己發出的邀請，請轉給要邀請的人，由本人開啟。
invitation-held = 你已經有這個角色了，不用再開啟這個邀請。
invitation-locked-out = 你的賬號在這裡已經停用，不能接受邀請。請找管理員。
invitation-opener-locked-out = 這個人的賬號已經停用，不能確認。如果手機找回來了，請先用 nuanyi lockout --undo 解除。
invitation-name-wrong = 姓名要寫 1 到 { $limit } 個字。

import-branch-nowhere = 沒有寫所屬區域：這個支部只屬於全區，請補上會更好找。
import-branch-area-unknown = 沒有區域「{ $area }」：請先匯入區域，或改成已有的編碼或名稱。
import-branch-area-ambiguous = 叫「{ $area }」的區域不止一個：請在「區域代碼」一列寫編碼。
import-role-unknown = 「{ $value }」不是角色：請填寫 { $choices } 之一。管理員寫在設定 NUANYI_ADMINS 裡。
import-scope-unknown = 沒有「{ $value }」：{ $kind ->
    [keeper] 請寫驛站的編號或名稱
    [cadre] 請寫區域、部門，或「區域 / 部門」，用編碼或名稱
   *[secretary] 請寫支部或區域的編碼或名稱
}，或先匯入它。
import-scope-ambiguous = 叫「{ $value }」的有 { $count } 個：請改寫編碼。
import-staff-twice = 這一行和第 { $other } 行一樣：請刪掉一行。
import-staff-holds = 這個人已經有這個角色，沒有再邀請。
import-staff-waiting = 這個人已經開啟邀請，正在等管理員確認，沒有再邀請。
import-staff-invited = 這個人已有一份沒開啟的邀請，{ $until } 前有效，沒有再邀請。要換新的請加 --again，舊連結就不能用了。

staff-column-name = 姓名
staff-column-id = 數字 ID
staff-column-role = 角色
staff-column-scope = 範圍
staff-column-since = 開始
lockout-done = { $id } 的所有許可權已停用，停掉了 { $count } 個角色。手機找回來後，用 nuanyi lockout { $id } --undo 解除，再重新邀請。
lockout-undone = { $id } 已解除停用。停掉的角色不會自己回來，需要的話請重新邀請。
lockout-none = { $id } 沒有被停用。

### The card of a report

card-report-heading = { $urgent ->
        [True] 🔴 <b>#{ $number } { $category }</b>【加急】
       *[other] <b>#{ $number } { $category }</b>
    }
card-report-place = 📍 { $area } · <a href="{ $url }">地圖</a>
card-report-who = { $count ->
        [1] 👤 { $trade }報的
       *[other] 👥 { $trade }等 { $count } 人報的
    }
card-report-anybody = 路過的人
card-report-words = 💬 報告人{ $number }：{ $words }
card-report-photos = 📷 共 { $count } 張照片
card-report-filed = 🕒 { $at } 報的
card-report-submitted = { $late ->
        [late] ⏰ <b>沒人接，{ $due } 就該接了</b>
        [soon] ⏰ <b>還沒人接，{ $due } 前要接</b>
        [asked] ⏸ 沒人接，在等報告人回話
       *[no] ⏳ 還沒人接，{ $due } 前要接
    }{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
card-report-taken = ✋ { $who } 接了{ $late ->
        [late] ，⏰ <b>{ $due } 就該處理好了</b>
        [soon] ，⏰ <b>{ $due } 前要處理好</b>
        [asked] ，⏸ 在等報告人回話
       *[no] ，{ $due } 前要處理好
    }{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
card-report-on_site = 🚧 { $who } 到現場了{ $late ->
        [late] ，⏰ <b>{ $due } 就該處理好了</b>
        [soon] ，⏰ <b>{ $due } 前要處理好</b>
        [asked] ，⏸ 在等報告人回話
       *[no] ，{ $due } 前要處理好
    }{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
card-report-unanswered = 🔕 問了報告人，一直沒有回話，時間接著算了
card-report-resolved = ✅ { $who } 說處理好了，等報告人確認
card-report-closed = 🏁 辦完了（{ $who }）
card-report-rejected = 🚫 沒受理：{ $why }
card-report-merged = 🔗 併到 #{ $target } 一起辦了
card-report-withdrawn = ↩️ 報告人撤回了
card-report-moved = ↪️ 轉走了，現在歸 { $desk }
card-report-take = ✋ 我來
card-report-arrive = 🚧 到現場
card-report-resolve = ✅ 辦好了
card-report-more = 更多
card-report-release = 退回
card-report-transfer = 轉辦
card-report-reject = 不受理
card-report-merge = 併案
card-report-ask = 問報告人
card-report-hide = 照片拍到人
card-report-view = 詳情
card-report-less = 收起
card-report-taken-toast = 歸你了，#{ $number }
card-report-released-toast = 退回了，別人可以接
card-report-arrived-toast = 記下了：到現場
card-report-alert = ⚠️ <b>這條沒有處置群接，請你安排。</b>
card-report-administrators = 管理員
digest-heading = 📋 <b>一下子來了很多，這 { $count } 條合在一起：</b>
digest-line = { $heading }
    　{ $area } · { $standing }
digest-moved = { $heading }
    　↪️ 轉走了
digest-take = ✋ #{ $number }
report-unknown = 沒有 #{ $number } 這條。
report-taken = #{ $number } 已經是 { $who } 在辦。
report-state = #{ $number } { $state ->
        [submitted] 還沒人接，要先接下來。
        [resolved] 已經處理好了，在等報告人確認。
        [closed] 已經辦完了。
        [rejected] 已經定了不受理。
        [merged] 已經併到別的裡面了。
        [withdrawn] 報告人已經撤回了。
       *[other] 現在不能這樣。
    }
report-in-other-hands = 這條在 { $who } 手裡，要 { $who } 自己或上級來。
report-not-yours = 這不是你報的。
report-not-open = 那條已經辦完了，請單獨報。
report-no-target = 不能併到 #{ $number }：沒有、已經辦完，或者就是它自己。
report-objected-before = 已經提過一次不同意，上一級看過了。
reject-conduct = 說的是人的行為，這裡只收東西和地方的問題
reject-duplicate = 已經有人報過，正在辦
reject-private = 是私人地方的事，管不了
reject-unclear = 照片和位置看不清是什麼
reject-not_there = 到現場沒看到
reject-elsewhere = 不在本區

### 照片

photo-none = 這不是照片。請拍一張，或從相簿裡選一張發來。
photo-heic = 這種格式的圖片這裡打不開。請把它當「照片」傳送（不要選「檔案」），Telegram 會自動轉換。
photo-too-big = 這張照片太大了，最多 { $megabytes } MB。請把它當「照片」傳送（不要選「檔案」），就會變小。
photo-too-many-pixels = 這張照片的畫素太多了，最多 { $megapixels }00 萬。請把它當「照片」傳送（不要選「檔案」），就會變小。
photo-broken = 這張照片沒傳完整，打不開。請再發一次。
photo-lost = 沒取到這張照片。請再發一次。
photo-hidden = 這張照片拍到了人，已經隱去
photo-erased = 這張照片已經刪除
photo-away = 這張照片一時取不到，過會兒再看

### 群里

group-anonymous = 你在這裡是匿名發言，我認不出是誰。請關掉「匿名管理員」，用自己的名字再來一次。
group-elsewhere = 在群裡我只管隱患的事。別的請私下找我。
group-private = 💬 私下找我

### Reporting a hazard

key-hazard = 📸 隨手拍
typed-hazard = 隨手拍 | 報隱患 | 上報 | 舉報隱患 | 我要上報
form-hazard = 隨手拍
menu-hazard = 隨手拍：報路上的隱患
hazard-consent = 📸 <b>隨手拍</b>：路上看到隱患，拍一張，點兩下，發個位置，處理好了告訴你。

    你發的照片、位置和說的話會給管這一片的幹部看。他們只看到「報告人1」和你的行業，看不到你是誰。照片辦完後留 { $days } 天。
    解決並確認後給你記積分，賬上只有編號，改不了也刪不掉。
    只拍東西和地方，<b>不拍人臉、車牌、門牌</b>。
hazard-agree = 👍 同意，繼續
hazard-later = 不用了
hazard-left = 好的，不報了。想報的時候點 <b>📸 隨手拍</b>。
hazard-photo = 📷 拍一張發給我（最多 { $most } 張）。
    只拍東西和地方，不拍人臉、車牌、門牌。
hazard-photo-hint = 先發一張照片，拍清楚是什麼東西就行。
hazard-photos-full = 已經有 { $most } 張了，夠了。
hazard-photos-lost = 照片放太久，已經刪了。請再拍一張發給我。
hazard-place = 📍 它在哪兒？點下面的 <b>📍 就在這裡</b>。
    不在旁邊？點回形針 📎，在地圖上放個點。
hazard-place-key = 📍 就在這裡
hazard-place-hint = 發個位置給我，才找得到它。
hazard-place-forwarded = 轉發來的位置不能用，我不知道是誰在哪兒發的。請自己發一個。
hazard-place-vague = 這個位置差著 { $metres } 米，找不到。走到開闊處再發一次，或者點回形針 📎 在地圖上放個點。
hazard-place-outside = 這裡不歸本區管，我送不到。請打當地 12345，或者發個本區的位置。
hazard-category = 這是什麼？
hazard-danger = ⚠️ <b>先顧人：離遠一點，別碰。</b>
    有危險馬上打：<code>110</code> 報警　<code>119</code> 火警　<code>120</code> 急救　<code>122</code> 交通事故
    這條我會加急送。
hazard-same = 🔎 是不是這個？{ $category }，離你 { $metres } 米，{ $at } 有人報過。
hazard-same-yes = ✅ 就是它，算我一個
hazard-same-no = 不是
hazard-same-gone = 附近那條剛辦完。接著報？
hazard-summary = <b>看一眼就發：</b>
    { $category }
    📍 { $area }
    📷 { $count } 張{ $more }

    想補一句，直接打字就行。
hazard-summary-same = 🔗 和 #{ $number } 是同一個
hazard-summary-words = 💬 { $words }
hazard-send = 📨 傳送
hazard-not-here = 不是這一片
hazard-move = 重發位置
hazard-recategorize = 換一類
hazard-send-hint = 點「傳送」就好；想補一句，直接打字。
hazard-category-gone = 這一類現在不收了，請換一類。
hazard-enough = 今天你已經報了 { $most } 條，謝謝！明天再接著報，急事請打 12345。
hazard-sent = 📨 收到，編號 <b>#{ $number }</b>。
hazard-thanks = 謝謝！照片和位置都存好了，你放心走。有訊息我告訴你，進展就寫在 📄 那一條裡。
hazard-yours-already = 這條 #{ $number } 你報過了，照片和話都加進去了。
hazard-stale = 上次的隨手拍還沒發。這張照片是接著那次的，還是新的？
hazard-anew = 報新的
hazard-none = 這裡還沒開隨手拍。急事請打 12345。

### 我的随手拍

key-myreports = 📄 我的隨手拍
form-still = 還在的情況
mine-heading = 📄 <b>#{ $number } { $category }</b>
mine-place = 📍 { $area }
mine-submitted = 🕐 送到了{ $office }，還沒人接{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
mine-taken = 👷 { $office }有人接手了{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
mine-on_site = 🚧 { $office }的人到現場了{ $round ->
        [1] {""}
       *[other] （第 { $round } 次）
    }
mine-resolved = ✅ { $office }說處理好了
mine-closed = { $silent ->
        [yes] 🏁 一直沒有迴音，先辦結了
       *[other] 🏁 辦結了，謝謝你
    }
mine-rejected = 🚫 沒有受理：{ $why }
mine-merged = 🔗 和 #{ $target } 是同一件事，併到那一條一起辦，進展看那一條
mine-withdrawn = ↩️ 撤回了
mine-due = { $late ->
        [yes] { $phase ->
            [take] ⏰ 本來 { $at } 前該有人接，晚了，已經在催
           *[resolve] ⏰ 本來 { $at } 前該處理好，晚了，已經在催
        }
       *[no] { $phase ->
            [take] ⏳ 最晚 { $at } 前有人接
           *[resolve] ⏳ 最晚 { $at } 前處理好
        }
    }
mine-asked = ⏸ 有個問題在等你回答，答了就接著辦
mine-done = ✅ { $office }說處理好了。
mine-no-photo = 沒有照片，因為：{ $why }
mine-look = 👀 沒了，還是還在？{ $until } 前說一聲，也可以先去看一眼。
mine-look-again = 要是還在，{ $until } 前都可以說。
mine-rated-ask = 👍 你說沒了，謝謝！這次處理得滿意嗎？
mine-rated-good = 😊 你說滿意，謝謝你。
mine-rated-bad = 📝 你說不滿意，記下了，會算進評價裡。
mine-begun-anew = 🔁 還在，已經重新處理。
mine-refused = 🚫 沒有受理：{ $why }
mine-refused-unsaid = 沒有寫原因
mine-object-how = 不同意就點下面，會請上一級再看一次（只能一次）。
mine-refused-twice = 上一級也看過了。情況有變化的話，可以重新報。
mine-reminder = { $heading }
    👀 說是處理好了。沒了，還是還在？到 { $until } 還沒有迴音，就先辦結了。
mine-at = { $month }月{ $day }日 { $time }
mine-step = · { $at }　{ $what }
mine-step-file = 報上來了
mine-step-take = 有人接手
mine-step-release = 退回，等別人接
mine-step-transfer = 轉到該管的地方
mine-step-on_site = 到了現場
mine-step-resolve = 說處理好了
mine-step-reject = 沒有受理
mine-step-merge = 併到另一條
mine-step-withdraw = 撤回了
mine-step-reopen = 有人說還在，重新處理
mine-step-object = 有人不同意，請上一級再看
mine-step-close = 辦結
mine-short-submitted = 等人接
mine-short-taken = 有人接了
mine-short-on_site = 到現場了
mine-short-resolved = 等你確認
mine-short-closed = 辦結
mine-short-rejected = 沒受理
mine-short-merged = 併到另一條
mine-short-withdrawn = 撤回了
mine-button-about = 怎麼樣了？
mine-button-drop = 撤回
mine-button-object = 不同意
mine-button-gone = ✅ 沒了
mine-button-still = ❗ 還在
mine-button-ok = 😊 滿意
mine-button-bad = 🙁 不滿意
mine-list = 📄 <b>你報過 { $count } 條</b>，點開看進展：
mine-none = 你還沒有報過。路上看到隱患，拍一張發來就行。
mine-new = 📷 報一個
mine-label = #{ $number } { $category } · { $standing }
mine-newer = ‹ 新一點的
mine-older = 早一點的 ›
mine-back = ‹ 我的隨手拍
mine-about-done = 幫你問了，他們馬上能看到。
mine-about-again = 今天已經問過了，他們看到了。明天可以再問。
mine-drop-ask = { $others ->
        [0] 要撤回 #{ $number } 嗎？撤回後就不會有人去了。
       *[other] 要撤回 #{ $number } 嗎？別人也報了，會接著辦，只是不再告訴你。
    }
mine-drop-yes = 撤回
mine-drop-no = 不撤回
mine-dropped = 撤回了。
mine-left = ↩️ #{ $number } 你撤回了；別人也報了，會接著辦。
mine-object-done = 好，已經請{ $office }再看一次。
mine-gone-done = 太好了，謝謝你！
mine-thanks = 記下了，謝謝你。
mine-still-ask = #{ $number } 還在？點一個原因，或者寫幾個字，拍一張發來也行。
mine-still-untouched = 根本沒動
mine-still-partly = 只弄了一部分
mine-still-again = 弄好了又有了
mine-still-photo = （見照片）
mine-still-hint = 點一個原因，寫幾個字，或者發一張照片。
mine-still-done = 收到。#{ $number } 重新處理，已經告訴{ $office }和上一級。
mine-too-late = 過了 { $days } 天，#{ $number } 不能重新打開了。還在的話請重新報一次，很快的。
mine-reopened-already = 已經有人說還在，正在重新處理。
mine-not-resolved = 這條現在不用你確認。
mine-rated-before = 已經評過了，謝謝你。
mine-back-cadre = 🔁 <b>#{ $number } { $category }</b>（{ $area }）回來了：報告人說還在，{ $why }。
    這是第 { $round } 次，請你再去處理一下。
mine-back-superior = 🔁 <b>#{ $number } { $category }</b>（{ $area }）說處理好了，報告人說還在：{ $why }。
    已經重新處理（第 { $round } 次），請你留意。
menu-myreports = 我的隨手拍

### 到时间了

chase-late = { $phase ->
        [take] ⏰ <b>#{ $number } { $category }</b>（{ $area }）還沒人接，{ $at } 前就該接了。誰現在有空？
       *[resolve] ⏰ <b>#{ $number } { $category }</b>（{ $area }）還沒處理好，{ $at } 前就該好了。{ $who }，需要幫忙就在這裡說。
    }
chase-superior = { $phase ->
        [take] ⏰ <b>#{ $number } { $category }</b>（{ $area }）一直沒人接，{ $at } 前就該接了。請你安排一個人。
       *[resolve] ⏰ <b>#{ $number } { $category }</b>（{ $area }）在 { $who } 手裡，一直沒處理好，{ $at } 前就該好了。請你過問一下。
    }
chase-administrators = { $phase ->
        [take] 🚨 <b>#{ $number } { $category }</b>（{ $area }）拖了一倍時間還沒人接，{ $at } 前就該接了。請管理員處理。
       *[resolve] 🚨 <b>#{ $number } { $category }</b>（{ $area }）拖了一倍時間還沒處理好，{ $at } 前就該好了，在 { $who } 手裡。請管理員處理。
    }
chase-asked = 💬 <b>#{ $number } { $category }</b>：報告人{ $reporter } 問，怎麼樣了？
chase-open = 📄 開啟 #{ $number }

### 上报的数据

key-stats = 📊 資料
menu-stats = 上報的資料
stats-all-time = 全部時間
stats-month = { $year }年{ $month }月
stats-heading = 📊 <b>{ $heading }</b>
stats-filed = 上報 <b>{ $count }</b> 件（上月 { $before }）
stats-rate = { $name } <b>{ $rate }</b>（上月 { $before }）：{ $whole } 件裡 { $part } 件
stats-response = 響應率
stats-resolution = 解決率
stats-satisfaction = 滿意率
stats-take-hours = 接單用時中位數 { $hours }（上月 { $before }）
stats-resolve-hours = 辦結用時中位數 { $hours }（上月 { $before }）
stats-hours = { $hours } 小時
stats-apart = 不受理 { $rejected } 件；另有併案 { $merged } 件、撤回 { $withdrawn } 件，不計在內
stats-open = 現在待辦 { $count } 件，其中加急 { $urgent } 件（不論哪個月報的）
stats-table = <b>{ $heading }</b>（件數 · 響應 · 解決 · 滿意）
stats-line = { $name }：{ $count } · { $response } · { $resolution } · { $satisfaction }
stats-rest = 其餘：{ $count }
stats-rates = 三率
stats-before = 上月
stats-by-category = 按類別
stats-by-area = 按片區
stats-by-month = 按月
stats-area-itself = 本級
stats-subtitle = 上報 { $count } 件，截至 { $date }
stats-map = 現在待辦 { $count } 件
stats-urgent = 加急 { $count }
stats-usual = 其他 { $count }
stats-beyond = 圖上沒畫 { $count }
stats-earlier = ⬅️ { $month }
stats-later = { $month } ➡️
stats-areas = 🗺 換片區
stats-categories = 🏷 選類別
stats-every-category = 全部類別
stats-picture = 🖼 看圖
stats-export = 📄 匯出
stats-how = ❓ 怎麼算的
stats-exports = 🗂 匯出記錄
stats-back = ⬅️ 回資料
stats-method =
    <b>怎麼算的</b>
    一件事歸它上報的那個月，歸現在負責的片區或部門。撤回的、併到別處的不計，同一處隱患只算一件。

    <b>響應率</b>：接單時限內有人接單、答覆不受理、或者向報告人問情況的，除以時限已到或已經響應的。還沒人管、但沒到時限的，先不算。
    <b>解決率</b>：現在是「已解決」或「已辦結」的，除以這些加上沒解決的。沒解決的是：過了辦結時限還沒辦完的，或者報告人說「還在」、還沒再辦好的。沒到時限的先不算，不受理的不算。
    <b>滿意率</b>：報告人點了「滿意」、沒有人點「不滿意」的，除以全部已辦結的。{ $days } 天沒回音自動辦結的，和沒有點滿意的，都不算滿意。

    時限按工作時間算，加急的晝夜都算。接單用時、辦結用時是從上報算起、鐘錶上走過的小時（夜裡和休息日也在內），取中位數；重新辦過的算到最後一次辦好。
stats-week = 📊 <b>{ $name }上週小結</b>（{ $first }–{ $last }）
stats-week-done = 新上報 { $filed } 件，首次接單 { $taken } 件，解決 { $resolved } 件，辦結 { $closed } 件
stats-week-open = 現在待辦 { $count } 件
stats-week-late = ⏰ 其中超時 { $count } 件，拖得最久的：{ $numbers }
stats-week-in-time = 都沒有超時，辛苦大家了。
stats-day = { $month }月{ $day }日
aside-sent = 已經私下發給你了。沒收到就點下面，先跟我打個招呼。
export-offer =
    📄 匯出 <b>{ $heading }</b>
    要哪種檔案？裡面沒有任何人的資訊，座標是 WGS-84。誰匯出了什麼會記下來。
export-as-xlsx = Excel（XLSX）
export-as-csv = CSV
export-as-geojson = 地圖（GeoJSON）
export-all-time = 改成全部時間
export-this-month = 改成只要這個月
export-nothing = 這段時間沒有上報，沒有什麼可匯出。
export-caption =
    { $heading }，{ $count } 件。座標是 WGS-84，放到高德、百度地圖上要先換算。
    匯出已經記下。
export-file-name = 上報-{ $date }.{ $kind }
export-records = <b>最近的匯出</b>
export-records-none = 還沒有人匯出過。
export-record = { $date } { $who }：{ $heading }，{ $kind }，{ $count } 件
export-by-command = 命令列
export-done = { $count } 件，寫到了 { $file }
export-yes = 是
export-no = 否
export-no-trade = 不詳
export-state = { $state ->
    [submitted] 待接單
    [taken] 已接單
    [on_site] 到現場
    [resolved] 已解決
    [closed] 已辦結
    [rejected] 不受理
    [merged] 已併案
   *[withdrawn] 已撤回
}
export-column = { $column ->
    [number] 編號
    [category] 類別
    [urgent] 加急
    [state] 狀態
    [area] 所在片區
    [care] 負責片區
    [department] 負責部門
    [longitude] 經度
    [latitude] 緯度
    [datum] 座標系
    [reporters] 報告人數
    [trades] 報告人行業
    [round] 第幾次辦
    [filed] 上報時間
    [answered] 響應時間
    [taken] 接單時間
    [resolved] 解決時間
    [ended] 結束時間
    [counted] 計入
    [in_time] 按時響應
    [solved] 解決
    [satisfied] 滿意
    [take_hours] 接單用時（小時）
   *[resolve_hours] 辦結用時（小時）
}

### Work on a report: words and choices

work-named = <b>#{ $number } { $category }</b> · { $area }
work-leave = 先不辦
work-sure-hint = 請點上面的按鈕；想改就直接再發一次。
work-resolve = { $report }
    拍一張處理後的照片發給我，就能辦結。
    沒法拍，點一個原因，或者直接打字說明。
work-resolve-photo = { $report }
    照片收到了。辦結後，報告人會看到這張照片，並說一聲是不是真的沒了。
work-resolve-reason = { $report }
    沒有照片的原因：{ $why }
    辦結後，報告人會看到這個原因，並說一聲是不是真的沒了。
work-resolve-yes = ✅ 辦結
work-resolve-hint = 請發一張處理後的照片，或者點一個原因、打字說明。
work-resolved = ✅ #{ $number } 辦結了，已經告訴報告人。
resolve-nothing_left = 已清走，現場沒什麼可拍
resolve-by_others = 已由責任單位處理，沒去現場
resolve-unsafe = 現場不方便拍照
work-photos-gone = 照片已經不在了，請再發一次。
work-reject = { $report }
    為什麼不受理？點一個原因，或者直接打字。報告人會看到。
work-reject-sure = { $report }
    不受理的原因：{ $why }
    報告人會看到，不同意可以請上一級再看一次。{ $conduct ->
        [True] 照片馬上隱去並銷燬，找不回來。
       *[other] {""}
    }
work-reject-yes = 🚫 不受理
work-reject-hint = 請點一個原因，或者打字說明。
work-rejected = 🚫 #{ $number } 定了不受理，已經告訴報告人。
work-transfer = { $report }
    轉給誰？點一個；沒看到就打幾個字找，比如「大學路」。
work-transfer-desk = 💬 { $name }
work-transfer-no-desk = { $name }（還沒有群）
work-transfer-sure = { $report }
    轉給 <b>{ $to }</b>，這裡就不再顯示。{ $desk ->
        [True] {""}
       *[other] 那邊還沒有群，先由管理員安排。
    }{ $state ->
        [submitted] 還沒人接，會先記在你名下再轉。
       *[other] {""}
    }
work-transfer-yes = ↪️ 轉過去
work-transfer-take = ✋↪️ 接下並轉過去
work-transfer-hint = 請點一個，或者打幾個字找區域、部門。
work-transfer-there = 已經歸那裡了。
work-transferred = ↪️ #{ $number } 轉給了 { $to }。
work-merge = { $report }
    和哪一條是同一件事？附近同類的在下面，也可以直接打編號。
work-merge-none = { $report }
    附近沒有同類的。知道編號的話，直接打給我，比如 123。
work-merge-offer = #{ $number } · { $metres } 米
work-merge-sure = { $report }
    併到 { $target }，相距 { $metres } 米。{ $same ->
        [True] {""}
       *[other] ⚠️ 兩條的類別不一樣。
    }
    報告人會一起過去，以後只辦那一條。
work-merge-yes = 🔗 並過去
work-merge-hint = 請點一條，或者打它的編號，比如 123。
work-merged = 🔗 #{ $number } 併到 #{ $target } 了。
work-ask = { $report }
    想問什麼？打給我，我轉給報告人（{ $count } 人）。等回話時不計時。
work-ask-sure = { $report }
    這樣問：<blockquote>{ $words }</blockquote>
work-ask-yes = ✉️ 發給報告人
work-asked = ✉️ #{ $number } 問了報告人（{ $count } 人），回話會跟在卡片後面。
work-only-words = 請打字。
work-words-too-long = 有 { $length } 個字，太長了，最多 { $longest } 個。
work-asked-before = 這句話已經問過了，在等報告人回話。
work-nobody-to-ask = 報告人都已經不在了，問不到。
work-answer-late = #{ $number } 已經辦完了，不用再回了。謝謝你！
work-hidden = 隱去了，大家都看不到了；{ $days } 天后銷燬。
work-hidden-before = 沒有還在顯示的照片，都已經隱去了。
work-hide-one = 隱去第 { $place } 張
work-hide-all = 全部隱去
work-assign = { $report }
    指派給誰？數字是手上在辦的。
work-assign-nobody = { $report }
    這裡還沒有幹部，先請管理員新增，或者轉給別處。
work-assign-to = { $who }（{ $count }）
work-assign-gone = 這個人已經不在了，請另選一位。
work-assigned = 👤 #{ $number } 指派給 { $who } 了，已經告訴本人。
work-assigned-you = 👤 { $by } 指派給你：<b>#{ $number } { $category }</b> · { $area }
work-link-unknown = 這個連結不對。請回群裡再點一次按鈕。
work-link-not-yours = 這個連結是別人的。請你自己在群裡點按鈕。
work-link-late = 這個連結過了十分鐘，失效了。請在群裡再點一次 #{ $number } 的按鈕，或者發 /report { $number }。
work-reply-which = 這裡有好幾條，不知道說的是哪一條。請發 /report 加編號，比如 /report 123，在那裡辦。
work-reply-hint = 回覆照片可以辦結，回覆文字可以問報告人。
work-offer-photo = 用這張照片辦結 #{ $number } 嗎？
work-offer-use = ✅ 用它辦結
work-offer-no = 取消
work-offer-words = 拿這句話問 #{ $number } 的報告人嗎？
work-offer-ask = ✉️ 問報告人
work-offer-gone = 原來的訊息不在了，請再回復一次。
work-offer-not-yours = 這是別人發的，由本人來點。
work-offer-dropped = 好的，沒有辦。

question-asked = ❓ 關於你報的 { $report }，工作人員想問：<blockquote>{ $words }</blockquote>直接回復這條訊息，或者點下面的按鈕。
question-answer = ✍️ 回答
question-leave = 先不回答
question-again = 關於 #{ $number }：<blockquote>{ $words }</blockquote>請打字回答：
question-answered = 謝謝！已經轉給在辦 #{ $number } 的工作人員。
question-told = 💬 #{ $number } 報告人{ $reporter }（{ $trade }）回話：<blockquote>{ $words }</blockquote>
question-hint = 請打字回答。
question-gone = 這個問題已經不在了。

report-open = 開啟
report-voices = <b>報告人</b>
report-voice = · 報告人{ $number }（{ $trade }）：{ $words }
report-voice-silent = · 報告人{ $number }（{ $trade }）
report-question = ❓ { $words }
report-answer = 💬 報告人{ $number }：{ $words }
report-unreadable = （已經看不到了）
report-history = <b>經過</b>
report-step = · { $at } { $told } { $why }
report-step-given = （{ $who } 指派）
report-step-file = { $who }上報
report-step-take = { $who } 接了
report-step-release = { $who } 退回，等人接
report-step-transfer = { $who } 轉給
report-step-on-site = { $who } 到了現場
report-step-resolve = { $who } 辦結
report-step-reject = { $who } 不受理
report-step-merge = { $who } 併到別的一條
report-step-withdraw = { $who }撤回
report-step-reopen = { $who }說還在
report-step-object = { $who }不同意
report-step-close = { $who }確認，辦完
report-by-itself = 沒人回話，自動
report-reporter = 報告人{ $number }
report-assign = 👤 指派
report-photos = 📷 全部照片
report-photos-none = 沒有可以看的照片。
report-which = 請帶上編號，比如 /report 123。

queue-heading = 📋 <b>{ $tab ->
        [untaken] 沒人接的
        [mine] 我在辦的
       *[all] 全部沒辦完的
    }（{ $count }）</b>
queue-none = { $tab ->
        [untaken] 沒有等人接的，都接走了 👍
        [mine] 你手上沒有在辦的。
       *[all] 沒有沒辦完的 👍
    }
queue-line = { $urgent ->
        [True] 🔴
       *[other] ·
    } <b>#{ $number }</b> { $category } · { $area } · { $state }{ $late ->
        [late] ，⏰ <b>過了 { $due }</b>
        [due] ，限 { $due }
        [asked] ，⏸ 等報告人回話
       *[none] {""}
    }
queue-state = { $state ->
        [submitted] 沒人接
        [taken] 在辦
        [on_site] 在現場
        [resolved] 已處理
        [closed] 已辦完
        [rejected] 沒受理
        [merged] 已並走
       *[withdrawn] 已撤回
    }
queue-take = ✋ 接下這一頁的 { $count } 條
queue-back = ‹ 上一頁
queue-open = #{ $number }
queue-tab = { $chosen ->
        [True] ●{" "}
       *[other] {""}
    }{ $tab ->
        [untaken] 沒人接
        [mine] 我的
       *[all] 全部
    } { $count }
queue-taken = { $count ->
        [0] 一條也沒接到：
       *[other] ✋ 接了 { $count } 條：{ $numbers }
    }
find-found = 🔎 「{ $words }」找到 { $count } 條（看了最近的 { $most } 條）：
find-none = 🔎 最近的 { $most } 條裡沒有「{ $words }」。換個詞試試：類別、地名、編號、狀態或報告人寫的話。
find-what = 找什麼？在 /find 後面寫上詞，比如 /find 大學路 垃圾。

key-queue = 📋 待辦
menu-queue = 待辦的隱患
menu-report = 看一條，後面寫編號
menu-find = 找隱患，後面寫詞
form-resolve = 辦結
form-reject = 不受理
form-transfer = 轉辦
form-merge = 併案
form-ask = 問報告人
form-answer = 回答

### 处置群

menu-bind = 繫結處置群
form-desk = 繫結處置群
desk-menu = 📌 處置群
desk-administrators = 管理員
desk-some-categories = { $name }（只管：{ $categories }）
desk-list = { $count ->
    [0] <b>📌 處置群</b>：還沒有。沒有處置群的地方，隱患會發給管理員。
   *[other] <b>📌 處置群</b>：{ $count } 個
}
desk-entry = { $number }. { $name } { $state ->
    [topic] · 一個話題裡
   *[open] · 正常
}
desk-entry-lost = { $number }. ⚠️ { $name } · { $state ->
    [silenced] 我不能在裡面發言
    [topic] 話題被刪了
   *[removed] 我不在群裡了
}，請重新繫結
desk-new = ➕ 繫結一個群
desk-unbind = 解綁 { $number }. { $name }
desk-unbind-ask = 解綁 <b>{ $name }</b> 的處置群嗎？裡面沒辦完的 { $count } 條會轉到上一級的處置群，沒有就發給管理員。
desk-unbind-yes = 解綁
desk-unbind-no = 不了
desk-unbound = 解綁了。沒辦完的馬上轉走。
desk-over = 這個處置群已經不在了。點「📌 處置群」看現在有哪些。
desk-ask-care = 這個群處理哪裡的隱患：一片區域、一個部門，還是某片區域裡的一個部門？
desk-ask-which = 處理哪些類別？全部就點第一個；一個話題只管幾類，就把它們點上。
desk-which-all = 全部類別
desk-which-these = ✔️ 就這些
desk-code = <b>{ $name }</b> 的繫結碼好了，{ $minutes } 分鐘內有效，只能用一次。
    1. 把我拉進那個群（最好設成管理員）。
    2. 用自己的名字，在群裡發下面這一行；要繫結一個話題，就在那個話題裡發（點一下就能複製）：

    <code>/bind { $code }</code>
desk-code-elsewhere = 繫結碼要發到那個群裡，不是發給我：把我拉進群，再在群裡發一遍。
desk-how = 管理員先私下給我發 /bind 領一個繫結碼，再到這裡發「/bind 繫結碼」，這裡就成了處置群。
desk-bound = 好了，這個群現在處理 <b>{ $name }</b> 的隱患。來了新的，我會在這裡髮卡片。
desk-bound-topic = 好了，這個話題現在處理 <b>{ $name }</b> 的隱患。來了新的，我會在這裡髮卡片。
desk-bound-before = 這裡原來處理 { $name } 的隱患，那些沒辦完的馬上轉走。
desk-code-wrong = 沒有這個繫結碼。請照著私聊裡的那一行再發一次。
desk-code-used = 這個繫結碼已經用過了。請私下給我發 /bind 再領一個。
desk-code-expired = 這個繫結碼過期了。請私下給我發 /bind 再領一個。
desk-code-pause = 試錯的次數太多了，請過 { $minutes } 分鐘再來。
desk-lost = ⚠️ <b>{ $name }</b> 的處置群聯絡不上了：{ $why ->
    [silenced] 我不能在裡面發言了
    [topic] 它的話題被刪了
   *[removed] 我不在群裡了
}。{ $count ->
    [0] 裡面沒有沒辦完的隱患。
   *[other] 裡面沒辦完的 { $count } 條轉到：
}
desk-lost-home = · { $name }：{ $count } 條
desk-lost-next = 處理好以後，請用 /bind 重新繫結。
desk-topic-gone = <b>{ $name }</b> 的話題被刪了，以後的卡片發到那個群的主話題裡，沒辦完的也在那裡重發。要換地方，請用 /bind 重新繫結。

### Points

points-came = ⭐ <b>+{ $points } 分</b>：{ $what }。現在一共 { $balance } 分。
points-went = ⭐ <b>−{ $points } 分</b>：{ $what }。現在還有 { $balance } 分。
points-same = ⭐ { $what }：積分沒有變，還是 { $balance } 分。
points-waived = 本來是 { $asked } 分，餘額不夠，只收了 { $taken } 分，剩下 { $waived } 分免了。
points-why = 原因：{ $words }
points-open = ⭐ 看我的積分
points-what-report = { $what } #{ $number }
points-what-at = { $what } · { $where }
points-what-redemption = 兌換
points-what-redemption-of = 兌換 { $thing }
points-what-refund = 退回兌換的積分
points-what-refund-of = 退回：{ $thing }
points-what-reversal = 更正第 { $number } 筆（{ $what }）

key-points = ⭐ 我的積分
menu-points = 我的積分
typed-points = 積分 | 我的積分 | 查積分 | 看積分 | 我有多少積分 | points | my points

points-title = ⭐ <b>我的積分：{ $balance } 分</b>
points-score = { $year } 年第 { $number } 季度得分 <b>{ $total }</b> ＝ 基礎 { $base } ＋ 貢獻 { $contribution } － 扣除 { $deduction }{ $below ->
        [yes] （最低算 0）
       *[no] {""}
    }
points-badge = 🏅 達人徽章，一季度滿 { $badge } 分：
    { $bar } { $missing ->
        [0] 夠了！季度結束髮給你
       *[other] 還差 { $missing } 分
    }
points-unconfirmed = 報到通過以後，積分就能換東西。
points-waiting = 報到在等書記確認，通過以後積分就能換東西。
points-last = <b>最近的：</b>
points-none = 還沒有積分記錄。
points-list = <b>⭐ 積分記錄</b>
points-entry = { $day } <b>{ $amount }</b> { $what }　<i>第 { $number } 筆</i>
points-day = { $month }月{ $day }日
points-next = <b>接下來可以：</b>
points-next-checkin = · 去報到：{ $points ->
        [0] 一分鐘就好
       *[other] 通過了 +{ $points } 分
    }
points-next-recheck = · 說一聲還是不是這樣：+{ $points } 分
points-next-reward = · { $missing ->
        [0] 夠換「{ $reward }」了（{ $price } 分）
       *[other] 再有 { $missing } 分，就能換「{ $reward }」（{ $price } 分）
    }
points-next-report = · 看到隱患拍一張，解決了 +{ $points } 分{ $times ->
        [0] {""}
       *[other] ，再有 { $times } 件就夠徽章
    }
points-next-problem = · 到驛站發現沒熱水、插座壞了，點「有問題」，屬實 +{ $points } 分
points-next-service-day = · 新新服務日來現場掃碼：+{ $points } 分
points-next-hours = · 做志願服務，跟書記說一聲：每小時 +{ $points } 分
points-do-checkin = 🪪 報到
points-do-recheck = 👌 都沒變
points-do-report = 📸 隨手拍
points-rewards = 🎁 兌換
points-ranking = 🏆 排行榜
points-certificate = 📜 證書
points-rules-button = 📖 規則
points-older = 更早的 ›
points-newer = ‹ 更新的
points-file = 📄 全部，存成表格

points-rules = <b>📖 積分規則</b>
points-no-rules = 還沒有公佈積分規則。
points-rule = <b>{ $label }</b>　{ $way ->
        [hours] 每小時 +{ $points } 分
        [award] 最多 +{ $points } 分
        [deduct] −{ $points } 分
       *[once] +{ $points } 分
    }　{ $kind ->
        [base] 基礎分
        [deduction] 扣除分
       *[contribution] 貢獻分
    }
points-rule-share = · 一起報的每人 +{ $share } 分
points-rule-day = · 一天最多 { $times } 次
points-rule-month = · 一個月最多 { $times } 次
points-counting = 確認了才給分，看錯、報錯不扣分。
    季度得分 ＝ 基礎分 ＋ 貢獻分 － 扣除分，滿 { $badge } 分有達人徽章。換東西不影響得分。
    扣分要兩個人都同意，會告訴你原因；{ $days } 天內你可以申訴，由別人來定。餘額扣到 0 為止。
points-file-caption = 你的全部積分記錄。
points-file-name = 積分-{ $date }.xlsx
points-column = { $column ->
        [number] 第幾筆
        [date] 時間
        [points] 積分
        [balance] 餘額
        [what] 事由
        [kind] 類別
        [score] 計入季度得分
        [waived] 免收
       *[reverses] 更正第幾筆
    }
points-kind = { $kind ->
        [base] 基礎分
        [contribution] 貢獻分
        [deduction] 扣除分
        [redemption] 兌換
        [refund] 退回
       *[reversal] 更正
    }

kept-points = · <b>積分</b>：每一筆記到編號上，寫明為哪件事（比如哪條上報），誰也改不了、刪不掉，賬才對得上；刪除個人資訊後，編號找不到你
mydata-part-points = 積分
mydata-balance = 餘額
mydata-month = 月份
mydata-base = 基礎分
mydata-contribution = 貢獻分
mydata-deducted = 扣除分
mydata-entry = 積分記錄
mydata-entry-base = 基礎分
mydata-entry-contribution = 貢獻分
mydata-entry-deduction = 扣除分
mydata-entry-redemption = 兌換
mydata-entry-refund = 退回
mydata-entry-reversal = 更正
mydata-entry-number = 第幾筆
mydata-about = 事情的編號
mydata-counted = 計入得分
mydata-waived = 免收
mydata-reverses = 更正第幾筆
mydata-entered-by = 誰確認的
mydata-entered-by-scope = 確認人的範圍

### Handing out

code-wrong = 沒有這個兌換碼。請對著騎手手機上的碼再看一遍，一共 8 位；也可以用手機相機直接掃。
code-unlike = 這不像兌換碼：一共 { $length } 位，沒有 0、1、2、5、8，也沒有 B、G、I、L、O、Q、S、U、V、Z。請對著騎手的手機再看一遍，或者用手機相機直接掃。
code-pause = 試錯的次數太多了，請過 { $minutes } 分鐘再打一次，或者再掃一次。
code-elsewhere = 這個碼要在「{ $station }」領。請騎手去那裡，或者在「🎟 我的預約」裡取消後換個驛站。
code-for-keepers = 兌換碼是給驛站管理員看的。到驛站領東西時，把碼給他們掃就行。
code-own = 這是你自己的預約。請讓驛站的另一位管理員發給你。
code-spent = { $state ->
    [handed] 已經發過了，不用再發。
    [lapsed] 這個碼過期了，先別發。分會退給騎手，可以重新預約。
    [cancelled] 騎手已經取消了，先別發。要的話請騎手重新預約。
   *[undone] 這次發放已經撤回了，分退給了騎手。要的話請騎手重新預約。
}
code-undo-late = 發放超過 { $minutes } 分鐘，不能撤回了。真發錯了，請告訴管理員。
code-guessed-keeper = ⚠️ <b>{ $name }</b>（{ $stations } 的驛站管理員）{ $minutes } 分鐘裡輸錯了 { $tries } 次兌換碼。
    這個賬號接下來 { $minutes } 分鐘不能查碼。問一下是不是本人；要是手機丟了，到 👤 人員 裡結束這個角色。
code-guessed-administrator = ⚠️ 管理員賬號 <code>{ $id }</code> { $minutes } 分鐘裡輸錯了 { $tries } 次兌換碼。
    這個賬號接下來 { $minutes } 分鐘不能查碼。問一下是不是本人；要是手機丟了，請用 nuanyi lockout 停掉這個賬號。
code-guessed-other = ⚠️ 有人不是驛站管理員，{ $minutes } 分鐘裡打開了 { $tries } 次兌換碼連結。
    他什麼也沒看到，接下來 { $minutes } 分鐘也不再查。不用做什麼；要是常有這樣的提醒，請驛站提醒騎手別把碼發給別人。

redeem-held = 🎁 <b>{ $reward }</b>
    { $name }　報到號尾數 <b>{ $number }</b>
    在 { $station } 領，{ $until } 前有效
    對一下人，東西交到手裡再點「已發放」。
redeem-hand-out = ✅ 已發放
redeem-done = 好的，記下了。
redeem-handed = ✅ 已發放：<b>{ $reward }</b>
    { $name }　報到號尾數 <b>{ $number }</b>
    { $station } · { $time } · { $by }
redeem-before = 已經發過了：{ $time }，{ $by }。不用再發。
redeem-by-you = 你
redeem-by-staff = 同事
redeem-lapsed = ⌛ 這個碼過期了：<b>{ $reward }</b>，{ $station }，有效期到 { $until }。
    先別發。分會退給騎手，想要可以重新預約。
redeem-cancelled = ✖️ 騎手已經取消了：<b>{ $reward }</b>，{ $station }，{ $time }。
    先別發。想要可以重新預約。
redeem-undone = ↩️ 已撤回：<b>{ $reward }</b>
    { $name }　報到號尾數 <b>{ $number }</b>
    { $station } · { $time }
    分退給騎手了，庫存也加回來了。這個碼不能再用，想要可以重新預約。
redeem-undo = ↩️ 發錯了，撤回
redeem-undo-one = ↩️ { $time } { $reward }
redeem-undo-until = 發錯了可以撤回，{ $until } 前有效。
redeem-undo-ask = 撤回 <b>{ $reward }</b>（{ $name }，尾數 { $number }）？
    撤回後分退給騎手，庫存加回來，這個碼不能再用。
redeem-undo-yes = ↩️ 對，沒發出去
redeem-undo-no = 不撤了
redeem-undo-done = 撤回了，分和庫存都退回去了。
redeem-button = 🎁 兌換
redeem-today = 🎁 <b>{ $station }</b> · 今天發了 { $count } 件
redeem-today-none = 🎁 <b>{ $station }</b> · 今天還沒有發東西
redeem-line = { $time } { $reward } · { $name } · { $state ->
    [handed] 已發放
   *[undone] 已撤回
}
redeem-how = 有人來領：把他手機上的 8 位碼打給我，或者用手機相機掃一下。
redeem-today-button = 🎁 今天發的
redeem-stock-button = 📦 庫存
redeem-stock = 📦 <b>{ $station }</b> · 庫存
redeem-stock-none = 📦 <b>{ $station }</b> 沒有可以兌換的東西。
redeem-stock-line = <b>{ $reward }</b>：還能兌 { $left }，留著等人領 { $held }，已發放 { $handed }
redeem-told-handed = 🎁 領到了：<b>{ $reward }</b>，在 { $station }。要是你沒拿到，馬上跟驛站說，他們可以撤回。
redeem-told-undone = ↩️ { $station } 撤回了「{ $reward }」的發放，{ $points } 分已經退給你，現在有 <b>{ $balance }</b> 分。想要可以重新預約。

### Awards

form-award = 加分
award-button = ⭐ 加分
award-ask-rule = 給 <b>{ $name }</b> 加分，為了什麼？
award-rule-hours = { $rule } · 每小時 { $points } 分
award-rule-points = { $rule } · 最多 { $points } 分
award-ask-hours = <b>{ $name }</b> · { $rule }
    做了幾個小時？每小時 { $points } 分，一次最多登記 { $most } 小時。
award-ask-points = <b>{ $name }</b> · { $rule }
    加多少分？點一個，或者打一個 1 到 { $points } 的數。
award-count-hint = 請點一個數，或者打一個整數。
award-too-much = 要在 1 到 { $most } 之間。
award-ask-words = 為什麼給 <b>{ $name }</b> 加分？用自己的話寫，{ $most } 個字以內，他會看到。
award-words-hint = 請打字寫事由。
award-words-long = 事由要寫，{ $most } 個字以內。請寫短一點再發。
award-words-again = ✏️ 改事由
award-never-mind = 不加了
award-look = 看一眼，對就發：

    ⭐ <b>{ $name }</b>　+{ $points } 分
    { $rule }{ $hours ->
        [0] {""}
       *[other] （{ $hours } 小時）
    }
    事由：{ $words }
    { $waits ->
        [yes] ⚠️ 加上這次，你今天超過 { $limit } 分了，要另一位同意才算。
       *[no] 發出以後，他馬上會收到。
    }
award-send = ✅ 發出
award-done = ⭐ 加好了：<b>{ $name }</b> +{ $points } 分，{ $rule }{ $hours ->
        [0] {""}
       *[other] （{ $hours } 小時）
    }。已經告訴他了。
award-waits = ⏳ <b>{ $name }</b> +{ $points } 分，{ $rule }：加上這次，你今天超過 { $limit } 分了，已經請另一位來看。同意了他才會收到，有結果我告訴你。
award-nobody = 你今天加的分要超過 { $limit } 分了，再加要另一位同意，可現在沒有別人能同意。明天再加，或者少加一點。
award-no-rules = 本區還沒有定好由書記加分的規則，請找管理員。
award-rule-gone = 這條加分規則已經不用了。可以按別的規則重新加。
award-used-up = 這位騎手按這條規則能得的次數已經滿了（今天或這個月）。請換一條，或者過些時候再加。
award-own = 自己的分不能自己加，也不能自己改。請另一位書記或管理員來辦。
award-unconfirmed = 這位還沒有確認報到，確認以後才能加分。
award-gone = 這次加分已經不在了：騎手的報到不在了，或者刪掉了自己的資訊。
award-second-self = 這是你自己提的，要別人來同意。
award-settled = { $state ->
        [given] 已經有人同意過了。
        [declined] 已經有人退回了。
        [withdrawn] 提的人自己收回了。
        [lapsed] 放得太久，已經作廢了。
       *[other] 這次加分已經不在了。
    }
award-taken-back-before = 這次加的分已經收回過了。
award-card = ⭐ <b>有一筆加分請你看看</b>
    { $who }想給 <b>{ $name }</b> 加 <b>{ $points }</b> 分
    { $rule }{ $hours ->
        [0] {""}
       *[other] （{ $hours } 小時）
    }
    事由：{ $words }
    加上這筆，{ $who }今天加的分超過 { $limit }，要另一位同意才算。
award-agree = ✅ 同意
award-decline = ✖️ 不同意
award-given = ✅ 已同意 · { $who } · { $at }
award-declined = ✖️ 沒同意 · { $who } · { $at }
award-withdrawn = ↩️ 提的人收回了，不用看了 · { $at }
award-lapsed = ⌛ 沒人處理，作廢了 · { $at }
award-unreadable = （看不到了）
award-toast = { $state ->
        [given] 同意了：{ $name } +{ $points } 分，{ $rule }{ $hours ->
            [0] {""}
           *[other] （{ $hours } 小時）
        }。
       *[declined] 沒同意，也告訴提的人了。
    }
award-heard = { $state ->
        [given] ✅ { $who }同意了：<b>{ $name }</b> +{ $points } 分，{ $rule }{ $hours ->
            [0] {""}
           *[other] （{ $hours } 小時）
        }。已經告訴他了。
        [declined] ✖️ { $who }沒有同意給 <b>{ $name }</b> 加 { $points } 分（{ $rule }）。騎手不知道這件事。
       *[lapsed] ⌛ 給 <b>{ $name }</b> 加 { $points } 分（{ $rule }）的事，{ $days } 天沒有人處理，作廢了。還要加的話，請重新提。
    }
award-why = { $words }（{ $who }）
award-back-why = { $who }收回了這次加的分
award-back = ↩️ 加錯了，收回
award-back-yes = ↩️ 對，收回
award-back-no = 不收了
award-back-done = ↩️ 收回了：<b>{ $name }</b>，{ $rule }{ $hours ->
        [0] {""}
       *[other] （{ $hours } 小時）
    }，{ $points } 分裡收回 { $taken } 分。{ $waived ->
        [0] {""}
       *[other] 他已經花掉一些，剩下 { $waived } 分免了。
    }已經告訴他了。
award-withdrawn-done = ↩️ 收回了：給 <b>{ $name }</b> 加 { $points } 分（{ $rule }）的事不用別人看了。
menu-entry = 查一筆積分，後面寫編號
entry-which = 查哪一筆？在 /entry 後面寫編號，比如 /entry 123。
entry-unknown = 沒有第 { $number } 筆。請看看編號對不對。
entry-is-reversal = 第 { $number } 筆本身就是更正，不能再更正。
entry-is-reward = 兌換的分在這裡不能更正：發錯了由驛站管理員撤回，沒領的由騎手自己取消。
entry-reversed = 已經更正過了，是第 { $number } 筆。
entry-own = 這是你自己的分，請另一位管理員來更正。
entry-page = 🧾 <b>第 { $number } 筆</b>　<b>{ $amount } 分</b>
    { $whose }
    { $kind } · { $rule }
    經手：{ $by }
    片區：{ $area }
    時間：{ $at }
    業務號：<code>{ $business }</code>
entry-kind = { $kind ->
        [base] 基礎分
        [contribution] 貢獻分
        [deduction] 扣除分
        [redemption] 兌換
        [refund] 退回
       *[reversal] 更正
    }
entry-rider = { $name } · 報到編號 { $number }
entry-reporter = 不顯示是誰：這一筆是因為一條上報，誰報的只有本人知道
entry-nobody = 已經找不到是誰了（報到收回或資訊刪掉了）
entry-by-house = 系統
entry-waived = 餘額不夠，免了 { $waived } 分
entry-reverses = 更正的是第 { $number } 筆
entry-was-reversed = ↩️ 已更正：第 { $number } 筆，{ $amount } 分，{ $by }，{ $at }
entry-reverse = ↩️ 更正這一筆
entry-reverse-yes = ↩️ 對，更正
entry-reverse-no = 不更正了
kept-awards = · <b>書記給你加的分和事由</b>：好說清分從哪裡來；事由到你刪除為止，沒算數的 { $days } 天
mydata-part-awards = 書記給你加的分
mydata-part-awards-given = 你給別人加的分
mydata-part-points-work = 你經手的積分
mydata-did = 做了什麼
mydata-did-proposed = 提議扣分
mydata-did-agreed = 同意扣分
mydata-did-declined = 沒同意扣分
mydata-did-upheld = 看了申訴，維持扣分
mydata-did-dropped = 看了申訴，不扣分
mydata-did-nominated = 提名
mydata-did-handed = 發放禮品
mydata-did-confirmed = 確認，因此記了分
mydata-did-corrected = 更正一筆積分
mydata-did-hid = 隱去排行榜上的一個名字
mydata-did-took_settlement = 取了結算檔案
mydata-did-took_companies = 取了企業報告
mydata-did-took_nominations = 取了提名名單
mydata-period = 哪段時間
mydata-award-given = 已加
mydata-award-waiting = 等另一位同意
mydata-award-declined = 沒同意
mydata-award-withdrawn = 收回了
mydata-award-lapsed = 作廢了
mydata-award-ended = 作廢了
mydata-award = 加分
mydata-points = 分數
mydata-rule = 規則
mydata-hours = 小時
mydata-awarded-by = 誰加的
mydata-awarded-by-scope = 加分人的範圍
mydata-seen-points = 經手了你的積分

### Deductions

deduct-button = ⚖️ 扣分
deduct-ask-rule = { $report }
    按哪條公示的規則扣？看錯、報錯不扣分。
deduct-ask-reporter = { $report }
    是哪一位報告人？
deduct-ask-words = { $report } · 報告人{ $reporter }
    理由是什麼？打字告訴我，最多 { $longest } 個字。騎手會看到。
deduct-hint = 請點上面的一個按鈕。
deduct-sure = { $report } · 報告人{ $reporter }
    { $rule }
    理由：{ $words }

    要另一個人同意，騎手才會知道；騎手有 { $days } 天可以申訴，由第三個人來定。看錯、報錯不扣分。
deduct-sure-yes = ⚖️ 提議扣分
deduct-proposed = ⚖️ #{ $number } 報告人{ $reporter }：提議記下了，請了 { $count } 個人看。定了我就告訴你。
deduct-rule = <b>{ $name }</b>（{ $points } 分）
    <blockquote>{ $words }</blockquote>
deduct-rule-gone = 這條規則已經不再公示，不能按它扣分。
deduct-reason = 理由：{ $words }
deduct-forgotten = （已經刪了）
deduct-card = ⚖️ <b>有人提議扣分</b>
    { $report } · 報告人{ $reporter }
deduct-card-by = 提議人：{ $who }
deduct-objection = 騎手的申訴：<blockquote>{ $words }</blockquote>
deduct-standing = { $state ->
    [proposed] 你同意嗎？同意了騎手才會知道，而且可以申訴。看錯、報錯不扣分，拿不準就點「不同意」。到 { $until } 沒人決定，就不扣。
    [declined] ❌ { $second } 不同意，不扣分。
    [declined-silent] 到時候了沒人決定，不扣分。
    [agreed] ✅ { $second } 同意了。騎手到 { $until } 為止都可以申訴。
    [objected] 騎手不同意，由沒參與過的人來定。{ $second } 同意過。到 { $until } 沒人決定，就不扣。
    [upheld] ⚖️ { $third } 看過申訴，維持。
    [dropped] ✅ { $third } 看過申訴，撤銷，不扣分。
    [dropped-silent] 到時候了沒人決定申訴，撤銷，不扣分。
    [dropped-no_rule] 規則不再公示了，撤銷，不扣分。
    [dropped-unheard] 沒能告訴騎手，撤銷，不扣分。
   *[counted] ⚖️ 已經計入。
}
deduct-agree = ✅ 同意
deduct-decline = ❌ 不同意
deduct-uphold = ⚖️ 維持
deduct-drop = ✅ 撤銷，不扣
deduct-agreed-done = 記下了，已經告訴騎手。
deduct-declined-done = 記下了，不扣分。
deduct-upheld-done = 記下了，馬上告訴騎手。
deduct-dropped-done = 記下了，不扣分，已經告訴騎手。
deduct-told = ⚖️ #{ $number } 報告人{ $reporter } 的扣分：{ $how ->
    [agreed] 另一位同意了。騎手到 { $until } 為止都可以申訴。
    [declined] 另一位不同意，不扣分。
    [lapsed] 到時候了沒人決定，不扣分。還需要的話可以再提。
    [upheld] 騎手的申訴看過了，維持，馬上計入。
    [dropped] 騎手的申訴看過了，撤銷，不扣分。
    [silent] 騎手申訴了，到時候沒人決定，撤銷，不扣分。
    [no-rule] 規則不再公示了，撤銷，不扣分。
   *[unheard] 沒能告訴騎手，撤銷，不扣分。
}
deduct-rider = { $state ->
    [agreed] ⚖️ <b>現在一分也沒扣。不同意可以申訴，到 { $until } 為止（含當天）。</b>
        申訴由沒參與過的人來看。看錯、報錯不扣分。
        沒有申訴的話，過了那天扣 { $points } 分，扣到 0 為止。
    [objected] ⚖️ <b>現在一分也沒扣。你的申訴收到了</b>，由沒參與過的人來看。
        到 { $until } 還沒人決定，就不扣了。
    [upheld] ⚖️ <b>你的申訴看過了</b>，看的人維持原來的決定，馬上計入。
    [dropped] ✅ <b>一分也不扣</b>，這件事結束了。
   *[counted] ⚖️ 這件事結束了，已經計入。覺得不對就寫信，管理員可以更正。
}
deduct-rider-report = { $report }
    一位工作人員提議、另一位同意，你報的這條按公示的規則扣分：
deduct-rider-objection = 你的申訴：<blockquote>{ $words }</blockquote>
deduct-object = ✋ 我要申訴（#{ $number }）
deduct-ask-objection = #{ $number }：哪裡不對？打字告訴我，最多 { $longest } 個字，我轉給沒參與過的人來看。
deduct-object-leave = 先不寫
deduct-objected = 收到了。#{ $number } 的申訴已經轉給沒參與過的人，到 { $until } 為止給你答覆；到時候沒人決定，就不扣分。
deduct-because = { $state ->
    [upheld] 你的申訴由沒參與過的人看過，維持。覺得還是不對，用 /write 寫信，管理員可以更正。
   *[agreed] 兩位工作人員看過，可以申訴的日子過了。覺得不對，用 /write 寫信，管理員可以更正。
}
deduct-dropped = ✅ #{ $number } 那條上報<b>一分也不扣</b>：{ $why ->
    [third] 你的申訴看過了，撤銷。
    [silent] 你申訴了，到時候沒人決定，撤銷。
    [no_rule] 那條規則不再公示了，撤銷。
   *[unheard] 沒能及時告訴你，撤銷。
}
deduct-running = ⚖️ #{ $number } 那條上報有一件扣分沒定，現在一分也沒扣。{ $state ->
    [agreed] 到 { $until } 為止都可以申訴。
    [objected] 你的申訴在看，到 { $until } 沒人決定就不扣。
   *[upheld] 你的申訴看過了，維持，馬上計入。
}
deduct-twice = #{ $number } 的這位報告人，按這條規則已經提議過了。
deduct-no-second = 除了你，現在沒有別人能看這件事。請管理員先請一位幹部。
deduct-nobody = 這位報告人已經不在了，沒有可以扣分的人。
deduct-no-rules = 這裡沒有公示扣分的規則，所以不扣分。
deduct-own = 你自己也報了這條，請別人來看。
deduct-not-alone = 提議過、同意過的人不能再定，請別人來看。
deduct-gone = 這件事已經結束了。
deduct-decided = 已經有人決定了。
deduct-late-objected = 你的申訴已經收到了，在等沒參與過的人看。
deduct-late-upheld = 你的申訴已經看過了，維持。覺得還是不對，可以給書記寫信。
deduct-late-dropped = 這件事已經撤銷了，一分也不扣。
deduct-late-counted = 已經計入了。覺得不對，可以給書記寫信，管理員能更正。
form-deduct = 提議扣分
form-objection = 申訴
kept-deductions = · <b>扣分的提議、理由和你的申訴</b>：好讓你看到、能申訴；結束 { $days } 天后，寫的話都刪
mydata-part-deductions = 扣分的提議和申訴
mydata-deduction = 結果
mydata-deduction-proposed = 有人提議，還沒人同意，沒扣
mydata-deduction-declined = 沒人同意，沒扣
mydata-deduction-agreed = 可以申訴，還沒扣
mydata-deduction-objected = 在看申訴，還沒扣
mydata-deduction-upheld = 申訴後維持
mydata-deduction-dropped = 撤銷了，沒扣
mydata-deduction-counted = 已計入
mydata-objection = 你的申訴
mydata-agreed-at = 同意時間
mydata-objected-at = 申訴時間

### Quarter

quarter-hint = 💡 { $quarter }你有 { $score } 分，離達人（{ $standard } 分）差 { $missing } 分。下面這些最管用：
quarter-hint-line = · <b>{ $rule }</b>（+{ $points }）：{ $words }
quarter-hint-private = 這條只有你看得到。
badge-picture-title = 達人
badge-picture-score = 本季積分 { $score } 分
badge-picture-thanks = 路上辛苦了，謝謝你
badge-caption = 🏅 <b>{ $name }，恭喜！</b>{ $quarter }你得了 { $score } 分，這是你的達人徽章。
    發給誰看，由你定。
badge-certificate = 📜 要一張證書
menu-certificate = 積分證書和達人徽章
certificate-choose = 📜 <b>積分證書</b>
    選一個季度或半年，我做一張帶二維碼的圖給你。發給誰由你定；對方一掃，就知道是真的。
certificate-none = 📜 有了積分，就能在這裡拿證書。怎麼得分，點「⭐ 我的積分」看規則。
certificate-badges = 🏅 達人：{ $quarters }
certificate-checkin = 報到通過後才有證書。還沒報到的話，點「🪪 報到」，一分鐘就好；報過了的，等書記確認。
certificate-hint = 💡 沒到達人時，私下告訴我怎麼辦
certificate-hint-stop = 🔕 不用再告訴我怎麼辦
certificate-hint-on = 好。哪個季度沒到達人，我私下告訴你怎麼做最管用，只有你看得到。
certificate-hint-off = 好，不再提了。
certificate-caption = 📜 { $period }的證書。發給誰由你定；只要你的報到還在，二維碼就一直有效。
certificate-so-far = { $period }（截至 { $date }）
certificate-picture-title = 積分證書
certificate-picture-score = { $score } 分
certificate-picture-trade = 行業
certificate-picture-area = 片區
certificate-picture-hazards = 隨手拍解決
certificate-picture-count = { $count } 處
certificate-picture-badge = 達人徽章
certificate-picture-yes = 有
certificate-picture-no = 沒有
certificate-picture-proof = 掃碼驗真
certificate-picture-why = 掃出來的，是賬上現在的分數。
certificate-picture-own = 由本人出示，發給誰由本人定。
certificate-valid = ✅ <b>證書有效</b>
    { $name }，{ $trade }
    { $period }：<b>{ $score }</b> 分
    這是賬上現在的分數。
certificate-invalid = 這張證書無效，或者已經失效。要看有效的，請本人再出示一張。
menu-nominate = 提名上季度的騎手
nominate-told = 🏅 { $quarter }結束了。你負責的騎手裡有 <b>{ $count }</b> 位高於平均分（{ $average } 分），可以提名：{ $titles }。
nominate-open = 看名單
nominate-list = 🏅 <b>{ $quarter }</b>：高於平均分（{ $average } 分）的有 { $count } 位。點名字提名。
nominate-list-none = 🏅 { $quarter }：你這邊沒有高於平均分（{ $average } 分）的騎手。
nominate-entry = { $name } · { $trade } · { $score } 分
nominate-person = <b>{ $name }</b>
    { $trade } · { $quarter } <b>{ $score }</b> 分
nominate-has = 🏅 { $title }，{ $who }提名
nominate-somebody = 另一位
nominate-for = 🏅 提名「{ $title }」
nominate-undo = 撤回「{ $title }」
nominate-no-title = 這一行沒有可以提名的稱號。
nominate-to-list = ‹ 名單
nominate-done = 提名好了，已經告訴本人。
nominate-already = 這個稱號已經有人提名了。
nominate-undone = 撤回了，已經告訴本人。
nominate-rider = 🏅 <b>{ $name }，好訊息！</b>書記提名你為{ $quarter }的「<b>{ $title }</b>」。
    謝謝你，路上平安。
nominate-rider-back = 說明一下：{ $quarter }「{ $title }」的提名撤回了。你的積分和徽章都不變。
nominate-gone = 這位騎手現在不在名單上。
nominate-oneself = 自己不能提名自己，請另一位書記來。
nominate-early = 上個季度的排名還沒定好，過幾分鐘再來。
nominate-over = 這個季度的提名已經截止。點 /nominate 看現在的。
nominate-others = 這是別人提名的，只有那位書記或管理員能撤回。
nominate-taken-back = 這個提名已經撤回了。
nominate-all = 🏅 <b>{ $quarter }的提名</b>：{ $count } 位
nominate-all-none = 🏅 { $quarter }還沒有提名。
nominate-all-line = { $name } · { $trade } · { $score } 分：{ $titles }
nominate-all-more = 其餘 { $count } 位在檔案裡。
nominate-column = { $column ->
    [name] 姓名
    [number] 報到號
    [trade] 行業
    [area] 片區
    [score] 積分
    [title] 稱號
    [who] 提名人
   *[date] 日期
}
nominate-caption = { $quarter }的提名，{ $count } 條。裡面有姓名，用完請刪掉。
nominate-file-name = 提名-{ $period }.xlsx
nominate-file-none = 還沒有提名，沒有檔案。
menu-settlement = 積分結算、企業報告、提名
settle-menu = 💠 積分：結算、企業、提名
settle-home = 💠 <b>積分</b>
    📒 每月結算：各街道發放、兌換、差額
    🏢 半年企業報告：只有合計，不到 { $smallest } 人的不給
    🏅 季度提名：全部名單
    誰取過檔案，都有記錄。
settle-to-month = 📒 { $month }結算
settle-to-companies = 🏢 { $half }企業報告
settle-to-nominations = 🏅 { $quarter }提名
settle-to-files = 🗂 誰取過檔案
settle-text = 📒 <b>{ $month }結算</b>
    發放 <b>{ $issued }</b> · 兌換 <b>{ $redeemed }</b> · 差額 <b>{ $difference }</b>
settle-running = 這個月還沒過完，數字還會變。
settle-line = · { $area }：{ $issued } · { $redeemed } · { $difference }
settle-none = 這個月沒有積分進出。
settle-more = 其餘 { $count } 行在檔案裡。
settle-method = 發放：基礎分加貢獻分，減扣除分，衝正的已減去，按發放的街道算。兌換：預留和領取的，減退回的，按驛站所在的街道算。每行依次是發放、兌換、差額。
settle-no-area = 沒有片區
settle-file = ⬇️ 取檔案（XLSX）
settle-caption = { $month }結算，{ $count } 行。
settle-file-name = 積分結算-{ $period }.xlsx
settle-column = { $column ->
    [area] 街道
    [issued] 發放
    [redeemed] 兌換
   *[difference] 差額
}
settle-total = 合計
settle-back = ‹ 返回
settle-files = 🗂 <b>誰取過檔案</b>
settle-files-none = 🗂 還沒有人取過檔案。
settle-files-line = · { $date } { $who }：{ $kind ->
    [settlement] 結算
    [companies] 企業報告
   *[nominations] 提名
} { $period }，{ $count } 條
settle-by-command = 命令列
settle-written = 寫好了：{ $file }，{ $count } 條。
settle-period-wrong = { $given } 我看不懂。月份寫 2026-11，半年寫 2026H1。
company-early = { $half }還沒過完，過完才有報告。
company-none = { $half }沒有一家企業有 { $smallest } 位以上的騎手，沒有報告。
company-caption = { $half }企業報告，{ $count } 家，每家一張表。只有合計，看不出任何一個人。
company-file-name = 企業報告-{ $period }.xlsx
company-title = { $company }：{ $half }積分報告
company-note = 只有合計：涉及不到 { $smallest } 人的數字不給（—），太小的組併入「其他」。
company-measure = { $measure ->
    [riders] 已報到騎手
    [active] 有積分記錄的
    [points] 獲得積分
    [hazards] 解決的隱患
    [badges] 達人徽章
    [hours] 志願小時
   *[rewards] 領取的獎勵
}
company-all = 全部
company-trade = 按行業
company-street = 按街道
company-others = 其他
mydata-part-badges = 達人徽章
mydata-part-nominations = 提名
mydata-part-hint = 私下提醒
mydata-quarter = 季度
mydata-score = 積分
mydata-title = 稱號
mydata-nominated-by = 提名人
mydata-nominated-by-scope = 提名人負責
mydata-told = 上次提醒
mydata-seen-certificate = 掃了你的證書
kept-badges = · <b>達人徽章、提名</b>：哪個季度、多少分、什麼稱號、誰提名。直到你抹掉
kept-hint = · <b>是否要私下提醒</b>：直到你關掉

### Ranking

menu-ranking = 小哥積分排行榜
typed-ranking = 排行榜 | 排行 | 排名 | 積分排行 | 小哥積分排行榜
rank-open = 🏆 小哥積分排行榜在這裡：
rank-open-button = 開啟排行榜
rank-riders-only = 排行榜給報到確認過的小哥看。還沒報到的話，點「🪪 報到」，一分鐘就好；報過了的，等書記確認。
rank-period-month = { $year }年{ $number }月
rank-period-quarter = { $year }年第{ $number }季度
rank-period-half = { $year }年{ $number ->
    [1] 上半年
   *[other] 下半年
}
rank-heading = 🏆 <b>小哥積分排行榜</b>
    <b>{ $scope }</b> · { $period }{ $state ->
        [running] ，算到現在
        [ending] ，馬上定榜
       *[frozen] ，已定榜
    }
    { $count ->
        [0] 這裡還沒有人得分。
       *[other] 有積分的小哥 { $count } 位。名次按所有人算，名字只顯示願意公開的。
    }
rank-line = { $rank ->
    [1] 🥇
    [2] 🥈
    [3] 🥉
   *[other] { $rank }.
} <b>{ $name }</b>：{ $points } 分
rank-nobody-named = 還沒有人公開名字。
rank-own = 👤 你排第 <b>{ $rank }</b> 名，{ $points } 分。{ $next }
rank-own-next = 離第 { $next } 名差 { $missing } 分。
rank-own-first = 前面沒有人了！
rank-own-none = 👤 你在這個榜上還沒有積分，有了就有名次。
rank-own-outside = 👤 你不在這個榜裡。
rank-own-unnamed = 別人看不到你，你的名次只有自己看得到。
rank-own-named = 別人看到的名字：{ $name }
rank-own-hidden = 別人現在看不到你：「{ $name }」這個名字被管理員隱藏了，換一個就好。
rank-kind-month = 月榜
rank-kind-quarter = 季榜
rank-kind-half = 半年榜
rank-earlier = ◀ { $period }
rank-later = { $period } ▶
rank-page-before = ‹ 上一頁
rank-scopes = 🗺 換個範圍
rank-picture = 🖼 存成圖片
rank-join = 🙋 顯示我的名字
rank-rename = ✏️ 我的名字
rank-hide = 🙈 隱藏名字
rank-back = ‹ 回排行榜
rank-consent = 要在<b>小哥積分排行榜</b>上顯示名字嗎？

    同意以後，區裡報到的小哥和工作人員會看到：你取的名字、你的名次和積分。看某個片區、行業或公司的榜時，也就看得出你在裡面。真名和電話都不顯示。
    看的人可以把榜單存成圖片發給別人。
    隨時可以改名或收回。收回以後，過去的榜上也不再有你的名字；已經發出去的圖片收不回來。
    不同意也沒關係：名次照算，只有你自己看得到。
rank-agree = 同意，取個名字
rank-not-now = 先不顯示
rank-left = 好的，不顯示。你的名次還是隻有自己看得到。
rank-name-now = 你在排行榜上的名字：<b>{ $name }</b>
rank-name-now-hidden = 你取的名字「{ $name }」被管理員隱藏了，別人看不到。換一個就能再上榜。
rank-name-change = ✏️ 換個名字
rank-name-withdraw = 🙅 不再顯示
form-alias = 排行榜上的名字
rank-ask-name = 想用什麼名字？2–12 個字，可以用漢字、字母和數字。點一個，或者打一個給我：
rank-ask-hint = 請打一個名字給我，2–12 個字。
rank-name-master = { $first }師傅
rank-name-small = 小{ $first }
rank-name-wrong = 名字要 { $shortest }–{ $longest } 個字，只用漢字、字母和數字，中間不空格。
rank-name-digits = 名字裡的數字最多 { $most } 個，不要寫電話和號碼。
rank-name-taken = 「{ $name }」已經有人用了，請換一個。
rank-name-hidden = 「{ $name }」被管理員隱藏過，請換一個。
rank-name-done = 好了，排行榜上顯示「<b>{ $name }</b>」。
rank-name-hide-ask = 隱藏「<b>{ $name }</b>」嗎？現在和過去的榜上都不再顯示，我會請這位小哥換一個名字。
rank-name-hide-sure = 隱藏
rank-name-hid = 隱藏了，我請這位小哥換一個名字。
rank-name-gone = 這個名字已經不顯示了。
rank-name-was-hidden = 你在排行榜上的名字「{ $name }」可能會讓別人不舒服，管理員先隱藏了。名次和積分都不變，換一個名字就能再顯示。
rank-picture-title = 小哥積分排行榜
rank-picture-count = 有積分的小哥 { $count } 位，{ $state ->
    [frozen] 已定榜
   *[other] 算到 { $date }
}
rank-picture-points = { $points } 分
rank-picture-foot = 名次按所有人算，名字只顯示願意公開的。
rank-picture-none = 還沒有人公開名字
mydata-purpose-ranking = 排行榜上顯示名字
mydata-part-ranking = 排行榜
mydata-alias = 排行榜上的名字
mydata-chosen-at = 取名時間
mydata-ranked-in = 排行榜
kept-ranking = · <b>排行榜</b>：你取的名字，到你收回為止；定了榜的名次、積分、片區、行業和公司，為了名次不變，到你收回報到為止，以後留下的沒有人名
privacy-withdraw-ranking = 收回以後，你的名字馬上從排行榜上拿掉，過去的榜上也不再有。名次和積分不變，只有你自己看得到。
privacy-withdrawn-ranking = 收回了，排行榜上不再顯示你的名字。

### Ledger

ledger-finding = { $check ->
    [balance] 餘額和分錄合計對不上：成員 { $of }
    [below_zero] 餘額曾經低於零：成員 { $of }
    [tally] 月度合計和分錄對不上：成員 { $of }
    [total] 排行用的合計和分錄對不上：成員 { $of }
    [kind] 分錄和它的類別矛盾：{ $of }
    [reversal] 衝正和原分錄對不上：分錄 { $of }
    [reservation] 兌換單缺分錄，或多了分錄：{ $of }
    [unreserved] 沒有兌換單卻扣了或退了分：分錄 { $of }
    [award] 加分單和分錄對不上：{ $of }
    [unawarded] 沒有加分單卻加了分：分錄 { $of }
    [deducted] 扣分單和分錄對不上：{ $of }
    [shelf] 庫存和兌換單對不上：禮品 { $of }
   *[guards] 資料庫不再拒絕改動，缺少 { $of }
}{ $more ->
    [more] …… 可能還有
   *[all] 。
}
ledger-broken = 有 { $count } 處對不上。請不要再手工改資料庫，先留一份副本，再和備份比對。
ledger-well = 都對得上：{ $people } 人，{ $entries } 條分錄。
ledger-alert = ❗️ 夜間核對積分，發現對不上：

    { $findings }

    沒有改動任何資料。請在機器上執行 <code>nuanyi ledger check</code>，再和備份比對。

### Rewards

import-count-wrong = 「{ $value }」不對：請填寫 { $least } 到 { $most } 的整數。
import-day-wrong = 「{ $value }」不是日期：請寫成 2026-12-01 或 2026年12月1日，不限就留空。
import-days-swapped = 結束日期 { $until } 在開始日期 { $since } 之前：請對調，或改正其中一個。
import-picture-elsewhere = 圖片「{ $name }」不在表格旁邊：請把圖片和表格放在同一個資料夾，這裡只寫檔名。
import-picture-missing = 沒有找到圖片「{ $name }」：請把它和表格放在同一個資料夾，檔名要一樣。
import-picture-broken = 圖片「{ $name }」打不開：請另存為 JPEG 或 PNG，不超過 { $megabytes } MB。
import-reward-nowhere = 沒有寫驛站：哪兒也沒有，騎手看不到它。
import-reward-no-stock = 沒有寫「{ $station }」有多少件：請填寫庫存，或者在這一列寫「{ $code }=5」。
import-reward-station-twice = 「{ $station }」寫了兩次：請只留一次。
import-reward-station-unknown = 沒有驛站「{ $value }」：請寫驛站的編號或名稱；單獨的件數寫成「編號=5」。
import-reward-taken = 「{ $station }」已經有 { $least } 件留給騎手或領走了，不能只有 { $pieces } 件：最少填 { $least }。

menu-rewards = 積分能兌換什麼
typed-rewards = 兌換 | 禮品 | 兌換禮品 | 積分兌換 | 我要兌換
form-rewards = 按遠近排禮品

reward-heading = 🎁 <b>能兌換的</b>（你有 { $balance } 分）
reward-heading-stranger = 🎁 <b>積分能兌換的</b>。報到通過以後就能換。
reward-none = 🎁 現在沒有可以兌換的，過幾天再來看看。
reward-gone = 另外 { $count } 樣領完了，補貨後會再出現。
reward-item = <b>{ $number }. { $name }</b> · { $price } 分{ $state ->
    [short] （還差 { $missing } 分）
    [had] （這個季度兌滿了）
   *[fine] {" "}✅
}
reward-item-at = 📍 { $station } · { $left } 件{ $others ->
    [0] {""}
   *[other] ，另有 { $others } 個驛站
}
reward-item-near = 📍 { $station } · { $distance } · { $left } 件{ $others ->
    [0] {""}
   *[other] ，另有 { $others } 個驛站
}
reward-open = { $number }. { $name } · { $price } 分
reward-near = 📍 按我的位置排
reward-mine = 🎟 我的預約（{ $count }）
reward-all = 🎁 全部禮品
reward-others = 🎁 看看禮品
reward-place-ask = 點下面的 <b>📍 找驛站</b>，或者用 📎 發一個位置，我就把禮品按遠近排好。位置用完就忘，不會存下來。
reward-place-hint = 我還在等你的位置。不排了就發 /cancel，再說別的。
reward-title = 🎁 <b>{ $name }</b> · { $price } 分
reward-purse = ⭐ 你有 { $balance } 分{ $missing ->
    [0] ，夠了。
   *[other] ，還差 { $missing } 分。
}
reward-a-quarter = 每人每季度 { $most } 件，你已經有 { $had } 件。
reward-until = 兌換到 { $day } 為止。
reward-where-list = 哪兒有（點下面的驛站預約）：
reward-nowhere = 現在哪兒都沒有了，補貨後再來。
reward-place = 📍 { $station } · { $left } 件 · { $standing }
reward-place-near = 📍 { $station } · { $distance } · { $left } 件 · { $standing }
reward-choose = 在 { $station } 領
reward-more = 還有 { $count } 個驛站 ›
reward-sure = 用 <b>{ $price } 分</b>換<b>{ $name }</b>，在 <b>{ $station }</b> 領？

    📍 { $where }
    { $standing }

    預約後 { $days } 天內來領，還剩 { $rest } 分。沒來領的話，積分自動退回。
reward-yes = ✅ 預約，用 { $price } 分
reward-reserved = ✅ 留好了，碼在下面這條訊息裡。

reward-checkin = 報到通過後才能兌換。還沒報到的話，點「🪪 報到」，一分鐘就好；報過了的，等書記確認。
reward-not-offered = 這個現在不能兌換了。點 /rewards 看看還有什麼。
reward-none-left = 這個驛站剛剛領完了。返回看看別的驛站。
reward-had-enough = 這個季度每人最多 { $most } 件，你已經有了。下個季度再來。
points-too-few = 要 { $price } 分，你有 { $balance } 分，還不夠。點 /points 看看怎麼攢。

reservation-held = 🎟 <b>{ $name }</b> 給你留好了（{ $price } 分）
    碼：<code>{ $code }</code>

    <b>{ $station }</b>
reservation-until = ⏰ <b>{ $until }</b> 前來領：給管理員掃碼，或者報這 8 個字元。
reservation-handed = ✅ <b>{ $name }</b> 領到了，在 { $station }。
reservation-lapsed = ⌛️ <b>{ $name }</b> 沒來得及領，{ $price } 分已經退回。
reservation-cancelled = <b>{ $name }</b> 的預約取消了，{ $price } 分已經退回。
reservation-undone = <b>{ $name }</b> 的領取撤銷了，{ $price } 分已經退回。
reservation-way = 🧭 怎麼走
reservation-cancel = 取消預約
reservation-cancel-yes = 確定取消，退回 { $price } 分
reservation-cancel-no = 不取消
reservation-cancel-done = 取消了，退回 { $points } 分，現在有 { $balance } 分。
reservation-over = 這個預約已經結束了。
reservation-told-lapsed = ⌛️ <b>{ $name }</b> 的預約過期了，{ $points } 分已經退回，現在有 { $balance } 分。還想要的話，可以再約。
reservations = 🎟 <b>我的預約</b>{ $count ->
    [0] ：現在沒有在等你領的。
   *[other] ：{ $count } 件在等你
}
reservations-none = 🎟 你還沒有預約過。看看積分能換什麼：
reservations-line = { $state ->
    [held] ⏰ <b>{ $name }</b> · { $station } · { $when } 前
    [handed] ✅ { $name } · { $station } · { $when } 領到
    [lapsed] ⌛️ { $name } · { $when } 過期，退回了
    [cancelled] ✖️ { $name } · { $when } 取消，退回了
   *[undone] ↩️ { $name } · { $when } 撤銷，退回了
}
reservations-open = 🎟 { $name }：看碼
ticket-title = 兌換碼
ticket-until = { $until } 前領取
ticket-handed = 已領取
ticket-lapsed = 已過期
ticket-cancelled = 已取消
ticket-undone = 已撤銷
ticket-foot-held = 請管理員掃碼，或報出 8 個字元
ticket-foot-handed = 這個碼已經用過了
ticket-foot-lapsed = 這個碼不能用了，積分已退回
ticket-foot-cancelled = 這個碼不能用了，積分已退回
ticket-foot-undone = 這個碼不能用了，積分已退回

kept-reservations = · <b>兌換過什麼</b>：好把賬算清；刪除時退回沒領的，以後只剩編號
mydata-part-reservations = 兌換
mydata-reward = 禮品
mydata-price = 積分
mydata-until = 有效到
mydata-made-at = 預約時間
mydata-code = 兌換碼
mydata-reservation = 結果
mydata-reservation-held = 等你領
mydata-reservation-handed = 領到了
mydata-reservation-lapsed = 過期
mydata-reservation-cancelled = 取消
mydata-reservation-undone = 撤銷

### notices: topics and hours
notices-stop = 🔕 不再收「{ $topic }」
notices-again = ↩️ 已不再收「{ $topic }」，點這裡恢復
notices-as-member = 按黨員身份通知我
notices-page =
    { $state }

    { $when }
notices-all-off =
    🔔 <b>通知都關著</b>，什麼都不會發給你。
    想收哪個，點一下就開。
notices-some-on =
    🔔 <b>開著 { $count } 種通知</b>
    點一下就開，再點就關。
notices-paused =
    ⏸ <b>全部暫停，到 { $day } 自己恢復</b>
    這期間只有緊急的會發。
notices-when =
    🕐 閒時：{ $slack }
    🌙 免打擾：{ $quiet }
    通知在閒時發，緊急的隨時發。
notices-when-hidden =
    🕐 閒時：{ $slack }
    🌙 免打擾：{ $quiet }
    你的閒時全在免打擾裡，所以通知等免打擾一過就發；緊急的隨時發。
notices-offer =
    🔔 區裡有這些通知可以發給你，現在都關著。
    想收哪個，點一下就開；都不要就不用管，不會再問。

    { $when }
notices-slack = 🕐 改閒時
notices-quiet = 🌙 改免打擾
notices-slack-ask =
    🕐 <b>什麼時候有空看通知？</b>
    就在這段時間發給你。
notices-quiet-ask =
    🌙 <b>什麼時候別打擾？</b>
    這段時間不發通知，只有緊急的照發；你自己的事（上報、積分）照常到，但不響。
notices-slack-trade = 按我的行業（{ $hours }）
notices-quiet-trade = 按區裡定的（{ $hours }）
notices-slack-any = 隨時
notices-quiet-any = 不設
notices-own = ✏️ 自己寫
notices-own-ask = ✏️ 寫幾點到幾點就行，比如 <b>14:00-17:00</b>；兩段中間加逗號：<b>12-14，20-22</b>。「下午2點到5點」這樣也行。
notices-own-hint = 請用文字寫。
notices-hours-set = 好，記住了。
notices-pause = ⏸ 全部暫停一週
notices-go-on = ▶️ 現在就恢復
notices-pause-done = 好，一週內不發，到時自己恢復。
notices-go-on-done = 好，恢復了。
notices-on = 開了：{ $topic }
notices-off = 關了：{ $topic }
notices-stopped = 好，不再發「{ $topic }」給你。要改，隨時發 /notices。
notices-stopped-coming = 好，以後的「{ $topic }」不再通知你。這次說了要來，有事還會告訴你；不來就點「不來了」。
notices-resumed = 好，又會收到「{ $topic }」。
notices-stranger = 通知只發給報到過的人。報到一分鐘，書記確認後就能收。
notices-back = 你之前停用過我，所以通知都關了，不會自己開啟。想收哪個，點這裡。
notices-open = 🔔 選通知
hours-span-unclear = 「{ $given }」我沒看懂。
hours-all-quiet = 這樣一整天都收不到。要歇一陣，用「全部暫停一週」；哪個不要，關掉就行。
hours-too-many = 最多寫 { $most } 段。
key-notices = 🔔 通知
typed-notices = 通知 | 關閉通知 | 我的通知 | 訂閱 | 退訂 | 取消通知 | 關通知 | 不要再發 | 別發了 | td | t | notices | notifications | unsubscribe
menu-notices = 通知：收哪些，什麼時候收
form-times = 通知的時間

### What is kept of notices

kept-notices = · <b>收過哪些通知、點沒點知道了</b>：免得重複發給你，{ $days } 天
kept-broadcasts = · <b>書記群發的內容</b>：好更正、撤回，發完 { $days } 天后刪
mydata-part-preferences = 什麼時候收通知
mydata-part-notices = 發給你的通知
mydata-part-broadcasts = 你寫的或同意的群發
mydata-quiet = 免打擾時間
mydata-slack = 閒時
mydata-hours-none = 沒有
mydata-paused-until = 暫停到
mydata-offered-at = 告訴過你有哪些通知
mydata-left-at = 遮蔽後全部關閉
mydata-notice = 通知
mydata-notice-broadcast = 群發
mydata-notice-service_day = 新新服務日
mydata-received = 結果
mydata-received-waiting = 還沒到時間
mydata-received-queued = 正在發
mydata-received-sent = 發到了
mydata-received-unreachable = 沒能發到
mydata-received-opted_out = 按你的意思沒有發
mydata-received-cancelled = 沒有發，已停下
mydata-received-expired = 沒有發，過了時間
mydata-received-refused = 沒有發，Telegram 不收
mydata-received-uncertain = 可能發到了，說不準
mydata-read-at = 點了知道了
mydata-broadcast = 群發
mydata-broadcast-composing = 沒寫完
mydata-broadcast-waiting = 等另一個人同意
mydata-broadcast-begun = 已發出
mydata-broadcast-dropped = 放棄了
mydata-broadcast-seconded = 同意了別人的群發
mydata-changed-to = 想改成
mydata-files = 照片、影片和檔案

### attendance: the code on the day, and how it was
attend-open = 📲 今天服務日：出示簽到碼
attend-today = 🧡 今天是服務日，地點就在 <b>{ $station }</b>。有人來，點下面出示簽到碼，掃一下就算到了，積分自動加。
attend-open-at = 📲 簽到碼：{ $station }
attend-title = { $month }月{ $day }日服務日 簽到
attend-until = { $until } 前有效
attend-shown =
    📲 <b>{ $station } 簽到碼</b>
    來的人掃這個碼就行。掃不了的，請他把這 6 個數字發給暖驛：<code>{ $digits }</code>
    { $until } 前有效，到點換一張。
    這裡已簽到 { $count } 人。
attend-new = 🔄 換一張新的
attend-renewed = 換好了，5 分鐘內有效
attend-done =
    ✅ <b>簽到好了</b>：{ $month }月{ $day }日服務日，{ $station }，{ $time }。
    給工作人員看一眼就行，慢慢享受服務。
attend-before = ✅ { $month }月{ $day }日服務日你已經簽過到了（{ $station }，{ $time }），不用再籤。
attend-checkin = 簽到要先報到，一兩分鐘就好。點下面報到；書記確認以後，下次服務日就能簽到、得積分了。
attend-waiting = 你的報到還在等書記確認，確認以後就能簽到。今天的服務照樣可以用。
attend-none = 這個簽到碼認不出來。請管理員出示新的，再掃一次。
attend-late = 這個碼過時了。請管理員點「換一張新的」，再掃一次。
attend-wrong = 今天沒有這個簽到碼。請看看管理員手機上的 6 個數字，再發一次。
attend-own = 這是你自己出示的碼，給自己簽到不算。請另一位管理員出示一張。
attend-other-day = 這是 { $month }月{ $day }日服務日的簽到碼，只在那天有用。
attend-cancelled = { $month }月{ $day }日的服務日取消了，不用簽到。
rating-question =
    { $month }月{ $day }日的服務日，<b>你覺得怎麼樣？</b>
    點幾顆星就行。別人只看到合起來的分數，看不到是誰給的。
rating-thanks =
    謝謝！{ $month }月{ $day }日的服務日，你給了 { $stars }
    想改就再點一次；有話想說，點下面。
rating-noted = 記下了，謝謝
rating-say = ✍️ 說一句
rating-words = 想說什麼？好的、不好的都行，{ $longest } 字以內。組織者看得到話，看不到是誰說的，請別寫名字。
rating-stars-first = 先點幾顆星，再回復一遍這句話，就一起記下了。
rating-skip = 不寫了
rating-skipped = 好的，星星已經記下了。謝謝！
rating-said = 收到，謝謝！我們會看的。
rating-hint = 用文字寫就行。
rating-only-came = 這個只問那天簽過到的人。
rating-late = 服務日過去很久了，評價已經收好了。謝謝你！
form-rating = 服務日評價

### broadcasts on their way: progress, report, correcting, taking back
run-title = 📣 <b>群發</b>：{ $words }
run-title-wordless = 📣 <b>群發</b>
run-scheduled = 🕒 { $when } 開始發。
run-state = { $state ->
    [fixing] ⏳ 正在定名單……
    [running] 📤 正在發……
    [resting] 🕒 等對方空閒的時候發。
    [paused] ⏸ 停著。按「接著發」就繼續。
    [stopping] ✋ 正在停下來……
    [cancelled] ✋ 停了，沒發的不發了。
   *[done] ✅ 發完了，結果看報告。
}
run-bar = { $bar } { $percent }%
run-left = ⏳ 還沒發：{ $count } 人
run-on-their-way = ⏳ 還沒發：{ $count } 人
run-figure = { $state ->
    [sent] ✅ 收到：{ $count } 人
    [unreachable] 📵 聯絡不上（遮蔽或銷號）：{ $count } 人
    [opted_out] 🔕 不想收（關了或退出）：{ $count } 人
    [cancelled] ✋ 停發時還沒發到：{ $count } 人
    [expired] ⌛ 過了時間，沒再發：{ $count } 人
    [refused] ⚠️ Telegram 不讓發：{ $count } 人
   *[uncertain] ❔ 發了，但不確定收沒收到：{ $count } 人
}
run-minutes = ⏱ { $minutes ->
    [0] 不到一分鐘就發完這一批
   *[other] 大約 { $minutes } 分鐘發完這一批
}
run-next = ⏱ 下一批：{ $when }
run-total = 一共 <b>{ $count }</b> 人
run-acks = 👌 點了「知道了」：{ $count } 人
run-never = ✋ 還沒開始就停了，一個人也沒發。
run-changing = { $what ->
    [taken-back] ↩️ 正在撤回……已處理 { $done } 份
   *[corrected] ✏️ 正在更正……已處理 { $done } 份
}
run-were-changed = { $what ->
    [taken-back] ↩️ 撤回了 { $changed } 份{ $unchanged ->
        [0] {""}
       *[other] ，{ $unchanged } 份沒撤成
    }
   *[corrected] ✏️ 更正了 { $changed } 份{ $unchanged ->
        [0] {""}
       *[other] ，{ $unchanged } 份沒改成
    }
}
run-corrected = ✏️ 更正好了，{ $count } 份已經改過來。
run-corrected-not = { $count } 份沒改成：對方刪了那條訊息，或遮蔽了機器人。
run-taken-back = ↩️ 撤回好了，{ $count } 份已經處理。
run-taken-back-not = { $count } 份沒撤成：對方遮蔽了機器人，或 Telegram 不讓改。
run-changed-uncertain = 另有 { $count } 份不確定收沒收到，找不到那條訊息，動不了。
run-pause = ⏸ 暫停
run-go-on = ▶️ 接著發
run-cancel = ✋ 不發了
run-correct = ✏️ 更正
run-take-back = ↩️ 撤回
run-refresh = 🔄 重新整理
run-file = 📄 名單
run-again = 📤 再發給沒收到的
run-look = 📊 看報告
run-ask-cancel = 剩下的不發了？已經收到的 { $sent } 人那裡不變，還沒發的 { $left } 人就不發了。
run-cancel-yes = ✋ 不發了
run-leave-it = 算了
run-ask-take-back = 撤回這條群發？{ $sent } 份會從對方那裡刪掉；超過兩天的刪不掉，改成「已撤回」。還沒發的也不發了。撤回後不能再改。
run-take-back-yes = ↩️ 撤回
run-not-running = 它已經不在發了，結果看報告。
run-already-taken-back = 已經撤回了。
run-correct-waits = ✏️ 這條通知當初要另一位同意，改動也一樣。已經去問了，有結果告訴你；在那之前，大家看到的還是原來的。
run-correct-no-second = 這條通知當初要另一位同意，改動也一樣，可現在沒有別人能同意。實在要改，可以先撤回。
run-correct-asked = ✏️ <b>{ $name }</b>想把這條發給 { $count } 位騎手的通知改成上面這樣。當初是另一位同意才發的，改動也要你同意。
run-correct-asked-before = ✏️ { $name }的這次改動不用再看了：已經定了，或者又換了新的。
run-correct-agree = ✅ 同意，改吧
run-correct-decline = ✖️ 先不改
run-correct-answer = { $agreed ->
    [True] ✅ 另一位同意了，正在更正，好了告訴你。
   *[False] ✖️ 另一位說先不改，大家看到的還是原來的。
}
run-correct-decided = 這次改動已經定了，不用再點。
run-correct-newer = 又有新的改動了，請看最新的那一條。
run-correct-author-gone = 想改它的人現在不能群發了，所以沒有改。
run-correct-author-only = 這條通知當初是兩個人定的，只有寫它的人能提出改動，再由另一位同意。要停下或撤回，你可以。
run-corrected-none = ✏️ 更正好了。還沒人收到舊的，之後發的都是新的。
run-taken-back-none = ↩️ 撤回好了，誰也沒收到。
run-being-taken-back = ↩️ 正在撤回，好了告訴你。
run-ask-correct = { $kind ->
    [text] ✏️ 把改好的整段文字發給我。
    [album] ✏️ 把改好的說明文字發給我（相簿裡的圖改不了）。
   *[media] ✏️ 把改好的說明文字，或者換用的圖片、影片、檔案發給我。
}
    每個人收到的那份都會改過來。
run-correct-hint = 這樣的改不了。
run-correct-kind = { $kind ->
    [text] 這條群發是文字，只能改成文字。
   *[album] 相簿只能改說明文字。
}
run-caption-too-long = 說明最多 1024 個字，請短一點。
run-correct-sure = ☝️ 改成這樣？已經收到的會直接改過來，不會再響一次；還沒發的就按新的發。
run-correct-yes = ✏️ 改成這樣
run-being-corrected = ✏️ 正在更正，好了告訴你。
run-correct-dropped = 好，什麼也沒動。
run-ok-toast = 👌 收到，謝謝！
run-ok-before = 👌 早就記下了，謝謝！
run-author-gone = 寫這條通知的人已經不在這兒了，話帶不到。有事找書記，就打「寫給書記」。
run-withdrawn = 這條通知已撤回。
run-file-sent = 📄 名單在這裡。誰看過名單，本人在「隱私」裡查得到。
run-file-name = 群發名單-{ $date }.xlsx
run-column = { $column ->
    [number] 編號
    [name] 姓名
    [area] 片區
    [trade] 行業
    [state] 結果
    [at] 時間
    [read] 知道了
   *[change] 更正或撤回
}
run-file-state = { $state ->
    [sent] 收到
    [waiting] 還沒發
    [queued] 正在發
    [unreachable] 聯絡不上
    [opted_out] 不想收
    [cancelled] 停發
    [expired] 過了時間
    [refused] Telegram 不讓發
   *[uncertain] 不確定
}
run-file-change = { $change ->
    [changed] 已處理
    [unchanged] 沒成
   *[going] 處理中
}
run-file-gone = （不在你的名冊裡）
form-run-correct = 更正群發

### service days: who comes, seats, the calendar
menu-service = 下一次服務日
typed-service = 服務日 | 我來 | 我要來 | 新新服務日 | 下次服務日 | 下一次服務日 | 服務日什麼時候
coming-name = 服務日
coming-title =
    📅 <b>{ $name }</b>
    🕘 { $day } { $hours }
coming-place = 📍 <b>{ $station }</b>
coming-place-open = 📍 地點還沒定，定了就告訴你
coming-within = 就在你的片區（{ $area }）
coming-far = 離你的片區（{ $area }）約 { $distance }
coming-services = 現場有：{ $services }
coming-counted = ✅ 你來過了，已經記上。
coming-noted = ✅ 記下了，你來。
coming-tomorrow = ⏰ 明天就是服務日，等你來：
coming-today = ☀️ 今天就是服務日，等你來：
coming-changed = 🔔 服務日有變化，以這條為準：
coming-called-off = ✖️ <b>{ $day }的{ $name }取消了</b>，不用跑這一趟。下一次定了再告訴你。
coming-come = ✋ 我來
coming-leave = ✖️ 不來了
coming-calendar = 🗓 加到日曆
coming-calendar-strike = 🗓 日曆裡也標成取消
coming-way = 🧭 { $station }
coming-done = 記下了，到時候見！
coming-left = 好的，記下你不來了。又想來的話，再點一下就行。
coming-calendar-caption = 🗓 點開檔案，就能加到手機日曆。有變化時再點一次「加到日曆」，日曆會跟著改。
coming-calendar-off = 🗓 點開檔案，日曆裡的這一條就會標成已取消。
coming-none = 📅 下一次服務日還沒定。點 /notices 開啟「{ $name }」，定了會提前幾天告訴你。
coming-checkin = 先報到、等支部確認，就能報名服務日了。點 /checkin 開始，幾分鐘就好。
coming-over = 這次服務日已經結束了。下一次：/service
coming-cancelled = 這次服務日取消了，不用跑這一趟。下一次：/service
seat-count = { $service }（{ $count } 個名額）
seat-mine = 🎟 { $service }：給你留了名額
seat-mine-waiting = ⏳ { $service }：名額滿了，你排在第 { $place } 位，輪到你馬上告訴你
seat-take = { $service }：要一個名額
seat-take-left = { $service }：還有 { $count } 個名額
seat-take-full = { $service }：滿了，排隊{ $count ->
    [0] {""}
   *[other] （{ $count } 人在等）
}
seat-give = ↩️ { $service }：不要名額了
seat-give-waiting = ↩️ { $service }：不排隊了
seat-got = 給你留了名額：{ $service }
seat-queued = { $service }名額滿了，已經幫你排上隊。輪到你馬上告訴你。
seat-given = 好的，{ $service }讓給後面的人了。
seat-none-here = 這一項不用留名額了，到現場問一下就行。
seat-off = 這一項這次沒有了，別的照常。現在有什麼：/service
seat-lost = ✖️ { $services }：臨時取消了，這次沒有，抱歉
seat-moved-up = 🎉 <b>輪到你了</b>：{ $service }有你的名額了。
seat-see = 📅 看看安排
seat-give-up = 讓給別人

### turnouts: how a service day went
turnout-open = 📊 { $month }月{ $day }日服務日小結
turnout-title =
    📊 <b>{ $month }月{ $day }日服務日小結</b>
    通知到 { $announced } 人，說要來 { $coming } 人，來了 <b>{ $came }</b> 人
turnout-trades = <b>按行業</b>（通知到 → 說要來 → 來了）
turnout-areas = <b>按街道</b>（通知到 → 說要來 → 來了）
turnout-line = { $label }：{ $announced } → { $coming } → <b>{ $came }</b>
turnout-rest = 其餘 { $count } 項
turnout-others = 沒有行業或片區
turnout-rated = <b>評價</b>：平均 { $mean } 顆星，{ $count } 人
turnout-unrated = 還沒有人評價。
turnout-file = 📥 下載表格
turnout-day = 📅 看這一天
turnout-file-name = 服務日小結-{ $date }.xlsx
turnout-announced = 通知到
turnout-coming = 說要來
turnout-came = 來了
turnout-sum = 合計
turnout-stars = 星級
turnout-people = 人數
turnout-words = 大家寫的話（不記名，按拼寫排序，不分先後）
turnout-sheet-trades = 按行業
turnout-sheet-areas = 按片區
turnout-sheet-stations = 按驛站
turnout-sheet-opinions = 評價

### serviceday: administrators plan service days

menu-serviceday = 服務日安排
form-serviceday = 服務日安排
serviceday-list-menu = 🗓 服務日安排
servicedays-title = 🗓 <b>接下來的服務日</b>
servicedays-none = 接下來沒有服務日。每月幾號、在哪裡，寫在配置檔案的 [service_day] 裡。
servicedays-line = · { $state ->
    [cancelled] <s>{ $day } { $hours }</s> 已取消
   *[planned] { $day } { $hours } · { $count } 人說來
}
serviceday-title = 🗓 { $state ->
    [cancelled] <s><b>{ $day }</b> { $hours }</s> 已取消
   *[planned] <b>{ $day }</b> { $hours }
}
serviceday-moved = 原定 { $day }
serviceday-place = 📍 { $name }
serviceday-no-place = 📍 還沒有地點：定了地點才會通知大家
serviceday-service = · { $name }：{ $taken }/{ $seats } 個名額{ $waiting ->
    [0] { "" }
   *[other] ，{ $waiting } 人排隊
}
serviceday-service-open = · { $name }：不限名額
serviceday-words = 💬 { $words }
serviceday-picture = 🖼 有圖片
serviceday-count = 🙋 { $count } 人說來
serviceday-announced = 📣 已通知 { $sent } 人{ $waiting ->
    [0] { "" }
   *[other] ，{ $waiting } 人等他們的閒時
}
serviceday-not-announced = 📣 錯過了通知的時間，沒有通知
serviceday-to-announce = 📣 { $day } { $time } 起通知大家
serviceday-change-date = 📅 日期
serviceday-change-hours = 🕘 時間
serviceday-change-place = 📍 地點
serviceday-change-services = 🧰 服務
serviceday-change-words = 💬 說明
serviceday-change-picture = 🖼 圖片
serviceday-cancel = ❌ 取消這次
serviceday-list = ◀️ 所有服務日
serviceday-back = ◀️ 返回
serviceday-open = 🗓 開啟這次服務日
serviceday-places = { $count ->
    [0] 還沒有地點，現在就加一個：
   *[other] 在這 { $count } 個地方。點一下就去掉：
}
serviceday-place-add = ➕ 加一個地點
serviceday-services = { $count ->
    [0] 還沒有服務。
   *[other] 有 { $count } 項服務。點開可以改：
}
serviceday-service-add = ➕ 加一項服務
serviceday-seats = 🪑 名額
serviceday-drop = 🗑 去掉這項
serviceday-drop-ask = 去掉「{ $name }」？有 { $count } 人約了名額或在排隊，他們會收到訊息。去掉了不能恢復。
serviceday-drop-yes = 🗑 去掉這項
serviceday-which = 是哪一個？都不是就換個名字再發。
serviceday-ask-date = 改到哪天？例如「12月8日」「下週三」。
serviceday-ask-hours = 幾點到幾點？例如「9:00-16:00」。
serviceday-ask-place = 在哪個驛站？發名稱或編號。
serviceday-ask-words = 要對大家說什麼？最多 300 個字。
serviceday-ask-picture = 發一張圖片，會放在通知裡。
serviceday-ask-service = 加什麼服務？名額寫在後面，例如「理髮 15」；不限名額就不寫。
serviceday-ask-seats = 改成幾個名額？已經約上的人都還在。
serviceday-no-words = 不寫說明
serviceday-no-picture = 不放圖片
serviceday-no-seats = 不限名額
serviceday-hint = 這個沒看懂。照下面的例子再發一次，或者 /cancel。
serviceday-date-unclear = 沒看懂是哪天。請寫成「12月8日」或「下週三」。
serviceday-changed = ✅ 改好了。{ $told ->
    [yes] 發出去的通知會跟著改；說來的人兩分鐘後收到一條訊息，還要改就接著改。
   *[no] 還沒有通知過誰。
}
serviceday-cancel-ask = 取消{ $day }的服務日？發出去的通知會改成「已取消」，說來的 { $count } 人會收到訊息。取消了不能恢復；只是換一天，請改日期。
serviceday-cancel-yes = ❌ 取消這次
serviceday-cancelled = ✅ 取消了。{ $told ->
    [yes] 正在告訴大家。
   *[no] 還沒有通知過誰。
}
serviceday-gone = 沒有這個服務日了。發 /serviceday 看看有哪些。
serviceday-is-cancelled = 這次服務日已經取消，不能再改。
serviceday-over = 這次服務日已經結束，不能再改。
serviceday-date-over = 這個時間已經過了。請寫今天以後的日期。
serviceday-hours-over = 那天的這個時間已經過了。下午兩點到五點，請寫成「14:00-17:00」。
serviceday-date-far = 太遠了。請寫 { $days } 天以內的日期。
serviceday-places-many = 最多 { $most } 個地點。先去掉一個再加。
serviceday-services-many = 最多 { $most } 項服務。先去掉一項再加。
serviceday-service-gone = 這項服務已經去掉了。
occasion-announcement = 給大家的通知
occasion-day_before = 前一天的提醒
occasion-morning = 當天早上的提醒
occasion-question = 第二天的「怎麼樣」
occasion-changed = 有變化的訊息
occasion-cancelled = 取消的訊息
serviceday-expired = ⌛ { $day }的服務日有訊息沒發出去：{ $occasions }。到點時沒能發（機器人沒在執行，或者日期改得晚），現在發已經沒有用了。
serviceday-missed = ⌛ { $day }的服務日，{ $occasion }沒能及時發給 { $total } 人裡的 { $count } 人：他們方便看的時候機器人沒在執行，或者已經來不及了。現在發已經沒有用了；要緊的話，請換個辦法告訴他們。
serviceday-placeless = 📍 { $day }的服務日該通知大家了，可是還沒有地點。定了地點，通知馬上開始。
serviceday-undecreed = 🗓 { $year } 年的放假安排還沒收到，{ $day }的服務日可能要換一天。安排公佈後，請管程式的同事更新一下，或寫進配置檔案的 days；通知大家之前，日期會自己跟著改。

### broadcasts: writing to many
key-broadcast = 📣 群發通知
typed-broadcast = 群發 | 群發通知 | 發通知 | 寫通知 | 我要群發
menu-broadcast = 給騎手群發通知
form-broadcast = 群發通知
broadcast-ask = { $again ->
    [True] 📣 <b>要換成什麼？</b> 再發一遍給我就行。
   *[False] 📣 <b>想對騎手說什麼？</b> 直接發給我：文字、一張或一組照片、影片、檔案都可以。
}

    發來後我先給你看樣子和人數，你點「傳送」才會發出去。
broadcast-kinds = 這一種沒法群發。文字、照片、影片、動圖、檔案都可以。
broadcast-caption-long = 圖片或檔案下面的文字太長了，最多 { $most } 個字。可以寫短一點，或者把文字單獨發。
broadcast-unfinished = 📣 這是你還沒發完的通知。要換內容，直接再發一遍給我。
broadcast-moved = 👇 改過了，請看下面。
broadcast-album-below = 👆 請看上面
broadcast-ok = ✅ 知道了
broadcast-preview-only = 騎手收到後點這裡才有用，你看到的是樣子。

broadcast-to = 👥 發給 <b>{ $count } 位騎手</b>：{ $who }
broadcast-who = { $who }
broadcast-off = 符合條件的有 { $all } 位，其中 { $count } 位開著「{ $topic }」通知，只發給他們。
broadcast-at = 🕒 { $at }
broadcast-at-trades = 🕒 { $at }：{ $trades }
broadcast-trade = { $trade } { $count } 位
broadcast-at-once = 馬上
broadcast-from = { $at } 起
broadcast-moment = { $when ->
    [today] 今天 { $time }
    [tomorrow] 明天 { $time }
   *[later] { $month }月{ $day }日{ $weekday } { $time }
}
broadcast-topic-line = 🏷 話題：{ $topic }
broadcast-acks-line = ✅ 請他們點「知道了」
broadcast-urgent-line = 🔔 緊急：休息時間也會響
broadcast-as-above = 上面就是他們收到的樣子。要改內容，再發一遍給我。
broadcast-above-only = 上面就是他們收到的樣子。超過 { $most } 位，要另一位同意後才會發出。
broadcast-send = { $second ->
    [True] 📤 請另一位同意（{ $count } 位）
   *[False] 📤 傳送給 { $count } 位
}
broadcast-whom = 👥 發給誰
broadcast-when = 🕒 什麼時候
broadcast-test = 👀 先發給我看
broadcast-more = ⋯ 更多
broadcast-tested = 發給你了，在最下面。

broadcast-whom-ask = 👥 <b>發給誰？</b>
    現在是 { $who }：<b>{ $count } 位</b>
    可以選幾樣，幾樣都符合的才會收到。
broadcast-part-b = 支部
broadcast-part-a = 區域
broadcast-part-t = 行業
broadcast-part-c = 平臺公司
broadcast-party = 黨員（同意這樣收通知的）
broadcast-missed = 上次沒收到的
broadcast-everybody = ↩️ 不挑，發給全部
broadcast-list = 👥 <b>{ $part }</b>：點一下選上，再點一下去掉
    現在是 { $who }：<b>{ $count } 位</b>
broadcast-list-none = 👥 <b>{ $part }</b>：現在沒有可選的。
    現在是 { $who }：<b>{ $count } 位</b>
broadcast-district = { $district }的騎手
broadcast-and = { " + " }
broadcast-and-more = { $names }等 { $count } 個

broadcast-when-ask = 🕒 <b>什麼時候發？</b>
    點一個，或者直接寫給我，比如「明天15:00」「11-25 09:30」。
broadcast-slack = 🌤 騎手有空的時候
broadcast-now = ⚡ 現在就發
broadcast-type-hint = 現在在選時間。要換內容，先點「返回」。
broadcast-type-time = 請寫什麼時候發，比如「明天15:00」「週五下午3點」「11-25 09:30」。
appointment-unclear = 「{ $given }」這個時間我沒看懂。
appointment-over = 這個時間已經過去了。
appointment-too-far = 這個時間太遠了，三個月以內的可以。

broadcast-more-ask = ⋯ <b>還可以</b>
    請他們點「知道了」：報告裡有多少人點了。{ $urgent ->
    [True] { "" }
        緊急：休息時間也會響，只給要緊的事。
   *[False] { "" }
}
broadcast-acks = 請他們點「知道了」
broadcast-urgent = 🔔 緊急
broadcast-topic = 🏷 話題：{ $topic }
broadcast-topics-ask = 🏷 <b>這條屬於哪個話題？</b> 只有開著這個話題的騎手會收到，後面是人數。
broadcast-drop = 🗑 不發了
broadcast-dropped = 好，不發了。
broadcast-undrop = ↩️ 還是要發

broadcast-waiting = ⏳ <b>在等另一位同意。</b> 超過 { $most } 位的通知要兩個人都同意，同意後就發。
broadcast-back = ↩️ 收回來再改
broadcast-sent = { $planned ->
    [True] ✅ <b>好了，{ $at } 發。</b>
   *[False] ✅ <b>好了，開始發了。</b>進度看下面。
}
broadcast-second = 📣 <b>{ $name }</b>想發上面這條通知。超過 { $most } 位，要你也同意才會發出。
broadcast-second-over = { $sent ->
    [True] ✅ { $name }的通知已經同意了，開始發。
   *[False] { $name }的通知沒有發，不用再看了。
}
broadcast-agree = ✅ 同意，發吧
broadcast-decline = ✖️ 先不發
broadcast-decided = { $agreed ->
    [True] ✅ 另一位同意了，你的通知開始發了。
   *[False] ✖️ 另一位說先不發。可以問問原因，改好後再點發送。
}

broadcast-mend = ✏️ 改一改再發
broadcast-stopped = { $begun ->
    [True] 📣 你的通知剩下的沒有再發：現在你不能給這些騎手群發了。要問的話，請找管理員。
   *[False] 📣 你的通知沒有發：現在你不能給這些騎手群發了。要問的話，請找管理員。
}
broadcast-stopped-others = ✋ { $name }的群發停下了：這個人現在不能群發了，剩下的沒有再發。已經發到的還在大家手機上，要撤回就看報告。
broadcast-not-yours = 這不是你的通知。
broadcast-gone = 內容已經不在了，請再發一遍給我。
broadcast-nobody = 現在沒有人能收到。請換一換「發給誰」或話題，或者請騎手發 /notices 開啟這個話題。
broadcast-time-over = 🕒 選好的時間已經過去了，要在「什麼時候」裡重新選。
broadcast-no-second = 超過 { $most } 位要另一位同意，可是現在沒有別人能同意。請少選一些人，或者請人再加一位管理員。
broadcast-changed = 剛剛有改動，請再看一眼，沒問題再點發送。
broadcast-begun = 已經發出去了，不會再發一遍。
broadcast-waits = 在等另一位同意。要改的話，先點「收回來再改」。
broadcast-not-waiting = 寫的人收回去改了，現在不用同意。
broadcast-dropped-before = 這條已經不發了。
broadcast-author-gone = 寫這條通知的人現在不能群發了，所以沒有發。
broadcast-another = 你正在寫另一條，先發完或者不發那一條。
broadcast-no-topic = 還沒有設定通知話題，請找管理員。

### service days: what is kept, and one's own
kept-service-days = · <b>服務日</b>（說要來、約了什麼、簽到、評價）：好安排座位、給積分、辦得更好；組織者只看到人數，寫的話不帶名字。{ $days } 天
mydata-part-service-days = 服務日
mydata-service-day = 服務日
mydata-coming = 說過
mydata-coming-coming = 要來
mydata-coming-left = 不來了
mydata-service = 服務專案
mydata-seat = 名額
mydata-seat-seated = 約上了
mydata-seat-waiting = 排著隊
mydata-attended-at = 簽到時間
mydata-counted-by = 誰給籤的到
mydata-counted-by-scope = 哪裡的
mydata-stars = 幾顆星
